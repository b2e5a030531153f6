import type { z } from 'zod';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { intake } from '../../contract/intake.ts';
import { covers } from '../../domain/office/office.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { removeDraft } from '../../store/drafts.ts';
import { keptDocuments } from '../application/case-command.ts';
import { executeCaseCommand } from '../application/execute.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeOf } from '../staff/offices.ts';

type InputSchema = NonNullable<(typeof intake.submit)['~orpc']['inputSchema']>;
export type CounterForm = z.output<InputSchema>;

/** Makes a case of a form filled at the counter or on a home visit; the draft goes once the case is saved. */
export function submitCounterForm(
  desk: OpenDesk,
  form: CounterForm,
  by: SignedIn,
): Result<{ readonly caseId: CaseId; readonly caseNo: string }, AnyRefusal> {
  if (!covers(by.actor.office, form.street)) return err({ code: 'outside-office', office: form.street });
  if (officeOf(desk, form.street)?.level !== 'street') return err({ code: 'unknown-office', office: form.street });
  const caseId = desk.newId() as CaseId;
  const outcome = executeCaseCommand(
    desk,
    {
      commandId: form.commandId,
      caseId,
      version: 0,
      command: {
        type: 'submit',
        caseId,
        externalId: '',
        channel: form.channel,
        street: form.street,
        content: form.content,
        documents: keptDocuments(desk, form.documents),
      },
    },
    by.actor,
  );
  if (!outcome.ok) return outcome;
  if (form.draftId !== null) removeDraft(desk.file.db, form.draftId, by.actor.staffId);
  desk.changes.publish('drafts');
  return ok({ caseId: outcome.value.caseId, caseNo: outcome.value.caseNo });
}
