import { Group, Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { caseList } from '../../../domain/queue/definitions.ts';
import { HoldNotices } from '../hold/hold-notices.tsx';
import { TakeNextButton } from '../hold/take-next-button.tsx';
import { DuplicateList } from '../duplicates/duplicate-list.tsx';
import { DraftList } from './draft-list.tsx';
import { QueueScreen } from './queue-screen.tsx';
import classes from './queue-page.module.css';

/** A list of the desk: its name and main action, what of it is shown, its rows. */
export function QueuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { queue } = useParams({ from: '/desk/queue/$queue' });
  const offForImport = useOffBecause('intake.import');
  const offForNew = useOffBecause('case.intake');
  return (
    <div className={classes.page}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={1} size="h4">
          {t(`queueName.${queue}`)}
        </Title>
        <Group gap="xs" wrap="nowrap">
          <ActionButton
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            offBecause={offForImport}
            onClick={() => void navigate({ to: '/import' })}
          >
            {t('shell.place.import')}
          </ActionButton>
          {queue === 'unclaimed' && <TakeNextButton />}
          <ActionButton
            {...(queue === 'unclaimed' ? { variant: 'default' } : {})}
            keys="N"
            offBecause={offForNew}
            onClick={() => void navigate({ to: '/new' })}
          >
            {t('shell.place.new')}
          </ActionButton>
        </Group>
      </Group>
      <HoldNotices />
      {queue === 'drafts' && <DraftList />}
      {queue === 'duplicates' && <DuplicateList />}
      {queue !== 'drafts' && queue !== 'duplicates' && <QueueScreen key={queue} definition={caseList(queue)} />}
    </div>
  );
}

function useOffBecause(permission: 'intake.import' | 'case.intake'): string | null {
  const may = useMay(permission);
  const { ofRefusal } = useProblemWords();
  return may ? null : ofRefusal({ code: 'missing-permission', permission });
}
