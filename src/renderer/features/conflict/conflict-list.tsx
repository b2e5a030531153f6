import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Link, getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConflictSummary } from '../../../contract/conflicts.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { commandWord } from '../../ui/command-word.ts';
import { formatInstant } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './conflict.module.css';
import { CONFLICT_PAGE } from './open-conflicts.ts';

const route = getRouteApi('/desk/conflicts');
const states = ['open', 'settled'] as const;
const STATE_KEY = 'S';

/** The open ones, or those settled before; J and K step through them. */
export function ConflictList() {
  const { t } = useTranslation();
  const { state = 'open' } = route.useSearch();
  const navigate = useNavigate();
  const list = useConflictList(state);
  const rows = list.data?.pages.flat();
  const show = (next: (typeof states)[number]): void => {
    void navigate({ to: '/conflicts', search: next === 'open' ? {} : { state: next } });
  };
  useStepKeys(rows ?? [], state);
  useKeys([
    {
      keys: STATE_KEY,
      labelKey: 'conflict.keys.state',
      scope: 'conflict',
      run: () => {
        show(state === 'open' ? 'settled' : 'open');
      },
    },
  ]);
  return (
    <section className={classes.list} aria-labelledby="conflicts-title" aria-busy={list.isPending}>
      <div className={classes.listHead}>
        <h1 id="conflicts-title" className={classes.title}>
          {t('conflict.title')}
        </h1>
        <KeyHint keys={STATE_KEY} />
        <SegmentedControl
          size="xs"
          aria-label={t('conflict.keys.state')}
          value={state}
          onChange={(value) => {
            show(value === 'settled' ? 'settled' : 'open');
          }}
          data={states.map((value) => ({ value, label: t(`conflict.state.${value}`) }))}
        />
      </div>
      <ProblemNote error={list.error} />
      {list.isPending && [0, 1, 2].map((place) => <Skeleton key={place} height={64} mx={8} my={4} width="auto" />)}
      {rows?.length === 0 && <p className={classes.none}>{t(`conflict.none.${state}`)}</p>}
      <ul className={classes.rows} aria-label={t('conflict.listLabel')}>
        {rows?.map((row) => (
          <Row key={row.conflictId} row={row} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" m="sm" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('conflict.more', { n: CONFLICT_PAGE })}
        </Button>
      )}
    </section>
  );
}

function useConflictList(state: (typeof states)[number]) {
  return useInfiniteQuery(
    orpc.conflicts.list.infiniteOptions({
      input: (before: number | null) => ({ state, before, limit: CONFLICT_PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < CONFLICT_PAGE ? undefined : page.at(-1)?.openedAt),
    }),
  );
}

/** Down and up the list from the conflict that is shown. */
function useStepKeys(rows: readonly ConflictSummary[], state: (typeof states)[number]): void {
  const navigate = useNavigate();
  const { conflictId } = useParams({ strict: false });
  const here = rows.findIndex((row) => row.conflictId === conflictId);
  const step = (to: number): void => {
    const row = rows[to];
    if (row === undefined) return;
    const search = state === 'open' ? {} : { state };
    void navigate({ to: '/conflicts/$conflictId', params: { conflictId: row.conflictId }, search });
  };
  useKeys([
    {
      keys: ['J', 'ArrowDown'],
      labelKey: 'conflict.keys.next',
      scope: 'conflict',
      run: () => {
        step(here + 1);
      },
    },
    {
      keys: ['K', 'ArrowUp'],
      labelKey: 'conflict.keys.previous',
      scope: 'conflict',
      run: () => {
        step(here === -1 ? rows.length - 1 : here - 1);
      },
    },
  ]);
}

/** The applicant, or what else it is about. */
function nameOf({ caseId, applicantName, about }: ConflictSummary, t: TFunction): string {
  if (about !== null) return about.label;
  return caseId === null ? t('conflict.noCase') : applicantName;
}

function Row({ row }: { readonly row: ConflictSummary }) {
  const { t } = useTranslation();
  const what = commandWord(row.commandName, t);
  return (
    <li>
      <Link
        to="/conflicts/$conflictId"
        params={{ conflictId: row.conflictId }}
        search={(before) => before}
        className={classes.row}
        activeProps={{ 'aria-current': 'page' }}
        activeOptions={{ includeSearch: false }}
      >
        <span className={classes.rowLine}>
          <b className={classes.rowName}>{nameOf(row, t)}</b>
          <span className={classes.rowKind}>
            {row.about === null ? row.caseNo : t(`conflict.about.${row.about.kind}`)}
          </span>
        </span>
        <span className={classes.rowName}>{t('conflict.row', { by: row.byName, what })}</span>
        <span className={classes.quiet}>
          {t('conflict.openedAt', { at: formatInstant(instant(row.openedAt)) })}
          {row.commands > 1 && ` · ${t('conflict.commands', { n: row.commands })}`}
        </span>
      </Link>
    </li>
  );
}
