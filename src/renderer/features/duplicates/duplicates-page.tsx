import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairRow } from '../../../contract/duplicates.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import classes from './duplicates.module.css';
import { inOrder } from './in-order.ts';
import { ReasonBadges, Score } from './reason-badges.tsx';

const PAGE = 50;

/** Pairs that nobody has decided on, the likeliest first. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.duplicates.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    takeFocus(body.current);
  }, []);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className={classes.listPage} aria-label={t('duplicates.title')} aria-busy={list.isPending}>
      <header className={classes.head}>
        <h1>{t('duplicates.title')}</h1>
        <span className={classes.quiet}>{t('duplicates.hint')}</span>
      </header>
      <div ref={body} className={classes.body} tabIndex={-1}>
        <ProblemNote error={list.error} />
        {list.isPending && <Skeleton height={240} animate={false} aria-label={t('duplicates.loading')} />}
        {list.isSuccess && rows.length === 0 && (
          <div className={classes.empty}>
            <strong>{t('duplicates.empty')}</strong>
            <span className={classes.quiet}>{t('duplicates.emptyBody')}</span>
          </div>
        )}
        {rows.length > 0 && <Rows rows={rows} />}
        {list.hasNextPage && (
          <Button variant="default" my="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('duplicates.more', { n: PAGE })}
          </Button>
        )}
      </div>
    </section>
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
