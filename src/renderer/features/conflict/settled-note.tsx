import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../contract/conflicts.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { openConflicts } from './open-conflicts.ts';

interface SettledNoteProps {
  readonly settled: NonNullable<Conflict['settled']>;
}

/** Who chose what and when, and the way to the next one that is open. */
export function SettledNote({ settled: { choice, byName, at, comment } }: SettledNoteProps) {
  const { t } = useTranslation();
  const next = useQuery(openConflicts()).data?.[0];
  return (
    <Note tone="done" role="status" icon={<IconCircleCheck size={18} />}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <div>{t(`conflict.settled.${choice}`, { name: byName, at: formatInstant(instant(at)) })}</div>
          {comment !== '' && <div>{t('conflict.settled.comment', { comment })}</div>}
        </div>
        {next !== undefined && (
          <Button
            size="xs"
            variant="default"
            flex="none"
            renderRoot={(props) => (
              <Link {...props} to="/conflicts/$conflictId" params={{ conflictId: next.conflictId }} />
            )}
          >
            {t('conflict.settled.next')}
          </Button>
        )}
      </Group>
    </Note>
  );
}
