import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';

/** A half-filled form, a visit under way or a version of the policy in the making, kept as the screen left it until it is submitted or thrown away. */
export interface Draft {
  readonly draftId: string;
  readonly staffId: string;
  readonly title: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly savedAt: number;
}

interface DraftRow {
  readonly draft_id: string;
  readonly staff_id: string;
  readonly title: string;
  readonly payload: string;
  readonly saved_at: number;
}

const upsert = namedStatement<[id: string, staffId: string, title: string, payload: string, at: number]>(
  'draft.save',
  `INSERT INTO draft (draft_id, staff_id, title, payload, saved_at) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (draft_id) DO UPDATE SET title = excluded.title, payload = excluded.payload, saved_at = excluded.saved_at
   WHERE staff_id = excluded.staff_id`,
);
/** Drafts of policy versions lie among those of applications under ids of their own: one for each person and pack. */
const VERSION_DRAFT = 'policy:';

export function versionDraftId(pack: string, staffId: string): string {
  return `${VERSION_DRAFT}${pack}:${staffId}`;
}

/** What is filled in during a visit of a tenant: one for each person and lease. */
const VISIT_DRAFT = 'visit:';

export function visitDraftId(leaseId: string, staffId: string): string {
  return `${VISIT_DRAFT}${leaseId}:${staffId}`;
}

const selectOne = namedStatement<[id: string, staffId: string], DraftRow>(
  'draft.get',
  `SELECT draft_id, staff_id, title, payload, saved_at FROM draft WHERE draft_id = ? AND staff_id = ?`,
);
const selectAll = namedStatement<[staffId: string], DraftRow>(
  'draft.list',
  `SELECT draft_id, staff_id, title, payload, saved_at FROM draft
   WHERE staff_id = ? AND draft_id NOT LIKE '${VERSION_DRAFT}%' AND draft_id NOT LIKE '${VISIT_DRAFT}%'
   ORDER BY saved_at DESC`,
);
const selectCount = namedStatement<[staffId: string], { n: number }>(
  'draft.count',
  `SELECT count(*) AS n FROM draft WHERE staff_id = ? AND draft_id NOT LIKE '${VERSION_DRAFT}%'
     AND draft_id NOT LIKE '${VISIT_DRAFT}%'`,
);
const remove = namedStatement<[id: string, staffId: string]>(
  'draft.remove',
  `DELETE FROM draft WHERE draft_id = ? AND staff_id = ?`,
);

/** Only the member of staff who began a draft sees or changes it. */
export function saveDraft(db: Database, draft: Draft): void {
  upsert.on(db).run(draft.draftId, draft.staffId, draft.title, JSON.stringify(draft.form), draft.savedAt);
}

export function draftOf(db: Database, draftId: string, staffId: string): Draft | undefined {
  const row = selectOne.on(db).get(draftId, staffId);
  return row === undefined ? undefined : draftOfRow(row);
}

/** Of applications. */
export function draftsOf(db: Database, staffId: string): readonly Draft[] {
  return selectAll.on(db).all(staffId).map(draftOfRow);
}

export function draftCount(db: Database, staffId: string): number {
  return selectCount.on(db).get(staffId)?.n ?? 0;
}

export function removeDraft(db: Database, draftId: string, staffId: string): void {
  remove.on(db).run(draftId, staffId);
}

function draftOfRow(row: DraftRow): Draft {
  return {
    draftId: row.draft_id,
    staffId: row.staff_id,
    title: row.title,
    form: JSON.parse(row.payload) as Record<string, unknown>,
    savedAt: row.saved_at,
  };
}
