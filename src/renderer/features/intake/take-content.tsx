import { Button, Group, Modal, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCopyCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/search.ts';
import { client } from '../../api/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { TakeContent } from './existing-cases.tsx';
import { contentToForm } from './form-content.ts';
import type { IntakeForm } from './form-model.ts';
import { Note } from '../../ui/note.tsx';

interface TakeState {
  readonly ask: TakeContent;
  readonly asked: SearchHit | null;
  readonly confirm: () => void;
  readonly cancel: () => void;
  readonly pending: boolean;
  readonly error: unknown;
  /** What was taken over, for the head of the form. */
  readonly note: ReactNode;
}

/** A family that applies again need not tell everything again: what it declared before, to be checked line by line. */
export function useTakeContent(form: UseFormReturnType<IntakeForm>): TakeState {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<SearchHit | null>(null);
  const [taken, setTaken] = useState('');
  const read = useMutation({
    mutationFn: (hit: SearchHit) => client.cases.get({ caseId: hit.caseId }),
    onSuccess: (view) => {
      const base = form.getValues();
      const filled = contentToForm(view.content, base);
      // Consent and signature are given anew.
      form.setValues({ ...filled, consent: base.consent });
      form.clearErrors();
      setTaken(view.caseNo);
      setAsked(null);
    },
  });
  return {
    ask: (hit) => {
      read.reset();
      setAsked(hit);
    },
    asked,
    confirm: () => {
      if (asked !== null) read.mutate(asked);
    },
    cancel: () => {
      setAsked(null);
    },
    pending: read.isPending,
    error: read.error,
    note:
      taken === '' ? null : (
        <Note role="status" tone="due" icon={<IconCopyCheck size={18} />}>
          {t('intake.existing.taken', { caseNo: taken })}
        </Note>
      ),
  };
}

export function TakeContentDialog({ take }: { take: TakeState }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={take.asked !== null}
      onClose={take.cancel}
      title={`${t('intake.existing.take')} · ${take.asked?.caseNo ?? ''}`}
      closeButtonProps={{ 'aria-label': t('intake.draft.close') }}
    >
      <Text mb="md">{t('intake.existing.replaces')}</Text>
      <ProblemNote error={take.error}>
        <Text>{t('intake.existing.takeFails')}</Text>
      </ProblemNote>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={take.cancel}>
          {t('intake.draft.keep')}
        </Button>
        <Button onClick={take.confirm} loading={take.pending} data-autofocus>
          {t('intake.existing.take')}
        </Button>
      </Group>
    </Modal>
  );
}
