import { Button, Text, Title } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chinaTimeOf, instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { DraftState } from './draft-saver.ts';
import classes from './intake.module.css';

interface EditorHeadProps {
  readonly draft: DraftState;
  readonly sending: boolean;
  /** Why it cannot be sent right now, in words. */
  readonly offBecause: string | null;
  readonly onDrafts: () => void;
  readonly onFresh: () => void;
  readonly onSubmit: () => void;
}

/** Stays in sight: whether the draft is safe, the other drafts, and the one main action. */
export function EditorHead({ draft, sending, offBecause, onDrafts, onFresh, onSubmit }: EditorHeadProps) {
  const { t } = useTranslation();
  const drafts = useQuery(orpc.intake.drafts.queryOptions());
  return (
    <div className={classes.head}>
      <Title order={1} size="h3">
        {t('intake.title')}
      </Title>
      <DraftLine draft={draft} />
      <Button variant="default" leftSection={<IconFiles size={16} />} onClick={onDrafts}>
        {t('intake.draft.count', { n: drafts.data?.length ?? 0 })}
      </Button>
      <Button variant="default" onClick={onFresh}>
        {t('intake.draft.fresh')}
      </Button>
      <ActionButton onClick={onSubmit} keys="mod+Enter" loading={sending} offBecause={offBecause}>
        {sending ? t('intake.submitting') : t('intake.submit')}
      </ActionButton>
    </div>
  );
}

function DraftLine({ draft }: { draft: DraftState }) {
  const { t } = useTranslation();
  const { ofError } = useProblemWords();
  const words = {
    none: () => t('intake.draft.none'),
    saving: () => t('intake.draft.saving'),
    saved: () => (draft.kind === 'saved' ? t('intake.draft.saved', { at: chinaTimeOf(instant(draft.at)) }) : ''),
    failed: () => (draft.kind === 'failed' ? t('intake.draft.failed', { why: ofError(draft.error) }) : ''),
  }[draft.kind]();
  return (
    <Text
      role="status"
      c={draft.kind === 'failed' ? 'var(--late)' : 'var(--quiet)'}
      className={classes.headSpace ?? ''}
      title={words}
    >
      {words}
    </Text>
  );
}
