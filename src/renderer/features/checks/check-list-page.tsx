import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CheckListName, CheckListRow } from '../../../contract/checks.ts';
import { chinaDateOf, instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './checks.module.css';

const route = getRouteApi('/desk/checks/$list');
const PAGE = 50;

/** Cases by what their checks wait for: an agency, a ruling, an eye on changed evidence, or to be asked again. */
export function CheckListPage() {
  const { t } = useTranslation();
  const { list } = route.useParams();
  const rows = useInfiniteQuery({
    queryKey: [...orpc.checks.list.key(), list],
    queryFn: ({ pageParam }) => client.checks.list({ list, after: pageParam, limit: PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : (page.at(-1)?.cursor ?? undefined)),
  });
  const found = rows.data?.pages.flat() ?? [];
  const name = t(`checks.list.${list}`);
  return (
    <section className={classes.listPage} aria-label={name}>
      <div className={classes.listHead}>
        <h1>{name}</h1>
      </div>
      <div className={classes.listBody}>
        <ProblemNote error={rows.error} />
        {rows.isPending && <Skeleton height={200} mt="md" animate={false} />}
        {rows.isSuccess && found.length === 0 && (
          <div className={classes.empty}>
            <strong>{t('checks.list.empty', { list: name })}</strong>
            <span className={classes.quiet}>{t('checks.list.emptyBody')}</span>
          </div>
        )}
        {found.length > 0 && <Rows list={list} rows={found} />}
        {rows.hasNextPage && (
          <Button variant="default" my="sm" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('checks.list.more', { n: PAGE })}
          </Button>
        )}
      </div>
    </section>
  );
}

function Rows({ list, rows }: { readonly list: CheckListName; readonly rows: readonly CheckListRow[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes.rows} aria-label={t('checks.list.grid', { list: t(`checks.list.${list}`) })}>
      <thead>
        <tr>
          <th scope="col">{t('list.column.case-no')}</th>
          <th scope="col">{t('list.column.applicant')}</th>
          <th scope="col">{t('list.column.programme')}</th>
          <th scope="col">{t('checks.list.status')}</th>
          <th scope="col">{t('checks.list.checks')}</th>
          <th scope="col">{t('checks.list.waitingColumn')}</th>
          <th scope="col">{t('checks.list.mismatchColumn')}</th>
          <th scope="col">{t('checks.list.failedColumn')}</th>
          <th scope="col">{t('checks.list.changedColumn')}</th>
          <th scope="col">{t(list === 'stale' ? 'checks.list.sinceStale' : 'checks.list.since')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.caseId}>
            <td>
              <CaseLink caseId={row.caseId}>{row.caseNo}</CaseLink>
            </td>
            <td>{row.applicantName}</td>
            <td>{t(`programme.${row.programme}`)}</td>
            <td>{t(`status.${row.status}`)}</td>
            <td>
              {row.done}/{row.needed}
            </td>
            <td>{row.waiting || '—'}</td>
            <td className={row.mismatches > 0 ? classes.differs : undefined}>{row.mismatches || '—'}</td>
            <td>{row.failed || '—'}</td>
            <td>{row.changed || '—'}</td>
            <td>{list === 'stale' ? formatDay(chinaDateOf(instant(row.since))) : formatInstant(instant(row.since))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
