import { invariant } from '../../kernel/invariant.ts';
import type { EndsAnswer, HelloAnswer } from '../../protocol/messages.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { HubContext } from '../context.ts';
import type { DeviceState } from '../log/hub-log.ts';
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

/** Where the hub stands with every chain of the caller's city, and whether all others have read this log to its end. */
export async function ends({ log }: HubContext, { caller, query }: SignedCall): Promise<Reply> {
  const { city, device } = caller.device;
  // Before the head: who has read to a head that has moved since counts as unheard.
  const devices = query.has('unheard') ? await log.devices(city) : undefined;
  const list = await log.ends(city);
  const state = await log.city(city);
  invariant(state, 'whoever asks belongs to a city');
  const others = devices?.filter((each) => each.device !== device && each.revokedAt === null);
  const unheard = others?.filter(({ pulledUpTo }) => pulledUpTo !== state.head).length;
  const value: EndsAnswer = {
    epoch: state.epoch,
    ends: [...list],
    ...(unheard === undefined ? {} : { unheard }),
    ...(query.has('revoked') ? { revoked: revokedOf(devices ?? (await log.devices(city))) } : {}),
  };
  return { kind: 'json', value };
}

function revokedOf(devices: readonly DeviceState[]): string[] {
  return devices.filter(({ revokedAt }) => revokedAt !== null).map(({ device }) => device);
}
