/** How a desk comes to a hub: one that has worked alone, or an empty computer. */
import type { AnyRefusal } from '../../contract/errors.ts';
import { covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { certificateMark, typedCode } from '../../protocol/enrolment-code.ts';
import type { EnrolAnswer } from '../../protocol/messages.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { unpackId } from '../../store/compact-id.ts';
import { type HubState, hubState, saveHub } from '../../store/sync/hub-state.ts';
import { ownDeviceIds } from '../../store/sync/own-head.ts';
import type { OpenDesk } from '../open-desk.ts';
import { enrolledName, isCodeSeen } from './desk-codes.ts';
import type { Dial } from './dial.ts';
import { type HubClient, hubClient } from './hub-client.ts';
import { refusalOfFailure } from './hub-failure.ts';
import { syncStopOf } from './sync-stop-of.ts';

export interface EnrolWanted {
  readonly url: string;
  readonly code: string;
  readonly deviceName: string;
  readonly deskCode: string;
  /** The certificate that is agreed on already; without it the one seen now is. */
  readonly certificate?: string | null;
}

export interface Enrolled {
  readonly answer: EnrolAnswer;
  /** Fingerprint of the certificate that is agreed on from now on; null over plain HTTP. */
  readonly certificate: string | null;
}

const OTHER_CERTIFICATE: AnyRefusal = { code: 'hub-refused', problem: 'certificate-changed' };

/** Makes the device one of the city's. Refused: no hub there, another certificate, code not good, desk code taken. */
export async function enrolDevice(
  file: CaseFile,
  wanted: EnrolWanted,
  dial: Dial,
): Promise<Result<Enrolled, AnyRefusal>> {
  const { code, mark } = typedCode(wanted.code);
  // A hub that has a certificate is never met without it: whoever leads a desk to plain HTTP is not the hub.
  if (mark !== null && !wanted.url.startsWith('https:')) return err(OTHER_CERTIFICATE);
  const isExpected = mark === null ? undefined : (shown: string): boolean => certificateMark(shown) === mark;
  const line = dial(wanted.url, wanted.certificate ?? null, isExpected);
  try {
    const client = hubClient({ device: file.device, transport: line.transport, now: file.now });
    const hello = await client.hello();
    if (!hello.ok) return err(refusalOfFailure(hello.error));
    const { deviceName, deskCode } = wanted;
    const answer = await client.enrol({ code, name: enrolledName(deviceName, deskCode) });
    if (!answer.ok) return err(refusalOfFailure(answer.error));
    const isTaken = await isDeskCodeTaken(client, deskCode, file);
    if (!isTaken.ok) return isTaken;
    if (isTaken.value) return err({ code: 'desk-code-taken', deskCode });
    return ok({ answer: answer.value, certificate: line.certificate() });
  } finally {
    line.close();
  }
}

/** By the names of the devices and by the first page of the city's history: what a new device can see at once. */
async function isDeskCodeTaken(
  client: HubClient,
  deskCode: string,
  { db }: CaseFile,
): Promise<Result<boolean, AnyRefusal>> {
  const page = await client.pull({ after: 0, wait: 0 });
  if (!page.ok) return err(refusalOfFailure(page.error));
  return ok(isCodeSeen(page.value, deskCode, new Set(ownDeviceIds(db).map(unpackId))));
}

/** Why the hub stopped serving a device that may be enrolled anew: the desk was restored, or the hub lost it. */
const MAY_ENROL_AGAIN = new Set<string | undefined>(['unknown-device']);

/**
 * Enrols a desk that has worked alone: its city must be this one and still be without people, for whoever comes second
 * would bring people that nobody in the city has let in. A desk that was restored from a backup comes back this way.
 */
export async function connectDesk(
  desk: OpenDesk,
  wanted: Omit<EnrolWanted, 'deskCode'>,
  dial: Dial,
): Promise<Result<null, AnyRefusal>> {
  const before = hubState(desk.file.db);
  if (before !== undefined && !MAY_ENROL_AGAIN.has(syncStopOf(before)?.cause))
    return err({ code: 'connected-already' });
  const enrolled = await enrolDevice(desk.file, { ...wanted, deskCode: desk.profile.deskCode }, dial);
  if (!enrolled.ok) return enrolled;
  const { answer, certificate } = enrolled.value;
  const stray = strayAnswer(desk, answer, before);
  if (stray !== undefined) return err(stray);
  const link = { url: wanted.url, office: answer.office as OfficeId, certificate, stopped: null };
  const state: HubState =
    before === undefined
      ? { ...newHubState(answer), ...link }
      : // What it has of the hub's order stays; a new identity has sent nothing yet.
        { ...before, ...link, headSequence: 0 };
  const write = desk.file.db.transaction(() => {
    saveHub(desk.file.db, state);
  });
  write.immediate();
  return ok(null);
}

function strayAnswer(desk: OpenDesk, answer: EnrolAnswer, before: HubState | undefined): AnyRefusal | undefined {
  const { office } = desk.profile;
  if (!office.startsWith(answer.city)) return { code: 'wrong-city', city: answer.city };
  if (before !== undefined) return undefined;
  if (answer.staffId !== null || answer.head > 0) return { code: 'city-has-people' };
  // What it has written lies in its own office: a device of another could not send it.
  return covers(answer.office as OfficeId, office) ? undefined : { code: 'outside-office', office };
}

/** A link to a hub of which nothing has been fetched. */
export function newHubState({ city, office, epoch }: EnrolAnswer): Omit<HubState, 'url' | 'certificate'> {
  return {
    city: city as OfficeId,
    office: office as OfficeId,
    epoch,
    cursor: 0,
    headSequence: 0,
    lastSyncedAt: null,
    firstDone: false,
    stopped: null,
  };
}

/** The same hub under another address; whoever answers there must know this device. */
export async function changeHubAddress(desk: OpenDesk, url: string, dial: Dial): Promise<Result<null, AnyRefusal>> {
  const state = hubState(desk.file.db);
  if (state === undefined) return err({ code: 'no-hub' });
  const line = dial(url, null);
  try {
    const client = hubClient({ device: desk.file.device, transport: line.transport, now: desk.now });
    const head = await client.head();
    if (!head.ok) return err(refusalOfFailure(head.error));
    const now = hubState(desk.file.db) ?? state;
    saveHub(desk.file.db, { ...now, url, certificate: line.certificate(), stopped: null });
    return ok(null);
  } finally {
    line.close();
  }
}
