import { Group, Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HeardRatings } from '../../../../contract/heard.ts';
import { ratingLevels } from '../../../../domain/ticket/kinds.ts';
import { badAmong, goodRate, rateText } from '../../../../domain/ticket/rates.ts';
import type { OfficeId } from '../../../../kernel/ids.ts';
import { client } from '../../../api/client.ts';
import { orpc } from '../../../api/query.ts';
import { formatCount } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ExportButtons } from '../../publicity/export-buttons.tsx';
import { Bar } from './figure-cards.tsx';
import { TicketLines } from './figure-tickets.tsx';
import classes from './heard.module.css';
import looks from '../../../ui/looks.module.css';

const route = getRouteApi('/desk/heard');

interface RatingsProps {
  readonly office: OfficeId;
  readonly month: string;
}

/** Ratings of a month: how many of each level, what they touched, the unnamed bad ones in groups, and what is published. */
export function Ratings({ office, month }: RatingsProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.heard.ratings.queryOptions({ input: { office, month } }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={480} animate={false} aria-label={t('heard.loading')} />;
  const isEmpty = data.levels.every((n) => n === 0);
  return (
    <div className={classes.columns}>
      <div className={classes.figures}>
        <Group justify="space-between">
          <span className={classes.quiet}>{t('heard.rating.struck', { n: formatCount(data.struck) })}</span>
          <ExportButtons
            number={t('heard.rating.file', { month })}
            offBecause={isEmpty ? t('heard.rating.nothing') : null}
            read={(format) => client.heard.publishRatings({ office, month, format })}
          />
        </Group>
        <LevelBars levels={data.levels} />
        <LevelTable
          caption={t('heard.rating.offices')}
          rows={data.offices.map(({ office: id, name, levels }) => ({ key: id, name, levels }))}
        />
        <LevelTable
          caption={t('heard.rating.topics')}
          rows={data.topics.map(({ topic, levels }) => ({ key: topic, name: t(`tickets.topic.${topic}`), levels }))}
        />
        <LevelTable
          caption={t('heard.rating.things')}
          rows={data.things.map(({ kind, value, label, levels }) => ({
            key: `${kind} ${value}`,
            name: `${t(`heard.rating.thing.${kind}`)} ${label}`,
            levels,
          }))}
        />
      </div>
      <aside className={classes.list}>
        <Groups groups={data.groups} />
        <GroupTickets office={office} month={month} />
      </aside>
    </div>
  );
}

function LevelBars({ levels }: Pick<HeardRatings, 'levels'>) {
  const { t } = useTranslation();
  const all = Math.max(1, sumOf(levels));
  return (
    <table className={classes.table}>
      <caption>{t('heard.rating.levels')}</caption>
      <tbody>
        {ratingLevels.map((level) => {
          const n = levels[level - 1] ?? 0;
          return (
            <tr key={level}>
              <th scope="row">{t(`tickets.level.l${level}`)}</th>
              <td className={classes.end}>{formatCount(n)}</td>
              <td style={{ width: '60%' }}>
                <Bar rate={Math.round((n * 1000) / all)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface LevelRow {
  readonly key: string;
  readonly name: string;
  readonly levels: readonly number[];
}

function LevelTable({ caption, rows }: { readonly caption: string; readonly rows: readonly LevelRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('heard.rating.column.name')}</th>
          <th scope="col" className={classes.end}>
            {t('heard.rating.column.all')}
          </th>
          <th scope="col" className={classes.end}>
            {t('heard.rating.column.bad')}
          </th>
          <th scope="col">{t('heard.rating.column.good')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, levels }) => {
          const all = sumOf(levels);
          const bad = badAmong(levels);
          const good = goodRate(levels);
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className={classes.end}>{formatCount(all)}</td>
              <td className={`${classes.end ?? ''} ${bad > 0 ? (looks.late ?? '') : ''}`}>{formatCount(bad)}</td>
              <td>
                {good === null ? t('heard.none') : rateText(good)}
                <Bar rate={good} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function sumOf(levels: readonly number[]): number {
  return levels.reduce((sum, n) => sum + n, 0);
}

function Groups({ groups }: Pick<HeardRatings, 'groups'>) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{t('heard.rating.groups')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('heard.rating.group.topic')}</th>
          <th scope="col">{t('heard.rating.group.about')}</th>
          <th scope="col" className={classes.end}>
            {t('heard.rating.group.n')}
          </th>
          <th scope="col">{t('heard.rating.group.last')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.length === 0 && (
          <tr>
            <td colSpan={4}>{t('heard.rating.noGroups')}</td>
          </tr>
        )}
        {groups.map(({ topic, key, about, n, last }) => (
          <tr key={`${topic} ${key}`}>
            <th scope="row">{t(`tickets.topic.${topic}`)}</th>
            <td>{about.length === 0 ? t('heard.rating.noAbout') : about.join(t('case.comma'))}</td>
            <td className={classes.end}>
              <Link
                from="/heard"
                to="/heard"
                className={classes.figure}
                search={(at) => ({ ...at, topic, group: key })}
              >
                {formatCount(n)}
              </Link>
            </td>
            <td className={classes.day}>{last}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GroupTickets({ office, month }: RatingsProps) {
  const { t } = useTranslation();
  const { topic, group } = route.useSearch();
  const isChosen = topic !== undefined && group !== undefined;
  const { data, error } = useQuery(
    orpc.heard.ratingGroup.queryOptions({ input: isChosen ? { office, month, topic, key: group } : skipToken }),
  );
  if (!isChosen) return null;
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={160} animate={false} />;
  const caption = t('heard.list', { what: t(`tickets.topic.${topic}`), n: formatCount(data.length) });
  return <TicketLines rows={data} caption={caption} />;
}
