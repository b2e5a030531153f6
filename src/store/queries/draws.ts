/** Public draws in their list, and which of them are under way or voided. */
import { type DrawStatus, drawStatuses } from '../../domain/draw/state.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface DrawListRow {
  /** Where to go on from this row. */
  readonly cursor: number;
  readonly drawId: string;
  readonly office: OfficeId;
  readonly status: DrawStatus;
  readonly rehearsal: boolean;
  readonly title: string;
  readonly planHash: string;
  readonly households: number;
  readonly units: number;
  readonly chosen: number;
  readonly frozenOn: PlainDate | null;
  readonly drawnOn: PlainDate | null;
  readonly publishedOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly openObjections: number;
}

interface StoredDraw {
  readonly draw_key: number;
  readonly draw_id: StoredId;
  readonly office_id: OfficeId;
  readonly state: number;
  readonly rehearsal: number;
  readonly title: string;
  readonly plan_hash: string;
  readonly households: number;
  readonly units: number;
  readonly chosen: number;
  readonly frozen_day: number;
  readonly drawn_day: number;
  readonly published_day: number;
  readonly end_day: number;
  readonly open_objections: number;
}

const selectPage = namedStatement<[{ readonly before: number; readonly limit: number }], StoredDraw>(
  'draw-row.page',
  `SELECT * FROM draw_row WHERE draw_key < @before ORDER BY draw_key DESC LIMIT +@limit`,
);
const selectUnderWay = namedStatement<[], { draw_id: StoredId }>(
  'draw-row.under-way',
  `SELECT draw_id FROM draw_row WHERE state = 2 ORDER BY draw_key`,
);
const selectVoided = namedStatement<[planHash: string, state: number], { draw_id: StoredId }>(
  'draw-row.voided',
  `SELECT draw_id FROM draw_row WHERE plan_hash = ? AND state = +? LIMIT 1`,
);

/** The newest first; `before` is the row to go on from, null for the newest. */
export function drawPage(
  db: Database,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): readonly DrawListRow[] {
  const rows = guarded(db.name, () => selectPage.on(db).all({ before: before ?? Number.MAX_SAFE_INTEGER, limit }));
  return rows.map(listRow);
}

/** Draws that were started and have no result yet. */
export function drawsUnderWay(db: Database): readonly string[] {
  return guarded(db.name, () => selectUnderWay.on(db).all()).map((row) => unpackId(row.draw_id));
}

/** Whether a draw of this plan was voided. */
export function isVoidedPlan(db: Database, planHash: string): boolean {
  return guarded(db.name, () => selectVoided.on(db).get(planHash, drawStatuses.indexOf('voided'))) !== undefined;
}

function listRow(row: StoredDraw): DrawListRow {
  return {
    cursor: row.draw_key,
    drawId: unpackId(row.draw_id),
    office: row.office_id,
    status: drawStatuses[row.state] ?? 'voided',
    rehearsal: row.rehearsal === 1,
    title: row.title,
    planHash: row.plan_hash,
    households: row.households,
    units: row.units,
    chosen: row.chosen,
    frozenOn: dateOfDay(row.frozen_day),
    drawnOn: dateOfDay(row.drawn_day),
    publishedOn: dateOfDay(row.published_day),
    endsOn: dateOfDay(row.end_day),
    openObjections: row.open_objections,
  };
}
