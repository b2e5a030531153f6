import type { NodeTransport } from '../../agency/hub-transport.ts';
import type { IsExpected } from '../../agency/pinning-agent.ts';

/**
 * Opens a line to a hub; `certificate` is the fingerprint agreed on, null to take the one that is shown, if it is the
 * expected one.
 */
export type Dial = (url: string, certificate: string | null, isExpected?: IsExpected) => NodeTransport;
