/**
 * The comparison of the books: every lease in force and every let or chosen home of the desk, a page at a time, so that
 * others are answered in between. What it found is kept until the next one; it writes no event and mends nothing.
 */
import { type Comparison, type ComparisonRun, type Finding, comparisonSchema } from '../../contract/comparison.ts';
import { type FindingKind, findingsOfHome, findingsOfLease } from '../../domain/comparison/compare.ts';
import { reviewStatuses } from '../../domain/annual-review/state.ts';
import type { CaseId, OfficeId, UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { dateOfDay } from '../../store/projections/case-codes.ts';
import {
  type HomeBookRow,
  type LeaseBookRow,
  homesWithoutLease,
  leaseBooks,
  leasesInForce,
} from '../../store/queries/comparison.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { streamsWithPrefix } from '../../store/event-log.ts';
import { monthsLimitOf } from '../arrears/proposed-step.ts';
import { loadApplication } from '../application/application-stream.ts';
import { leaseStream, loadLease } from '../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { loadSelection, selectionStream } from '../selection/selection-stream.ts';
import { staffName } from '../staff/staff-stream.ts';
import { unitStream } from '../units/unit-stream.ts';

const PAGE = 200;
/** A list of thousands is read by nobody: the rest is counted. */
const MOST_KEPT = 1_000;
const MOST_SESSIONS = 1_000;
const KEPT = 'comparison-last';
const FAILED = reviewStatuses.indexOf('failed');

interface Asked {
  readonly scope: OfficeId;
  readonly by: Comparison['by'];
  readonly signal: AbortSignal | undefined;
}

export async function* runComparison(desk: OpenDesk, { scope, by, signal }: Asked): AsyncGenerator<ComparisonRun> {
  const limits = { today: todayOf(desk), monthsLimit: monthsLimitOf(desk) };
  const chosen = chosenHomes(desk);
  const total = leasesInForce(desk.file.db);
  const findings: Finding[] = [];
  let found = 0;
  let compared = 0;
  const note = (kinds: readonly FindingKind[], told: () => Told): void => {
    found += kinds.length;
    const more = kinds.slice(0, MOST_KEPT - findings.length);
    // Who wrote last is asked for what is kept: it reads two streams.
    if (more.length > 0) findings.push(...more.map((kind) => ({ kind, ...told() })));
  };
  for (let after = 0; signal?.aborted !== true;) {
    const rows = leaseBooks(desk.file.db, { scope, after, limit: PAGE });
    for (const row of rows) note(kindsOfLease(desk, row, { ...limits, chosen }), () => toldOfLease(desk, row));
    compared += rows.length;
    yield { kind: 'progress', done: Math.min(compared, total), total };
    await new Promise((resolve) => setImmediate(resolve));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.key;
  }
  for (let after = 0; signal?.aborted !== true;) {
    const rows = homesWithoutLease(desk.file.db, { after, limit: PAGE });
    for (const row of rows)
      note(findingsOfHome({ isLet: row.isLet, isChosen: chosen.has(row.unitNo) }), () => toldOfHome(desk, row));
    await new Promise((resolve) => setImmediate(resolve));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.key;
  }
  if (signal?.aborted === true) return;
  const outcome: Comparison = { at: desk.now(), by, compared, found, findings };
  writeMeta(desk.file.db, KEPT, JSON.stringify(outcome));
  desk.changes.publish('comparison');
  yield { kind: 'report', outcome };
}

/** Null before the first, or where another program kept it in a form that is not known here. */
export function lastComparison(desk: OpenDesk): Comparison | null {
  const kept = readMeta(desk.file.db, KEPT);
  const read = kept === undefined ? undefined : comparisonSchema.safeParse(JSON.parse(kept));
  return read?.success === true ? read.data : null;
}

interface Limits {
  readonly today: PlainDate;
  readonly monthsLimit: number;
  readonly chosen: ReadonlySet<string>;
}

function kindsOfLease(
  desk: OpenDesk,
  row: LeaseBookRow,
  { today, monthsLimit, chosen }: Limits,
): readonly FindingKind[] {
  const { leaseId, unitNo } = row;
  const caseId = loadLease(desk.file, leaseId).state?.content.caseId ?? null;
  const late = row.open.filter(([day]) => (dateOfDay(day) ?? today) < today);
  return findingsOfLease(
    {
      ...row,
      isChosen: chosen.has(unitNo),
      caseStatus: caseId === null ? null : statusOf(desk, caseId),
      hasFailedReview: row.review === FAILED,
      lateMonths: new Set(late.map(([, , month]) => month)).size,
    },
    { today, monthsLimit },
  );
}

type Told = Omit<Finding, 'kind'>;

function toldOfLease(desk: OpenDesk, { leaseId, leaseNo, unitNo, estate }: LeaseBookRow): Told {
  return { unitNo, leaseId, leaseNo, estate, ...lastTouch(desk, leaseStream(leaseId)) };
}

function statusOf(desk: OpenDesk, caseId: CaseId) {
  return loadApplication(desk.file, caseId)?.state.status;
}

function toldOfHome(desk: OpenDesk, { unitNo }: HomeBookRow): Told {
  const touched = lastTouch(desk, unitStream(unitNo as UnitNo));
  return { unitNo, leaseId: null, leaseNo: '', estate: '', ...touched };
}

/** Homes that a session of choosing gave to somebody. */
function chosenHomes(desk: OpenDesk): ReadonlySet<string> {
  const prefix = selectionStream('');
  const homes = new Set<string>();
  for (const { stream } of streamsWithPrefix(desk.file.db, prefix, MOST_SESSIONS)) {
    for (const turn of loadSelection(desk.file, stream.slice(prefix.length)).state.turns.values()) {
      if (turn.status === 'confirmed') homes.add(turn.unit);
    }
  }
  return homes;
}

function lastTouch(desk: OpenDesk, stream: string): { readonly touchedBy: string; readonly touchedAt: number | null } {
  const last = desk.file.load(stream).events.at(-1);
  return last === undefined
    ? { touchedBy: '', touchedAt: null }
    : { touchedBy: staffName(desk, last.actor), touchedAt: last.wallTime };
}
