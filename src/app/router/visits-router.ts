import { draftOf, removeDraft, saveDraft, visitDraftId } from '../../store/drafts.ts';
import { visitDraftSchema } from '../../contract/visits.ts';
import { keptPage } from './documents-router.ts';
import { os } from './guarded.ts';
import { leaseInSight } from './lease-in-sight.ts';

const VISIT_MS = 12 * 3_600_000;

export const visitsRouter = {
  put: os.visits.put.handler(({ context, input }) => keptPage(context.desk(), input.file)),
  draft: os.visits.draft.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, leaseId, person);
    const { staffId } = person.actor;
    const kept = draftOf(desk.file.db, visitDraftId(leaseId, staffId), staffId);
    const read = visitDraftSchema.safeParse(kept?.form);
    if (kept === undefined || !read.success) return null;
    // A visit is of a day: what was typed waits longer, the place in it does not.
    return desk.now() - kept.savedAt > VISIT_MS ? { ...read.data, step: null } : read.data;
  }),
  keep: os.visits.keep.handler(({ context, input: { leaseId, draft } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, leaseId, person);
    const { staffId } = person.actor;
    const draftId = visitDraftId(leaseId, staffId);
    const savedAt = desk.now();
    if (draft === null) removeDraft(desk.file.db, draftId, staffId);
    else saveDraft(desk.file.db, { draftId, staffId, title: '', form: draft, savedAt });
    return { savedAt };
  }),
};
