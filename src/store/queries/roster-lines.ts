/**
 * The live intents of a plan with all that a roster and its gates ask of each household, in one reading: a hundred
 * thousand households take seconds.
 */
import type { ReviewedHousehold } from '../../domain/allocation/entry.ts';
import { rosterNoOf } from '../../domain/allocation/entry.ts';
import { declarationKinds } from '../../domain/allocation/intent-events.ts';
import { intentStatuses } from '../../domain/allocation/intent-state.ts';
import type { IntentLine } from '../../domain/allocation/intent-line.ts';
import type { Standing } from '../../domain/waitlist/standing.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber, statusCodes } from '../projections/case-codes.ts';
import { orderedOf, orderedText } from '../projections/ordered-text.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface StoredLine {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly number: string;
  readonly state: number;
  readonly declared: number;
  readonly counts_day: number;
  readonly areas: string;
  readonly reviewed: string;
  readonly standing: string;
  readonly applicant_name: string | null;
  readonly status: number | null;
  readonly left_day: number | null;
  readonly paused_day: number | null;
  readonly flag_day: number | null;
  readonly ordered: string | null;
  readonly duplicate: number;
}

const selectLines = namedStatement<[plan: StoredId], StoredLine>(
  'intent-row.lines',
  `SELECT i.case_id, i.case_no, i.number, i.state, i.declared, i.counts_day, i.areas, i.reviewed, i.standing,
     case_row.applicant_name, case_row.status, w.left_day, w.paused_day, w.flag_day, w.ordered,
     EXISTS (SELECT 1 FROM duplicate_pair WHERE low_key = case_row.case_key AND open = 1)
       OR EXISTS (SELECT 1 FROM duplicate_pair WHERE high_key = case_row.case_key AND open = 1) AS duplicate
   FROM intent_row AS i INDEXED BY intent_row_plan
     LEFT JOIN event ON event.stream = i.application AND event.stream_version = 1
     LEFT JOIN case_row ON case_row.case_key = event.position
     LEFT JOIN waiting_entry AS w ON w.case_id = i.case_id
   WHERE i.plan_id = ? AND i.state IN (0, 1)`,
);

/** Registered and passed households; failed and withdrawn ones are in no roster. */
export function rosterLines(db: Database, planId: string, today: PlainDate): readonly IntentLine[] {
  const rows = guarded(db.name, () => selectLines.on(db).all(packId(planId)));
  const objection = statusCodes.codeOf('objection');
  const day = dayNumber(today);
  return rows.map((row) => ({
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    no: rosterNoOf(row.number),
    name: row.applicant_name ?? '',
    status: intentStatuses[row.state] ?? 'registered',
    areas: JSON.parse(row.areas) as readonly string[],
    declared: declarationKinds[row.declared] ?? 'none',
    reviewed: row.reviewed === '' ? null : (JSON.parse(row.reviewed) as ReviewedHousehold),
    countsUntil: dateOfDay(row.counts_day),
    unchanged: isUnchanged(row),
    waits: waitsOn(row, day),
    openDuplicate: row.duplicate === 1,
    openObjection: row.status === objection,
  }));
}

function waitsOn({ left_day, paused_day, flag_day }: StoredLine, today: number): boolean {
  if (left_day !== NO_DAY || flag_day !== NO_DAY || paused_day === null) return false;
  return paused_day === NO_DAY || paused_day < today;
}

/** What the list says of the household is what the re-review saw. */
function isUnchanged({ reviewed, standing, ordered }: StoredLine): boolean {
  if (reviewed === '' || ordered === null) return true;
  const { waitsSince } = JSON.parse(reviewed) as ReviewedHousehold;
  const { drawn } = orderedOf(ordered);
  return orderedText({ waitsSince, standing: JSON.parse(standing) as Standing, drawn }) === ordered;
}
