import type { z } from 'zod';
import type { AnyRefusal } from '../contract/errors.ts';
import type { setupSchema } from '../contract/desk.ts';
import type { OfficeEvent } from '../domain/office/events.ts';
import { levelOf } from '../domain/office/office.ts';
import { defaultSettings } from '../domain/settings/settings.ts';
import type { StaffEvent } from '../domain/staff/staff.ts';
import type { OfficeId, StaffId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import type { CaseFile } from '../store/case-file.ts';
import { setCredential } from '../store/credentials.ts';
import { writeMeta } from '../store/meta.ts';
import { type StreamAppend, commit } from '../store/unit-of-work.ts';
import type { DeskHost, DeskStatus } from './desk-host.ts';
import { type DeskProfile, PROFILE_KEY } from './open-desk.ts';
import { passwordDigest } from './session/passwords.ts';
import { officeStream } from './staff/offices.ts';
import { accountClaimStream, staffStream } from './staff/staff-stream.ts';

export type SetupInput = z.output<typeof setupSchema>;

export const MIN_PASSPHRASE = 8;

/**
 * The first run: offices from the city down to this desk's own, the first administrator (of the highest office named)
 * and the passphrase. Keyring, file and everything in it are made, or a refusal says which field is wrong.
 */
export function setUpDesk(host: DeskHost, input: SetupInput): Promise<Result<DeskStatus, AnyRefusal>> {
  return host.alone(async () => {
    if (!isSettingUp(host)) return err({ code: 'set-up-already' });
    const refusal = setupRefusal(host, input);
    if (refusal !== undefined) return err(refusal);
    const passwordHash = await passwordDigest(input.administrator.password);
    // Another program may have made a desk in this folder meanwhile.
    if (!isSettingUp(host)) return err({ code: 'set-up-already' });
    const file = await host.create(input.passphrase);
    if (!isSettingUp(host)) return err({ code: 'set-up-already' });
    if (!writeFirstEvents(file, input, passwordHash)) return err({ code: 'set-up-already' });
    host.opened();
    return ok(host.status());
  });
}

function isSettingUp(host: DeskHost): boolean {
  return host.status().phase === 'setup';
}

function setupRefusal(host: DeskHost, input: SetupInput): AnyRefusal | undefined {
  const stray = input.offices.find(({ id }, index) => {
    const above = input.offices[index - 1];
    return above !== undefined && !(id.startsWith(above.id) && id.length > above.id.length);
  });
  if (stray !== undefined) return { code: 'unknown-office', office: stray.id };
  if (!host.reference.cities.some((city) => city.id === input.policyCity)) return { code: 'no-policy' };
  const { passwordMinLength } = defaultSettings;
  if ([...input.administrator.password].length < passwordMinLength) {
    return { code: 'password-too-short', length: passwordMinLength };
  }
  if ([...input.passphrase].length < MIN_PASSPHRASE) return { code: 'password-too-short', length: MIN_PASSPHRASE };
  return undefined;
}

/** Whether they were written: false when another program wrote its own first. */
function writeFirstEvents(file: CaseFile, input: SetupInput, passwordHash: string): boolean {
  const own = input.offices.at(-1);
  const top = input.offices[0];
  invariant(own && top, 'the wizard names at least one office');
  const staffId = file.newId() as StaffId;
  const profile: DeskProfile = {
    office: own.id,
    numberPrefix: input.numberPrefix,
    deskCode: input.deskCode,
    policyCity: input.policyCity,
  };
  const result = commit(file, {
    commandId: file.newId(),
    commandName: 'desk.setup',
    commandPayload: { offices: input.offices, profile },
    actor: staffId,
    office: top.id,
    wallTime: file.now(),
    appends: [...officeAppends(input), ...administratorAppends(input, staffId, top.id)],
    outcome: null,
    also: (db) => {
      writeMeta(db, PROFILE_KEY, JSON.stringify(profile));
      setCredential(db, { staffId, passwordHash, mustChange: false, at: file.now() });
    },
  });
  return result.kind === 'committed';
}

function officeAppends(input: SetupInput): readonly StreamAppend[] {
  return input.offices.map(({ id, name }) => {
    const event: OfficeEvent = { type: 'office.registered.v1', payload: { officeId: id, name, level: levelOf(id) } };
    return { stream: officeStream(id), expectedVersion: 0, events: [event] };
  });
}

function administratorAppends(input: SetupInput, staffId: StaffId, office: OfficeId): readonly StreamAppend[] {
  const { account, name } = input.administrator;
  const event: StaffEvent = {
    type: 'staff.registered.v1',
    payload: { staffId, account, name, roles: ['admin'], office, identityNumber: '', relatives: [] },
  };
  const claim = { type: 'claim.taken.v1', payload: { holder: staffId, label: account } };
  return [
    { stream: staffStream(staffId), expectedVersion: 0, events: [event] },
    { stream: accountClaimStream(account), expectedVersion: 0, events: [claim] },
  ];
}
