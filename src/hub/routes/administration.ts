/**
 * What an administrator does about devices. Two must agree: the person, by the history of the city, and the device,
 * whose key signed: a street's computer gives nobody a place above or beside its own, whoever it says sits at it.
 */
import { covers, parseOfficeId } from '../../domain/office/office.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import {
  type CodeAnswer,
  type DevicesAnswer,
  codeRequestSchema,
  moveRequestSchema,
  revokeRequestSchema,
} from '../../protocol/messages.ts';
import type { HubContext } from '../context.ts';
import { newCode, storedCode } from '../enrol-codes.ts';
import type { DeviceState, ListedDevice } from '../log/hub-log.ts';
import type { StaffRights } from '../log/push-facts.ts';
import { readBody } from '../request/read-body.ts';
import { type Refusal, type Reply, refusal } from '../request/reply.ts';
import type { SignedCall } from './route.ts';

const MAX_BODY = 16 * 1024;

interface Administrator {
  readonly rights: StaffRights;
  /** Whether person and device both stand above it. */
  readonly reaches: (office: OfficeId) => boolean;
}

async function administratorOf({ log }: HubContext, { caller }: SignedCall): Promise<Result<Administrator, Refusal>> {
  const { device, actor } = caller;
  const rights = actor === undefined ? undefined : await log.staff(device.city, actor);
  if (rights === undefined) return err(refusal('role-missing', 'unknown person'));
  if (!rights.active || !rolesAllow(rights.roles, 'device.manage')) return err(refusal('role-missing', 'not theirs'));
  return ok({ rights, reaches: (office) => covers(rights.office, office) && covers(device.office, office) });
}

/** An office of the city that has been registered. */
async function knownOffice({ log }: HubContext, city: OfficeId, text: string): Promise<OfficeId | undefined> {
  const office = parseOfficeId(text);
  const isKnown = office !== undefined && covers(city, office) && (await log.hasOffice(city, office));
  return isKnown ? office : undefined;
}

export async function issueCode(context: HubContext, call: SignedCall): Promise<Reply> {
  const body = readBody(call.request, codeRequestSchema, MAX_BODY);
  if (!body.ok) return body.error;
  const { city } = call.caller.device;
  const administrator = await administratorOf(context, call);
  if (!administrator.ok) return administrator.error;
  const office = await knownOffice(context, city, body.value.value.office);
  if (office === undefined) return refusal('unknown-office', 'not registered');
  const person = await context.log.staff(city, body.value.value.staffId);
  if (!administrator.value.reaches(office)) return refusal('role-missing', 'another office');
  if (person?.active !== true || !administrator.value.reaches(person.office)) {
    return refusal('role-missing', 'no such person there');
  }
  const code = newCode(context.randomBytes);
  const expiresAt = context.now() + context.limits.codeLivesMs;
  await context.log.putCode(storedCode(code, { city, office, staffId: person.staffId, expiresAt }));
  context.logger.info({ city, office, by: call.caller.device.device }, 'code issued');
  return { kind: 'json', value: { code, expiresAt } satisfies CodeAnswer };
}

export async function listDevices(context: HubContext, call: SignedCall): Promise<Reply> {
  const administrator = await administratorOf(context, call);
  if (!administrator.ok) return administrator.error;
  const devices = await context.log.devices(call.caller.device.city);
  const shown = devices.filter(({ office }) => administrator.value.reaches(office)).map(listedRecord);
  return { kind: 'json', value: { devices: shown } satisfies DevicesAnswer };
}

function listedRecord({ city: _city, ...record }: ListedDevice): DevicesAnswer['devices'][number] {
  return record;
}

export async function revokeDevice(context: HubContext, call: SignedCall): Promise<Reply> {
  const body = readBody(call.request, revokeRequestSchema, MAX_BODY);
  if (!body.ok) return body.error;
  const target = await targetOf(context, call, body.value.value.device);
  if (!target.ok) return target.error;
  await context.log.revoke(target.value, context.now());
  context.logger.info({ city: target.value.city, device: target.value.device }, 'device revoked');
  return listDevices(context, call);
}

export async function moveDevice(context: HubContext, call: SignedCall): Promise<Reply> {
  const body = readBody(call.request, moveRequestSchema, MAX_BODY);
  if (!body.ok) return body.error;
  const target = await targetOf(context, call, body.value.value.device);
  if (!target.ok) return target.error;
  const office = await knownOffice(context, target.value.city, body.value.value.office);
  if (office === undefined) return refusal('unknown-office', 'not registered');
  const administrator = await administratorOf(context, call);
  if (!administrator.ok || !administrator.value.reaches(office)) return refusal('role-missing', 'another office');
  await context.log.move(target.value, office);
  context.logger.info({ city: target.value.city, device: target.value.device, office }, 'device moved');
  return listDevices(context, call);
}

async function targetOf(context: HubContext, call: SignedCall, device: string): Promise<Result<DeviceState, Refusal>> {
  const administrator = await administratorOf(context, call);
  if (!administrator.ok) return administrator;
  const target = /^[\w.-]{1,64}$/.test(device) ? await context.log.device(device) : undefined;
  const isInReach =
    target !== undefined && target.city === call.caller.device.city && administrator.value.reaches(target.office);
  // Of a device out of reach nothing is told, not even whether there is one.
  return isInReach ? ok(target) : err(refusal('role-missing', 'no such device there'));
}
