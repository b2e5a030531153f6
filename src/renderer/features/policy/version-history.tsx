import { EmptyState, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PolicyEntry } from '../../../contract/policies.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './policy.module.css';

/** Who proposed, issued, refused or took back what, the last first. */
export function VersionHistory({ pack }: { readonly pack: string }) {
  const { t } = useTranslation();
  const history = useQuery(orpc.policies.history.queryOptions({ input: { pack } }));
  return (
    <section aria-label={t('policy.history.title')} className={classes.scroll}>
      <ProblemNote error={history.error} />
      {history.isPending && [0, 1, 2].map((place) => <Skeleton key={place} height={52} m={12} animate={false} />)}
      {history.data?.length === 0 && (
        <EmptyState
          className={classes.empty}
          icon={<IconHistory />}
          title={t('policy.history.empty')}
          description={t('policy.history.emptyWhat')}
        />
      )}
      <ol className={classes.entries} reversed>
        {history.data?.map((entry) => (
          <Entry key={entry.eventId} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: PolicyEntry }) {
  const { t } = useTranslation();
  const { type, at, actorName, officeName, effectiveFrom, reason, versionId } = entry;
  const day = effectiveFrom === null ? '' : t('policy.history.from', { day: effectiveFrom });
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <h2 className={classes.entryWhat}>{t(`event.${type}`)}</h2>
        {versionId === null ? (
          day
        ) : (
          <Link to="/policy" search={{ version: versionId }}>
            {day}
          </Link>
        )}
        <span className={classes.spring} />
        <time dateTime={new Date(at).toISOString()}>{formatInstant(instant(at))}</time>
      </div>
      {reason !== '' && <p className={classes.line}>{reason}</p>}
      <p className={classes.small}>{t('case.history.by', { name: actorName, office: officeName })}</p>
    </li>
  );
}
