import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IntentRow, PlanView } from '../../../contract/plans.ts';
import { isPastFreeze } from '../../../domain/allocation/late-intent.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { formatDay } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AskAll } from './ask-all.tsx';
import { IntentPanel } from './intent-panel.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

interface IntentsPartProps {
  readonly view: PlanView;
  readonly list: IntentRow['status'] | 'declared';
}

/** The households of a list, and beside it the one that is looked at. */
export function IntentsPart({ view, list }: IntentsPartProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/plans/$planId' });
  const { case: chosen } = useSearch({ from: '/desk/plans/$planId' });
  const { planId } = view;
  const intents = useInfiniteQuery(
    orpc.plans.intents.infiniteOptions({
      input: (after: string) => ({ planId, list, after, limit: PAGE }),
      initialPageParam: '',
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.number),
    }),
  );
  const rows = intents.data?.pages.flat();
  const open = (caseId: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, case: caseId }), replace: true });
  const step = (by: 1 | -1) => (): void => {
    if (rows === undefined || rows.length === 0) return;
    const at = rows.findIndex(({ caseId }) => caseId === chosen);
    open(rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.caseId);
  };
  useKeys([
    { keys: ['J', 'ArrowDown'], labelKey: 'plans.nextRow', scope: 'plan', run: step(1) },
    { keys: ['K', 'ArrowUp'], labelKey: 'plans.lastRow', scope: 'plan', run: step(-1) },
  ]);
  if (intents.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={intents.error} />;
  const isShown = chosen !== undefined;
  return (
    <div className={isShown ? classes.split : undefined}>
      <div className={looks.part}>
        {list === 'registered' && !isPastFreeze(view.status) && <AskAll view={view} />}
        {list === 'registered' && isPastFreeze(view.status) && rows.length > 0 && (
          <Note tone="late" title={t('plans.late.list', { n: view.counts.registered })}>
            {t('plans.late.what.registration')}
          </Note>
        )}
        {rows.length === 0 ? (
          <p className={looks.quiet}>{t(`plans.none.${list}`)}</p>
        ) : (
          <IntentTable rows={rows} chosen={chosen} onChoose={open} />
        )}
        {intents.hasNextPage && (
          <Button variant="default" loading={intents.isFetchingNextPage} onClick={() => void intents.fetchNextPage()}>
            {t('outbox.more', { n: PAGE })}
          </Button>
        )}
      </div>
      {chosen !== undefined && (
        <IntentPanel
          key={chosen}
          view={view}
          caseId={chosen}
          onClose={() => {
            open(undefined);
          }}
        />
      )}
    </div>
  );
}

interface IntentTableProps {
  readonly rows: readonly IntentRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (caseId: string) => void;
}

function IntentTable({ rows, chosen, onChoose }: IntentTableProps) {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={190}>{t('plans.column.waitingNo')}</Table.Th>
          <Table.Th w={120}>{t('plans.column.name')}</Table.Th>
          <Table.Th w={110}>{t('list.column.programme')}</Table.Th>
          <Table.Th>{t('plans.column.areas')}</Table.Th>
          <Table.Th w={110}>{t('plans.column.declared')}</Table.Th>
          <Table.Th className="number" w={80}>
            {t('plans.column.checks')}
          </Table.Th>
          <Table.Th w={110}>{t('plans.column.reviewed')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.caseId} className={row.caseId === chosen ? classes.chosen : undefined}>
            <Table.Td>
              <Button
                variant="transparent"
                size="compact-sm"
                p={0}
                aria-current={row.caseId === chosen || undefined}
                onClick={() => {
                  onChoose(row.caseId);
                }}
              >
                {row.number}
              </Button>
            </Table.Td>
            <Table.Td>{row.applicantName}</Table.Td>
            <Table.Td>{t(`programme.${row.programme}`)}</Table.Td>
            <Table.Td className={classes.oneLine} title={row.areas.join(t('plans.arrow'))}>
              {row.areas.join(t('plans.arrow'))}
            </Table.Td>
            <Table.Td className={row.declared === 'none' ? undefined : looks.due}>
              {row.declared === 'none' ? '' : t(`plans.declaration.${row.declared}`)}
            </Table.Td>
            <Table.Td className="number">{`${String(row.done)}/${String(row.needed)}`}</Table.Td>
            <Table.Td>{formatDay(row.reviewedOn)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
