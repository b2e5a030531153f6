import { draftOf, removeDraft, saveDraft, visitDraftId } from '../../store/drafts.ts';
import { visitDraftSchema } from '../../contract/visits.ts';
import { keptPage } from './documents-router.ts';
import { os } from './guarded.ts';
import { leaseInSight } from './lease-in-sight.ts';

export const visitsRouter = {
  put: os.visits.put.handler(({ context, input }) => keptPage(context.desk(), input.file)),
  draft: os.visits.draft.handler(({ context, input: { leaseId } }) => {
    const desk = context.desk();
    const person = context.person();
    leaseInSight(desk, leaseId, person);
    const { staffId } = person.actor;
    const kept = draftOf(desk.file.db, visitDraftId(leaseId, staffId), staffId);
    const read = visitDraftSchema.safeParse(kept?.form);
    return read.success ? read.data : null;
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
