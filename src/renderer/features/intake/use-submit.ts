import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { uuidv7 } from 'uuidv7';
import { channelSchema, newDocumentSchema } from '../../../contract/schemas/application.ts';
import { officeIdSchema } from '../../../contract/schemas/primitives.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { client } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import type { DraftSaver } from './draft-saver.ts';
import type { IntakeForm } from './form-model.ts';
import { contentOf } from './form-problems.ts';

/** Makes the case and opens it. A form without problems only. */
export function useSubmit(draftId: string, saver: DraftSaver<IntakeForm>) {
  const navigate = useNavigate();
  const commandId = useRef(uuidv7());
  return useMutation({
    mutationFn: async (form: IntakeForm) => {
      const content = contentOf(form);
      invariant(content, 'a form is handed in when nothing is wrong with it');
      return client.intake.submit({
        commandId: commandId.current,
        draftId,
        street: officeIdSchema.parse(form.street),
        channel: channelSchema.parse(form.channel),
        content,
        documents: form.documents
          .filter((document) => document.files.length > 0)
          .map((document) => newDocumentSchema.parse(document)),
      });
    },
    onSuccess: async ({ caseId }) => {
      await saver.end();
      // A save that was under way may have put the draft back after the desk had taken it away.
      await client.intake.deleteDraft({ draftId });
      await navigate({ to: '/case/$caseId', params: { caseId } });
    },
    onError: (error) => {
      // An answer that never came is asked for again under the same id; a refused form is a new one when corrected.
      if (refusalOf(error) !== undefined) commandId.current = uuidv7();
    },
  });
}
