/** Intents of a plan in their lists, and who could still register. */
import { declarationKinds, type Declaration } from '../../domain/allocation/intent-events.ts';
import { type IntentStatus, intentStatuses } from '../../domain/allocation/intent-state.ts';
import { planStatuses } from '../../domain/allocation/state.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, filterBits, programmeCodes } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface IntentRow {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly number: string;
  readonly applicantName: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly status: IntentStatus;
  readonly declared: Declaration['kind'];
  readonly areas: readonly string[];
  readonly registeredOn: PlainDate | null;
  readonly reviewedOn: PlainDate | null;
  readonly countsUntil: PlainDate | null;
  /** Checks of the case: needed, done. */
  readonly needed: number;
  readonly done: number;
}

interface StoredIntent {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly number: string;
  readonly applicant_name: string | null;
  readonly street_id: string;
  readonly programme: number;
  readonly state: number;
  readonly declared: number;
  readonly areas: string;
  readonly registered_day: number;
  readonly reviewed_day: number;
  readonly counts_day: number;
  readonly needed: number | null;
  readonly done: number | null;
}

interface PageParameters {
  readonly plan: StoredId;
  readonly state: number;
  readonly after: string;
  readonly scope: string;
  readonly limit: number;
}

const COLUMNS = `i.case_id, i.case_no, i.number, case_row.applicant_name, i.street_id, i.programme, i.state, i.declared,
     i.areas, i.registered_day, i.reviewed_day, i.counts_day, k.needed, k.done`;
const WITH_CASE = `LEFT JOIN event ON event.stream = i.application AND event.stream_version = 1
     LEFT JOIN case_row ON case_row.case_key = event.position
     LEFT JOIN case_check AS k ON k.case_id = i.case_id`;
const IN_SCOPE = `(length(@scope) = 4 OR i.district_id = @scope OR i.street_id = @scope)`;

const selectIntents = namedStatement<[PageParameters], StoredIntent>(
  'intent-row.page',
  `SELECT ${COLUMNS} FROM intent_row AS i INDEXED BY intent_row_plan ${WITH_CASE}
   WHERE i.plan_id = @plan AND i.state = @state AND i.number > @after AND ${IN_SCOPE}
   ORDER BY i.number LIMIT +@limit`,
);
const selectDeclared = namedStatement<[Omit<PageParameters, 'state'>], StoredIntent>(
  'intent-row.declared',
  `SELECT ${COLUMNS} FROM intent_row AS i INDEXED BY intent_row_declared ${WITH_CASE}
   WHERE i.plan_id = @plan AND i.declared > 0 AND i.number > @after AND i.state <> 3 AND ${IN_SCOPE}
   ORDER BY i.number LIMIT +@limit`,
);

export interface IntentSelection {
  readonly planId: string;
  readonly list: IntentStatus | 'declared';
  readonly scope: OfficeId;
  /** The number to go on from; empty for the first page. */
  readonly after: string;
  readonly limit: number;
}

/** By waiting numbers. */
export function intentPage(db: Database, { planId, list, ...wish }: IntentSelection): readonly IntentRow[] {
  const parameters = { plan: packId(planId), ...wish };
  const rows = guarded(db.name, () =>
    list === 'declared'
      ? selectDeclared.on(db).all(parameters)
      : selectIntents.on(db).all({ ...parameters, state: intentStatuses.indexOf(list) }),
  );
  return rows.map((row) => ({
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    number: row.number,
    applicantName: row.applicant_name ?? '',
    street: row.street_id as OfficeId,
    programme: programmeCodes.nameOf(row.programme),
    status: intentStatuses[row.state] ?? 'registered',
    declared: declarationKinds[row.declared] ?? 'none',
    areas: JSON.parse(row.areas) as readonly string[],
    registeredOn: dateOfDay(row.registered_day),
    reviewedOn: dateOfDay(row.reviewed_day),
    countsUntil: dateOfDay(row.counts_day),
    needed: row.needed ?? 0,
    done: row.done ?? 0,
  }));
}

const selectOfCase = namedStatement<[caseId: StoredId], { readonly plan_id: StoredId; readonly number: string }>(
  'intent-row.of-case',
  `SELECT plan_id, number FROM intent_row WHERE case_id = ?`,
);

/** Every plan that a household ever registered for, with its waiting number there. */
export function intentsOfCase(db: Database, caseId: CaseId): readonly { planId: string; number: string }[] {
  const rows = guarded(db.name, () => selectOfCase.on(db).all(packId(caseId)));
  return rows.map(({ plan_id, number }) => ({ planId: unpackId(plan_id), number }));
}

export interface Candidate {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly number: string;
  readonly applicantName: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly size: number;
  readonly waitsSince: PlainDate | null;
}

interface StoredCandidate {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly number: string;
  readonly applicant_name: string;
  readonly street_id: string;
  readonly programme: number;
  readonly size: number;
  readonly waits_day: number;
}

interface CandidateParameters {
  readonly plan: StoredId;
  readonly programmes: number;
  readonly today: number;
  readonly after: string;
  readonly scope: string;
  readonly text: string;
  readonly limit: number;
}

/** Plans from here on in the list of states are over: who stands in one is free for another. */
const ENDED = String(planStatuses.indexOf('ended'));

const selectCandidates = namedStatement<[CandidateParameters], StoredCandidate>(
  'intent-row.candidates',
  `SELECT i.case_id, i.case_no, i.number, case_row.applicant_name, i.street_id, i.programme, i.size, i.waits_day
   FROM waiting_entry AS i INDEXED BY waiting_entry_number
     CROSS JOIN event ON event.stream = i.application AND event.stream_version = 1
     CROSS JOIN case_row ON case_row.case_key = event.position
   WHERE i.number > @after AND i.left_day = ${String(NO_DAY)} AND (1 << i.programme) & @programmes <> 0
     AND (i.paused_day = ${String(NO_DAY)} OR i.paused_day < @today) AND ${IN_SCOPE}
     AND (@text = '' OR instr(case_row.applicant_name, @text) > 0 OR instr(i.number, @text) > 0
       OR instr(i.case_no, @text) > 0)
     AND NOT EXISTS (SELECT 1 FROM intent_row WHERE intent_row.case_id = i.case_id AND intent_row.plan_id = @plan
       AND intent_row.state <> 3)
     AND NOT EXISTS (SELECT 1 FROM intent_row AS o CROSS JOIN plan_row ON plan_row.plan_id = o.plan_id
       WHERE o.case_id = i.case_id AND o.state IN (0, 1) AND plan_row.state < ${ENDED})
   ORDER BY i.number LIMIT +@limit`,
);

export interface CandidateWish {
  readonly planId: string;
  readonly programmes: readonly Programme[];
  readonly scope: OfficeId;
  /** Part of a name, a waiting number or a case number; empty for all. */
  readonly text: string;
  /** Days since 1970. */
  readonly today: number;
  readonly after: string;
  readonly limit: number;
}

/** Who waits, is of the plan's groups and stands in no plan that is not over, by waiting numbers. */
export function candidatePage(db: Database, { planId, programmes, ...wish }: CandidateWish): readonly Candidate[] {
  if (programmes.length === 0) return [];
  const bits = filterBits(programmeCodes, programmes);
  const rows = guarded(db.name, () => selectCandidates.on(db).all({ plan: packId(planId), programmes: bits, ...wish }));
  return rows.map((row) => ({
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    number: row.number,
    applicantName: row.applicant_name,
    street: row.street_id as OfficeId,
    programme: programmeCodes.nameOf(row.programme),
    size: row.size,
    waitsSince: dateOfDay(row.waits_day),
  }));
}
