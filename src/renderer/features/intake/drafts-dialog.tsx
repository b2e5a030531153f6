import { Badge, Button, Group, Modal, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

interface DraftsDialogProps {
  /** The draft that is in front of the person. */
  readonly current: string;
  readonly onClose: () => void;
  readonly onResume: (draftId: string) => void;
  readonly onDeleted: (draftId: string) => void;
}

/** The person's half-filled forms: go on with one, or delete it. */
export function DraftsDialog({ current, onClose, onResume, onDeleted }: DraftsDialogProps) {
  const { t } = useTranslation();
  const drafts = useQuery(orpc.intake.drafts.queryOptions({ staleTime: 0 }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('intake.draft.list')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('intake.draft.close') }}
    >
      <Stack gap="sm">
        <ProblemNote error={drafts.error} />
        {drafts.isPending && <Skeleton height={120} />}
        {drafts.data?.length === 0 && <Text c="var(--quiet)">{t('intake.draft.empty')}</Text>}
        {drafts.data?.map((draft) => (
          <DraftRow
            key={draft.draftId}
            draft={draft}
            isCurrent={draft.draftId === current}
            onResume={onResume}
            onDeleted={onDeleted}
          />
        ))}
      </Stack>
    </Modal>
  );
}

interface DraftRowProps extends Pick<DraftsDialogProps, 'onResume' | 'onDeleted'> {
  readonly draft: { readonly draftId: string; readonly title: string; readonly savedAt: number };
  readonly isCurrent: boolean;
}

function DraftRow({ draft, isCurrent, onResume, onDeleted }: DraftRowProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation(
    orpc.intake.deleteDraft.mutationOptions({
      onSuccess: async () => {
        onDeleted(draft.draftId);
        await queries.invalidateQueries({ queryKey: orpc.intake.drafts.key() });
      },
    }),
  );
  const title = draft.title === '' ? t('intake.draft.untitled') : draft.title;
  return (
    <Paper withBorder p="sm" role="group" aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <Group gap="sm">
          <Text fw={600}>{title}</Text>
          <Text c="var(--quiet)">{t('intake.draft.savedAt', { at: formatInstant(instant(draft.savedAt)) })}</Text>
          {isCurrent && <Badge variant="light">{t('intake.draft.current')}</Badge>}
        </Group>
        <Group gap="xs" wrap="nowrap">
          {asked ? (
            <>
              <Button variant="default" data-autofocus onClick={() => setAsked(false)}>
                {t('intake.draft.keep')}
              </Button>
              <Button
                color="red.9"
                loading={remove.isPending}
                onClick={() => remove.mutate({ draftId: draft.draftId })}
              >
                {t('intake.draft.delete')}
              </Button>
            </>
          ) : (
            <>
              {!isCurrent && <Button onClick={() => onResume(draft.draftId)}>{t('intake.draft.resume')}</Button>}
              <Button variant="default" onClick={() => setAsked(true)}>
                {t('intake.draft.delete')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      {asked && <Text mt="xs">{t('intake.draft.deleteBody', { title })}</Text>}
      <ProblemNote error={remove.error} />
    </Paper>
  );
}
