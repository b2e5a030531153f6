import { programmes } from '../../domain/application/programme.ts';
import { draftOf, draftsOf, removeDraft, saveDraft } from '../../store/drafts.ts';
import { importPackage } from '../intake/import-package.ts';
import { submitCounterForm } from '../intake/submit.ts';
import { currentPolicy } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { os } from './guarded.ts';

export const intakeRouter = {
  importPackage: os.intake.importPackage.handler(({ context, input, signal }) =>
    importPackage(context.desk(), input.file, { by: context.person(), signal }),
  ),
  materials: os.intake.materials.handler(({ context }) => {
    const policy = currentPolicy(context.desk());
    if (policy === undefined) return [];
    return programmes.map((programme) => ({ programme, types: [...policy.materials[programme].value] }));
  }),
  drafts: os.intake.drafts.handler(({ context }) =>
    draftsOf(context.desk().file.db, context.person().actor.staffId).map(({ draftId, title, savedAt }) => ({
      draftId,
      title,
      savedAt,
    })),
  ),
  draft: os.intake.draft.handler(
    ({ context, input }) =>
      draftOf(context.desk().file.db, input.draftId, context.person().actor.staffId)?.form ?? null,
  ),
  saveDraft: os.intake.saveDraft.handler(({ context, input }) => {
    const { file, now } = context.desk();
    const draft = { ...input, staffId: context.person().actor.staffId, savedAt: now() };
    saveDraft(file.db, draft);
    return { draftId: draft.draftId, title: draft.title, savedAt: draft.savedAt };
  }),
  deleteDraft: os.intake.deleteDraft.handler(({ context, input }) => {
    removeDraft(context.desk().file.db, input.draftId, context.person().actor.staffId);
    return null;
  }),
  submit: os.intake.submit.handler(({ context, input }) =>
    valueOrRefuse(submitCounterForm(context.desk(), input, context.person())),
  ),
};
