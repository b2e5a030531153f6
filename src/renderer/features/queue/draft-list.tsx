import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './queue-page.module.css';

/** The person's half-filled forms on this desk, the latest first; each is gone on with where it was left. */
export function DraftList() {
  const { t } = useTranslation();
  const drafts = useQuery(orpc.intake.drafts.queryOptions({ staleTime: 0 }));
  const found = drafts.data ?? [];
  return (
    <>
      <Text c="var(--quiet)" size="sm">
        {t('list.drafts.where')}
      </Text>
      <div className={classes.drafts}>
        <ProblemNote error={drafts.error} />
        {drafts.isPending && <Skeleton height={160} animate={false} />}
        {drafts.isSuccess && found.length === 0 && (
          <div className={classes.none}>
            <Text fw={600}>{t('list.empty', { queue: t('queueName.drafts') })}</Text>
            <Text c="var(--quiet)">{t('queueEmpty.drafts')}</Text>
          </div>
        )}
        {found.map(({ draftId, title, savedAt }) => (
          <Link key={draftId} to="/new" search={{ draft: draftId }} className={classes.draft}>
            <span>{title === '' ? t('intake.draft.untitled') : title}</span>
            <span className={classes.when}>{t('intake.draft.savedAt', { at: formatInstant(instant(savedAt)) })}</span>
          </Link>
        ))}
      </div>
      <div className={classes.foot}>
        <span role="status">{drafts.isSuccess && t('list.total', { n: formatCount(found.length) })}</span>
      </div>
    </>
  );
}
