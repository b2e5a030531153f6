import type { NodeTransport } from '../../agency/hub-transport.ts';

/** Opens a line to a hub; `certificate` is the fingerprint agreed on, null to take the one that is shown. */
export type Dial = (url: string, certificate: string | null) => NodeTransport;
