import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { levelOf } from '../../../domain/office/office.ts';
import { client } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useToday } from '../../ui/today.ts';
import { type IntakeForm, emptyForm, readDraft } from './form-model.ts';
import { IntakeEditor } from './intake-editor.tsx';

const route = getRouteApi('/desk/new');

/** The form in front of the person: a fresh one, or a draft taken up again. */
export function NewApplicationPage() {
  const { office } = useSession();
  const today = useToday();
  const fresh = (): { draftId: string; initial: IntakeForm } => ({
    draftId: uuidv7(),
    initial: emptyForm(today, levelOf(office) === 'street' ? office : ''),
  });
  const [shown, setShown] = useState(fresh);
  const resume = useMutation({
    mutationFn: async (draftId: string) => {
      const stored = await client.intake.draft({ draftId });
      return { draftId, initial: stored === null ? fresh().initial : readDraft(stored) };
    },
    onSuccess: setShown,
  });
  const { draft } = route.useSearch();
  const { mutate } = resume;
  useEffect(() => {
    if (draft !== undefined) mutate(draft);
  }, [draft, mutate]);
  return (
    <IntakeEditor
      key={shown.draftId}
      draftId={shown.draftId}
      initial={shown.initial}
      today={today}
      resumeError={resume.error}
      onResume={resume.mutate}
      onFresh={() => {
        setShown(fresh());
      }}
    />
  );
}
