import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { checkListNames } from '../../contract/checks.ts';
import { MOST_LATE } from '../../contract/queue.ts';
import { type Queue, queues } from '../../domain/application/queue.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { orpc } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { rememberedSearch } from '../routes/remembered-search.ts';
import { formatCount } from '../ui/format.ts';
import { useKeys } from './keys.ts';
import { type Place, places } from './places.ts';
import classes from './shell.module.css';
import { useSync } from './sync/use-sync.ts';

/** The queues with their counts, and the other places the person may go to. */
export function SideNav() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const mine = places.filter((place) => rolesAllow(roles, place.needs));
  return (
    <nav className={classes.side} aria-label={t('shell.place.queues')}>
      <QueueLinks />
      <CheckLinks />
      {(['work', 'manage'] as const).map((group) => {
        const inGroup = mine.filter((place) => place.group === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className={classes.group} aria-label={t(`shell.place.${group}`)}>
            {inGroup.map((place) => (
              <PlaceLink key={place.name} place={place} />
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const sync = useSync();
  const name = t(`shell.place.${place.name}`);
  // Only what waits for a person is counted here; what waits for the line is told by the bar above.
  const count = place.name === 'conflicts' ? (sync?.conflicts ?? 0) : 0;
  return (
    <Link
      to={place.to}
      className={classes.place}
      activeProps={{ 'aria-current': 'page' }}
      {...(count > 0 ? { 'aria-label': t('shell.count', { name, n: formatCount(count) }) } : {})}
      {...(place.keys === null ? {} : { 'aria-keyshortcuts': place.keys.replace('alt', 'Alt') })}
    >
      <place.icon size={16} aria-hidden />
      {name}
      {count > 0 && <span className={`number ${classes.waits ?? ''}`}>{formatCount(count)}</span>}
    </Link>
  );
}

/** Cases by what their checks wait for; the counts are those of this office and all below it. */
function CheckLinks() {
  const { t } = useTranslation();
  const { data: counts } = useQuery(orpc.checks.counts.queryOptions());
  return (
    <section className={classes.group} aria-label={t('checks.list.title')}>
      {checkListNames.map((list) => {
        const count = counts?.find((row) => row.list === list)?.count;
        const name = t(`checks.list.${list}`);
        return (
          <Link
            key={list}
            to="/checks/$list"
            params={{ list }}
            activeProps={{ 'aria-current': 'page' }}
            className={classes.queue}
            aria-label={count === undefined ? name : t('shell.count', { name, n: formatCount(count) })}
          >
            <span>{name}</span>
            <span className="number" data-none={count === 0}>
              {count === undefined ? '' : formatCount(count)}
            </span>
          </Link>
        );
      })}
      <DuplicatesLink />
    </section>
  );
}

/** Pairs of cases that may be about the same people. */
function DuplicatesLink() {
  const { t } = useTranslation();
  const { data: count } = useQuery(orpc.duplicates.count.queryOptions());
  const name = t('duplicates.title');
  return (
    <Link
      to="/duplicates"
      activeProps={{ 'aria-current': 'page' }}
      className={classes.queue}
      aria-label={count === undefined ? name : t('shell.count', { name, n: formatCount(count) })}
    >
      <span>{name}</span>
      <span className="number" data-none={count === 0}>
        {count === undefined ? '' : formatCount(count)}
      </span>
    </Link>
  );
}

function QueueLinks() {
  const { t } = useTranslation();
  const { data: counts } = useQuery(orpc.queue.counts.queryOptions());
  const navigate = useNavigate();
  useKeys(
    queues.map((queue, index) => ({
      keys: `alt+${String(index + 1)}`,
      labelKey: `queueName.${queue}` as const,
      scope: 'everywhere' as const,
      inFields: true,
      run: () => void navigate({ to: '/queue/$queue', params: { queue }, search: rememberedSearch(queue) }),
    })),
  );
  const countsOf = (queue: Queue) => counts?.find((row) => row.queue === queue);
  return (
    <section className={classes.group} aria-label={t('shell.place.queues')}>
      {queues.map((queue, index) => {
        const { count, late = 0 } = countsOf(queue) ?? {};
        const name = t(`queueName.${queue}`);
        const counted = count === undefined ? name : t('shell.count', { name, n: formatCount(count) });
        const lateWords = late > 0 ? t('shell.late', { n: late < MOST_LATE ? late : `${String(MOST_LATE - 1)}+` }) : '';
        return (
          <Link
            key={queue}
            to="/queue/$queue"
            params={{ queue }}
            search={() => rememberedSearch(queue)}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
            className={classes.queue}
            {...(late > 0 ? {} : { 'aria-label': counted })}
            aria-keyshortcuts={`Alt+${String(index + 1)}`}
          >
            <span className={classes.queueName}>{name}</span>
            {/* What is heard is what is read, with the pauses that the columns make for the eye. */}
            {late > 0 && (
              <>
                <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>
                <span className={classes.late}>{lateWords}</span>
                <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>
              </>
            )}
            <span className="number" data-none={count === 0}>
              {count === undefined ? '' : formatCount(count)}
            </span>
          </Link>
        );
      })}
    </section>
  );
}
