import { invariant } from '../../kernel/invariant.ts';
import type { EndsAnswer, HelloAnswer } from '../../protocol/messages.ts';
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

/** Where the hub stands with every chain of the caller's city. */
export async function ends({ log }: HubContext, { caller }: SignedCall): Promise<Reply> {
  const { city } = caller.device;
  const list = await log.ends(city);
  const state = await log.city(city);
  invariant(state, 'whoever asks belongs to a city');
  const value: EndsAnswer = { epoch: state.epoch, ends: [...list] };
  return { kind: 'json', value };
}
