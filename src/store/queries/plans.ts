/** Allocation plans in their list, and how many intents of each kind one has. */
import { type PlanStatus, planStatuses } from '../../domain/allocation/state.ts';
import { cityOf, levelOf } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface PlanRow {
  readonly planId: string;
  readonly office: OfficeId;
  readonly status: PlanStatus;
  readonly planNo: string;
  readonly title: string;
  readonly units: number;
  readonly draftedOn: PlainDate | null;
  readonly publishedOn: PlainDate | null;
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
  readonly reviewBy: PlainDate | null;
}

interface StoredPlan {
  readonly plan_id: StoredId;
  readonly office_id: OfficeId;
  readonly state: number;
  readonly plan_no: string;
  readonly title: string;
  readonly units: number;
  readonly drafted_day: number;
  readonly published_day: number;
  readonly from_day: number;
  readonly until_day: number;
  readonly review_day: number;
}

// An office sees the plans that it may register for or works on: its own, those above it and those below it.
const selectPlans = namedStatement<[{ readonly scope: string; readonly limit: number }], StoredPlan>(
  'plan-row.page',
  `SELECT plan_id, office_id, state, plan_no, title, units, drafted_day, published_day, from_day, until_day, review_day
   FROM plan_row
   WHERE substr(office_id, 1, length(@scope)) = @scope OR substr(@scope, 1, length(office_id)) = office_id
   ORDER BY plan_key DESC LIMIT +@limit`,
);

/** The newest first. */
export function planPage(db: Database, scope: OfficeId, limit: number): readonly PlanRow[] {
  return guarded(db.name, () => selectPlans.on(db).all({ scope, limit })).map((row) => ({
    planId: unpackId(row.plan_id),
    office: row.office_id,
    status: planStatuses[row.state] ?? 'drafted',
    planNo: row.plan_no,
    title: row.title,
    units: row.units,
    draftedOn: dateOfDay(row.drafted_day),
    publishedOn: dateOfDay(row.published_day),
    from: dateOfDay(row.from_day),
    until: dateOfDay(row.until_day),
    reviewBy: dateOfDay(row.review_day),
  }));
}

export interface IntentCounts {
  readonly registered: number;
  readonly passed: number;
  readonly failed: number;
  readonly withdrawn: number;
  readonly declared: number;
}

const selectCounts = namedStatement<[plan: StoredId, scope: string], { readonly list: number; readonly n: number }>(
  'intent-count.of',
  `SELECT list, n FROM intent_count WHERE plan_id = ? AND scope = ?`,
);

/** Of an office and all below it. */
export function intentCounts(db: Database, planId: string, office: OfficeId): IntentCounts {
  const scope = levelOf(office) === 'city' && office === cityOf(office) ? '*' : office;
  const rows = guarded(db.name, () => selectCounts.on(db).all(packId(planId), scope));
  const of = (list: number): number => rows.find((row) => row.list === list)?.n ?? 0;
  return { registered: of(0), passed: of(1), failed: of(2), withdrawn: of(3), declared: of(DECLARED_LIST) };
}

/** As migration 21 counts it. */
const DECLARED_LIST = 10;
