import { Button, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../contract/queue.ts';
import type { QueueSort } from '../../../domain/queue/definition.ts';
import type { CaseList } from '../../../domain/queue/definitions.ts';
import { useMay } from '../../api/session.ts';
import { listInput, type ListSearch } from '../../routes/list-search.ts';
import { rememberSearch } from '../../routes/remembered-search.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { isFiltered, unfiltered } from './list-filters.ts';
import { QueueFilters } from './queue-filters.tsx';
import { MassBar } from './mass-bar.tsx';
import { QueueList } from './queue-list.tsx';
import classes from './queue-page.module.css';
import { tell } from '../../routes/sitting.ts';
import { SkippedNote } from './skipped-note.tsx';
import { useMarked } from './use-marked.ts';
import { useQueueTotal } from './use-queue-rows.ts';

/** The address is not written at every key: browsers stop listening to pages that do. */
const WRITE_ROW_MS = 300;

/** Filters, rows and count of one queue; the chosen row and all filters stand in the address. */
export function QueueScreen({ definition }: { readonly definition: CaseList }) {
  const queue = definition.name;
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/queue/$queue' });
  const search = useSearch({ from: '/desk/queue/$queue' });
  const [row, setRow] = useState(search.row ?? 0);
  const list = listInput(definition, search, useToday());
  const total = useQueueTotal(list);
  const mayAssign = useMay('case.assign');
  const marked = useMarked(queue, list.filters);
  const chosen = Math.max(0, Math.min(row, (total.data ?? row + 1) - 1));

  const writeRow = useDebouncedCallback((next: number) => {
    void navigate({ search: (now) => ({ ...now, row: next }), replace: true });
  }, WRITE_ROW_MS);
  const choose = (next: number): void => {
    setRow(next);
    writeRow(next);
  };
  const narrow = (patch: Partial<ListSearch>): void => {
    const next = { ...search, ...patch, row: undefined };
    writeRow.cancel();
    setRow(0);
    rememberSearch(queue, next);
    void navigate({ search: next, replace: true });
  };
  const open = async (index: number, { caseId }: QueueRow): Promise<void> => {
    writeRow.cancel();
    tell(null);
    await navigate({ search: (now) => ({ ...now, row: index }), replace: true });
    await navigate({ to: '/case/$caseId', params: { caseId }, search: { ...search, queue, row: index } });
  };
  const clear = (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        narrow(unfiltered);
      }}
    >
      {t('list.clear')}
    </Button>
  );
  return (
    <>
      <QueueFilters search={search} onChange={narrow} />
      <QueueList
        definition={definition}
        list={list}
        total={total.data}
        chosen={chosen}
        marked={mayAssign ? marked : null}
        onChoose={choose}
        onOpen={(index, opened) => void open(index, opened)}
        onSort={(sort: QueueSort, descending) => {
          narrow({ sort: sort === 'due' ? undefined : sort, desc: descending ? true : undefined });
        }}
        problem={(error, again) => (
          <ProblemNote error={error}>
            <Button mt="sm" size="xs" variant="default" onClick={again}>
              {t('list.again')}
            </Button>
          </ProblemNote>
        )}
        empty={<Empty queue={queue} filtered={isFiltered(search)} clear={clear} />}
      />
      <div className={classes.foot}>
        {mayAssign && <MassBar marked={marked} />}
        <SkippedNote className={classes.skipped} />
        <span role="status">
          {total.data === undefined ? t('list.loading') : t('list.total', { n: formatCount(total.data) })}
        </span>
        <span aria-hidden>{t('list.keys')}</span>
      </div>
    </>
  );
}

interface EmptyProps {
  readonly queue: CaseList['name'];
  readonly filtered: boolean;
  readonly clear: ReactNode;
}

function Empty({ queue, filtered, clear }: EmptyProps) {
  const { t } = useTranslation();
  const name = t(`queueName.${queue}`);
  return (
    <>
      <Text fw={600}>{filtered ? t('list.emptyFiltered') : t('list.empty', { queue: name })}</Text>
      <Text c="var(--quiet)">{filtered ? t('list.emptyFilteredBody', { queue: name }) : t(`queueEmpty.${queue}`)}</Text>
      {filtered && clear}
    </>
  );
}
