import type { HelloAnswer } from '../../protocol/messages.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { HubContext } from '../context.ts';
import type { Reply } from '../request/reply.ts';
import type { SignedCall } from './route.ts';

export function hello({ now }: HubContext): Promise<Reply> {
  const protocol = { newest: PROTOCOL_VERSION, oldest: OLDEST_PROTOCOL_VERSION };
  const value: HelloAnswer = { program: 'anju-hub', protocol, hubTime: now() };
  return Promise.resolve({ kind: 'json', value });
}

/** Where the hub stands with the caller's chain. */
export async function head({ log }: HubContext, { caller }: SignedCall): Promise<Reply> {
  return { kind: 'json', value: await log.deviceHead(caller.device) };
}
