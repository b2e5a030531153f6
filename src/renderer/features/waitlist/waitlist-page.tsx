import { Group, NativeSelect, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WaitingListName, waitingLists } from '../../../contract/waitlist.ts';
import { programmes } from '../../../domain/application/programme.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import type { WaitlistSearch } from '../../routes/waitlist-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { MassReminder } from './mass-reminder.tsx';
import { type WaitingWish, useWaitingCounts, useWaitingReckoning, useWaitingTotal } from './use-waiting-rows.ts';
import { WaitingGrid } from './waiting-grid.tsx';
import classes from './waitlist.module.css';

const WRITE_ROW_MS = 300;

/** The waiting list in its order, and the parts of it that wait for somebody. */
export function WaitlistPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/waiting' });
  const search = useSearch({ from: '/desk/waiting' });
  const [row, setRow] = useState(search.row ?? 0);
  const wish: WaitingWish = {
    list: search.list ?? 'order',
    programme: search.programme ?? null,
    office: (search.office ?? null) as OfficeId | null,
  };
  const total = useWaitingTotal(wish);
  const chosen = Math.max(0, Math.min(row, (total.data ?? row + 1) - 1));
  const writeRow = useDebouncedCallback((next: number) => {
    void navigate({ search: (now) => ({ ...now, row: next }), replace: true });
  }, WRITE_ROW_MS);
  const narrow = (patch: Partial<WaitlistSearch>): void => {
    writeRow.cancel();
    setRow(0);
    void navigate({ search: { ...search, ...patch, row: undefined }, replace: true });
  };
  return (
    <div className={classes.page}>
      <Head wish={wish} total={total.data} />
      <div className={classes.filters} role="search" aria-label={t('waiting.list.title')}>
        <Tabs
          chosen={wish.list}
          onChoose={(list) => {
            narrow({ list: list === 'order' ? undefined : list });
          }}
        />
        <Filters search={search} onChange={narrow} />
      </div>
      <WaitingGrid
        key={JSON.stringify(wish)}
        wish={wish}
        total={total.data}
        chosen={chosen}
        onChoose={(next) => {
          setRow(next);
          writeRow(next);
        }}
        onOpen={(index, { caseId, applicantName }) => {
          if (applicantName === '') return;
          writeRow.cancel();
          void navigate({ search: (now) => ({ ...now, row: index }), replace: true }).then(() =>
            navigate({ to: '/case/$caseId', params: { caseId }, search: { side: 'waiting' } }),
          );
        }}
      />
      <div className={classes.foot}>
        <span role="status">
          {total.data === undefined ? t('list.loading') : t('waiting.list.total', { n: formatCount(total.data) })}
        </span>
        <Reckoning />
        <span aria-hidden>{t('waiting.list.keys')}</span>
      </div>
    </div>
  );
}

/** That places move soon, and by what order they are shown until then. */
function Reckoning() {
  const { t } = useTranslation();
  const { data } = useWaitingReckoning();
  return typeof data === 'number' ? <span role="status">{t('waiting.list.reckoning', { percent: data })}</span> : null;
}

function Head({ wish, total }: { readonly wish: WaitingWish; readonly total: number | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { ofRefusal } = useProblemWords();
  const may = useMay('waiting.keep');
  const [open, setOpen] = useState(false);
  const off = may ? null : ofRefusal({ code: 'missing-permission', permission: 'waiting.keep' });
  const close = (): void => {
    setOpen(false);
  };
  return (
    <Group justify="space-between" wrap="nowrap">
      <Title order={1} size="h4">
        {t('waiting.list.title')}
      </Title>
      <Group gap="xs" wrap="nowrap">
        {wish.list === 'to-remind' && (
          <ActionButton
            variant="default"
            offBecause={off ?? (total === 0 ? t('waiting.mass.nobody') : null)}
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('waiting.mass.open')}
          </ActionButton>
        )}
        <ActionButton
          variant="default"
          onClick={() => void navigate({ to: '/publicity', search: { tab: 'register' } })}
        >
          {t('waiting.list.register')}
        </ActionButton>
        <ActionButton keys="alt+Q" onClick={() => void navigate({ to: '/where' })}>
          {t('waiting.where.title')}
        </ActionButton>
      </Group>
      {open && <MassReminder wish={wish} onClose={close} />}
    </Group>
  );
}

interface TabsProps {
  readonly chosen: WaitingListName;
  readonly onChoose: (list: WaitingListName) => void;
}

function Tabs({ chosen, onChoose }: TabsProps) {
  const { t } = useTranslation();
  const { data: counts } = useWaitingCounts();
  const step = (by: 1 | -1) => () => {
    const at = waitingLists.indexOf(chosen) + by;
    const next = waitingLists[(at + waitingLists.length) % waitingLists.length];
    if (next !== undefined) onChoose(next);
  };
  useKeys([
    { keys: ']', labelKey: 'waiting.list.next', scope: 'queue', run: step(1) },
    { keys: '[', labelKey: 'waiting.list.previous', scope: 'queue', run: step(-1) },
  ]);
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('waiting.list.tabs')}>
      {waitingLists.map((list) => {
        const count = counts?.find((counted) => counted.list === list)?.count;
        const name = t(`waiting.list.${list}`);
        return (
          <button
            key={list}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={list === chosen}
            aria-label={count === undefined ? name : t('waiting.list.count', { name, n: formatCount(count) })}
            onClick={() => {
              onChoose(list);
            }}
          >
            {name}
            <span className="number" data-none={count === 0}>
              {count === undefined ? '' : formatCount(count)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

interface FiltersProps {
  readonly search: WaitlistSearch;
  readonly onChange: (patch: Partial<WaitlistSearch>) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { data: offices } = useQuery(orpc.offices.list.queryOptions());
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={t('waiting.list.programme')}
        value={search.programme ?? ''}
        data={[
          { value: '', label: t('waiting.list.anyProgramme') },
          ...programmes.map((value) => ({ value, label: t(`programme.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ programme: programmes.find((known) => known === value) });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t('waiting.list.office')}
        value={search.office ?? ''}
        data={[
          { value: '', label: t('waiting.list.anyOffice') },
          ...(offices ?? []).slice(1).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ office: value === '' ? undefined : value });
        }}
      />
    </Group>
  );
}
