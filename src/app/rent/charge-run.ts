/**
 * The charge run: every lease of the office that has uncharged days up to the end of a month is charged, in groups of
 * one transaction each. What is charged is charged once, so the same run again finds nothing left to do.
 */
import type { ChargeRunEvent } from '../../contract/rent.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import type { CommandId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { leasesStayingOn, leasesToCharge } from '../../store/queries/rent-figures.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { numberBook } from '../application/numbers.ts';
import { loadLease } from '../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { prepareRent } from './execute-rent.ts';

/** So many ledgers are written at once; between two groups the desk answers others. */
const GROUP = 300;
/** A list of thousands is read by nobody: the rest is counted. */
const MOST_NAMED = 200;

export interface ChargeRun {
  readonly through: PlainDate;
}

export async function* runCharges(
  desk: OpenDesk,
  { through }: ChargeRun,
  { person, signal }: { readonly person: SignedIn; readonly signal: AbortSignal | undefined },
): AsyncGenerator<ChargeRunEvent> {
  const { leases } = waitingForCharges(desk, person.actor.office, through);
  const total = leases.length;
  let charged = 0;
  let refusedCount = 0;
  const refused: { leaseId: string; leaseNo: string; refusal: AnyRefusal }[] = [];
  for (let from = 0; from < total && signal?.aborted !== true; from += GROUP) {
    const group = chargeGroup(desk, { leases: leases.slice(from, from + GROUP), through }, person);
    charged += group.charged;
    refusedCount += group.refused.length;
    refused.push(...group.refused.slice(0, MOST_NAMED - refused.length));
    yield { kind: 'progress', done: Math.min(from + GROUP, total), total };
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { kind: 'report', total, charged, refusedCount, refused };
}

/** Ledgers with uncharged days up to the day, those of households that stay after their last day among them. */
export function waitingForCharges(
  desk: OpenDesk,
  scope: OfficeId,
  through: PlainDate,
): { readonly leases: readonly string[]; readonly staying: number } {
  const { db } = desk.file;
  const today = todayOf(desk);
  const staying = leasesStayingOn(db, scope, through < today ? through : today);
  return { leases: [...leasesToCharge(db, scope, through), ...staying], staying: staying.length };
}

function chargeGroup(
  desk: OpenDesk,
  { leases, through }: { readonly leases: readonly string[]; readonly through: PlainDate },
  { actor }: SignedIn,
) {
  const command: RentCommand = { type: 'charge', through };
  const group = { actor, book: numberBook(desk), calendar: desk.calendar };
  const refused: { leaseId: string; leaseNo: string; refusal: AnyRefusal }[] = [];
  const commits = leases.flatMap((leaseId) => {
    const request = { commandId: desk.newId() as CommandId, leaseId, version: null, command };
    const prepared = prepareRent(desk, request, group);
    if (prepared.ok) return [prepared.value.commit];
    const leaseNo = loadLease(desk.file, leaseId).state?.leaseNo ?? '';
    if (prepared.error.code !== 'nothing-to-charge') refused.push({ leaseId, leaseNo, refusal: prepared.error });
    return [];
  });
  const written = commitMany(desk.file, commits);
  if (commits.length > 0) for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return { charged: written.filter(({ kind }) => kind === 'committed').length, refused };
}
