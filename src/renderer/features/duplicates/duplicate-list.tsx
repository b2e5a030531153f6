import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairRow } from '../../../contract/duplicates.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { formatCount } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import classes from './duplicates.module.css';
import { inOrder } from './in-order.ts';
import { ReasonBadges, Score } from './reason-badges.tsx';

const PAGE = 50;

/** Pairs that nobody has decided on, the likeliest first: the rows of a list whose rows are no single cases. */
export function DuplicateList() {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    takeFocus(body.current);
  }, []);
  const list = useInfiniteQuery(
    orpc.duplicates.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const { data: counts } = useQuery(orpc.queue.counts.queryOptions());
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = counts?.find(({ queue }) => queue === 'duplicates')?.count ?? rows.length;
  return (
    <>
      <span className={classes.quiet}>{t('duplicates.hint')}</span>
      <div ref={body} className={classes.list} tabIndex={-1} aria-busy={list.isPending}>
        <ProblemNote error={list.error} />
        {list.isPending && <Skeleton height={240} animate={false} aria-label={t('duplicates.loading')} />}
        {list.isSuccess && rows.length === 0 && (
          <div className={classes.empty}>
            <strong>{t('list.empty', { queue: t('queueName.duplicates') })}</strong>
            <span className={classes.quiet}>{t('queueEmpty.duplicates')}</span>
          </div>
        )}
        {rows.length > 0 && <Rows rows={rows} />}
        {list.hasNextPage && (
          <Button variant="default" my="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('duplicates.more', { n: PAGE })}
          </Button>
        )}
      </div>
      <div className={classes.foot}>
        <span role="status">{list.isSuccess && t('duplicates.total', { n: formatCount(total) })}</span>
      </div>
    </>
  );
}

const keyOf = ({ low, high }: PairRow): string => `${low.caseId} ${high.caseId}`;

function Rows({ rows }: { readonly rows: readonly PairRow[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const table = useRef<HTMLTableElement>(null);
  const navigate = useNavigate();
  const at = Math.min(chosen, rows.length - 1);
  const step = (by: number): void => {
    setChosen(Math.max(0, Math.min(rows.length - 1, at + by)));
  };
  useKeys([
    {
      keys: ['J', 'ArrowDown'],
      labelKey: 'duplicates.keys.next',
      scope: 'pair',
      run: () => {
        step(1);
      },
    },
    {
      keys: ['K', 'ArrowUp'],
      labelKey: 'duplicates.keys.previous',
      scope: 'pair',
      run: () => {
        step(-1);
      },
    },
    {
      keys: 'Enter',
      labelKey: 'duplicates.keys.open',
      scope: 'pair',
      run: () => {
        const row = rows[at];
        if (row === undefined) return;
        const params = { one: row.low.caseId, other: row.high.caseId };
        void navigate({ to: '/duplicates/$one/$other', params });
      },
    },
  ]);
  useEffect(() => {
    table.current?.querySelector('[data-chosen="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <table ref={table} className={classes.rows} aria-label={t('duplicates.grid')}>
      <thead>
        <tr>
          <th scope="col" className={classes.narrow}>
            {t('duplicates.column.likely')}
          </th>
          <th scope="col">{t('duplicates.column.reasons')}</th>
          <th scope="col" className={classes.wide}>
            {t('duplicates.column.earlier')}
          </th>
          <th scope="col" className={classes.wide}>
            {t('duplicates.column.later')}
          </th>
          <th scope="col" className={classes.narrow} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={keyOf(row)} data-chosen={place === at}>
            <td>
              <Score score={row.score} />
            </td>
            <td>
              <ReasonBadges reasons={row.reasons} />
            </td>
            {inOrder(row.low, row.high).map((each) => (
              <td key={each.caseId}>
                <Paired of={each} />
              </td>
            ))}
            <td>
              <Button
                size="compact-sm"
                variant="default"
                rightSection={place === at ? <KeyHint keys="Enter" /> : undefined}
                renderRoot={(props) => (
                  <Link
                    to="/duplicates/$one/$other"
                    params={{ one: row.low.caseId, other: row.high.caseId }}
                    {...props}
                  />
                )}
              >
                {t('duplicates.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Paired({ of: { caseNo, applicantName, streetName, status, receivedOn } }: { readonly of: PairRow['low'] }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        {caseNo} <strong>{applicantName}</strong>
      </div>
      <div className={classes.quiet}>
        {t('duplicates.at', { street: streetName, status: t(`status.${status}`) })} · {receivedOn}
      </div>
    </>
  );
}
