import { invariant } from '../../kernel/invariant.ts';
import { type EnrolAnswer, enrolRequestSchema } from '../../protocol/messages.ts';
import { requestHeaders } from '../../protocol/request-signature.ts';
import type { HubContext } from '../context.ts';
import { readCode } from '../enrol-codes.ts';
import { checkProtocol, checkSignature, checkSize, checkTime } from '../request/check-request.ts';
import { readBody } from '../request/read-body.ts';
import { type Reply, refusal } from '../request/reply.ts';
import { isPublicKey } from '../signature.ts';
import type { Call } from './route.ts';

const DEVICE = /^[\w.-]{8,64}$/;
const MAX_BODY = 16 * 1024;

/** A device becomes one of the city's: by a code, and by a key that it proves to hold. */
export async function enrol(context: HubContext, { request }: Call): Promise<Reply> {
  const early = checkProtocol(request) ?? checkSize(request, MAX_BODY);
  if (early !== undefined) return early;
  const body = readBody(request, enrolRequestSchema, MAX_BODY);
  if (!body.ok) return body.error;
  const { code, device, publicKey, name } = body.value.value;
  if (!DEVICE.test(device) || !isPublicKey(publicKey) || !isPlainLine(name)) {
    return refusal('malformed', 'device, key or name');
  }
  if (request.headers[requestHeaders.device] !== device) return refusal('bad-signature', 'signed by another device');
  const unproven = checkSignature(request, publicKey) ?? checkTime(request, context.now());
  if (unproven !== undefined) return unproven;
  const read = readCode(code);
  if (read === undefined) return refusal('bad-code', 'not of the form');
  const held = await context.log.device(device);
  if (held !== undefined && held.revokedAt !== null) return { ...refusal('revoked', 'this device'), device };
  const use = await context.log.useCode({
    ...read,
    now: context.now(),
    maxAttempts: context.limits.codeAttempts,
    device: { device, publicKey, name },
  });
  if (use.kind === 'refused') return { ...refusal('bad-code', 'not good'), device, auditAs: `bad-code ${use.detail}` };
  const city = await context.log.city(use.city);
  invariant(city, 'a code is for a city');
  context.logger.info({ city: use.city, office: use.office, device }, 'device enrolled');
  const value: EnrolAnswer = {
    city: use.city,
    office: use.office,
    staffId: use.staffId,
    epoch: city.epoch,
    head: city.head,
  };
  return { kind: 'json', value };
}

/** Shown in lists and kept in the log: no control characters, no half characters. */
function isPlainLine(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}
