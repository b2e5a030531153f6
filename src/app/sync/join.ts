import type { z } from 'zod';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { sync } from '../../contract/sync.ts';
import { defaultSettings } from '../../domain/settings/settings.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { setCredential } from '../../store/credentials.ts';
import { writeMeta } from '../../store/meta.ts';
import { saveHub } from '../../store/sync/hub-state.ts';
import type { DeskHost, DeskStatus } from '../desk-host.ts';
import { type DeskProfile, PROFILE_KEY } from '../open-desk.ts';
import { passwordDigest } from '../session/passwords.ts';
import type { Dial } from './dial.ts';
import { type Enrolled, enrolDevice, newHubState } from './enrolment.ts';

type JoinInput = z.output<NonNullable<(typeof sync.join)['~orpc']['inputSchema']>>;

export type JoiningHost = Pick<DeskHost, 'alone' | 'status' | 'reference' | 'create' | 'opened'>;

/**
 * Makes an empty computer a desk of a city that exists. The case file is made first, for the device's key lies in it; a
 * join that was refused or cut off goes on with the same file and the same key, and the hub knows a code again that the
 * same device has used. The person of the code can sign in once the city's people have arrived.
 */
export function joinCity(host: JoiningHost, input: JoinInput, dial: Dial): Promise<Result<DeskStatus, AnyRefusal>> {
  return host.alone(async () => {
    if (host.status().phase !== 'setup') return err({ code: 'set-up-already' });
    if (!host.reference.cities.some((city) => city.id === input.policyCity)) return err({ code: 'no-policy' });
    const length = defaultSettings.passwordMinLength;
    if ([...input.password].length < length) return err({ code: 'password-too-short', length });
    const passwordHash = await passwordDigest(input.password);
    const file = await host.create(input.passphrase);
    if (host.status().phase !== 'setup') return err({ code: 'set-up-already' });
    const enrolled = await enrolDevice(file, input, dial);
    if (!enrolled.ok) return enrolled;
    const { staffId } = enrolled.value.answer;
    // A code for the first desk of a city: nobody could sign in here, for there is nobody yet.
    if (staffId === null) return err({ code: 'unknown-staff' });
    writeJoined(file, { input, enrolled: enrolled.value, staffId, passwordHash });
    host.opened();
    return ok(host.status());
  });
}

interface Joined {
  readonly input: JoinInput;
  readonly enrolled: Enrolled;
  readonly staffId: string;
  readonly passwordHash: string;
}

function writeJoined(file: CaseFile, { input, enrolled, staffId, passwordHash }: Joined): void {
  const { answer, certificate } = enrolled;
  const profile: DeskProfile = {
    office: answer.office as OfficeId,
    numberPrefix: input.numberPrefix,
    deskCode: input.deskCode,
    policyCity: input.policyCity,
  };
  const write = file.db.transaction(() => {
    saveHub(file.db, { ...newHubState(answer), url: input.url, certificate });
    writeMeta(file.db, PROFILE_KEY, JSON.stringify(profile));
    setCredential(file.db, { staffId, passwordHash, mustChange: false, at: file.now() });
  });
  write.immediate();
}
