import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type TicketList, type TicketRowView, ticketLists } from '../../../contract/tickets.ts';
import { ticketKinds } from '../../../domain/ticket/kinds.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { type TicketTab, ticketTabs } from '../../routes/tickets-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { useLiveText } from '../../shell/use-live-text.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TeamBoard } from './team-board.tsx';
import { TicketTable } from './ticket-table.tsx';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/tickets');
const PAGE = 100;

/** What was heard: whose it is, what is due, what is late. */
export function TicketsPage() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const live = useLiveText(search.text ?? '');
  const { data: counts } = useQuery(orpc.tickets.counts.queryOptions());
  const tabs = ticketTabs.filter((tab) => tab !== 'team' || rolesAllow(roles, 'ticket.supervise'));
  const list = search.list ?? 'to-do';
  const show = (tab: TicketTab): void =>
    void navigate({ search: ({ kind }) => ({ list: tab, ...(kind === undefined ? {} : { kind }) }) });
  const beside = (by: 1 | -1): void => {
    const next = tabs[(tabs.indexOf(list) + by + tabs.length) % tabs.length];
    if (next !== undefined) show(next);
  };
  const toImport = (): void => void go({ to: '/tickets/import' });
  useKeys([
    {
      keys: 'I',
      labelKey: 'orders.open',
      scope: 'tickets',
      disabled: !rolesAllow(roles, 'ticket.import'),
      run: toImport,
    },
    {
      keys: '[',
      labelKey: 'tickets.keys.previousList',
      scope: 'tickets',
      run: () => {
        beside(-1);
      },
    },
    {
      keys: ']',
      labelKey: 'tickets.keys.nextList',
      scope: 'tickets',
      run: () => {
        beside(1);
      },
    },
  ]);
  return (
    <section className={classes.page} aria-labelledby="tickets-title">
      <div className={looks.head}>
        <h1 id="tickets-title" className={looks.title}>
          {t('tickets.title')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('tickets.filter')}
          value={search.kind ?? 'all'}
          data={[
            { value: 'all', label: t('tickets.all') },
            ...ticketKinds.map((value) => ({ value, label: t(`tickets.kind.${value}`) })),
          ]}
          onChange={(value) => {
            const kind = ticketKinds.find((known) => known === value);
            void navigate({ search: { list, ...(kind === undefined ? {} : { kind }) } });
          }}
        />
        <TextInput
          size="xs"
          w={300}
          leftSection={<IconSearch size={15} aria-hidden />}
          aria-label={t('tickets.search')}
          placeholder={t('tickets.search')}
          maxLength={100}
          value={live.text}
          onChange={({ currentTarget: { value } }) => {
            live.change(value);
          }}
          {...live.compositionProps}
        />
        <span className={looks.spread} />
        {rolesAllow(roles, 'ticket.import') && (
          <ActionButton size="xs" variant="default" keys="I" onClick={toImport}>
            {t('orders.open')}
          </ActionButton>
        )}
        {rolesAllow(roles, 'ticket.receive') && (
          <ActionButton size="xs" keys="alt+N" onClick={() => void go({ to: '/hear' })}>
            {t('tickets.new')}
          </ActionButton>
        )}
      </div>
      <nav className={classes.tabs} aria-label={t('tickets.lists.label')}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            className={classes.tab}
            aria-current={tab === list && live.settled === '' ? 'page' : undefined}
            onClick={() => {
              live.change('');
              show(tab);
            }}
          >
            {t(`tickets.lists.${tab}`)}
            {tab !== 'team' && <Count of={tab} n={counts?.[tab]} />}
          </button>
        ))}
      </nav>
      {live.settled.trim() !== '' ? (
        <Found text={live.settled} />
      ) : list === 'team' ? (
        <TeamBoard />
      ) : (
        <Listed key={`${list} ${search.kind ?? ''}`} list={list} />
      )}
    </section>
  );
}

function Count({ of, n }: { readonly of: TicketList; readonly n: number | undefined }) {
  const isLate = of === 'late' && (n ?? 0) > 0;
  return <span className={`number ${isLate ? (looks.late ?? '') : ''}`}>{n === undefined ? '' : formatCount(n)}</span>;
}

function Listed({ list }: { readonly list: TicketList }) {
  const { t } = useTranslation();
  const { kind } = route.useSearch();
  const pages = useInfiniteQuery(
    orpc.tickets.list.infiniteOptions({
      input: (after: TicketRowView['cursor'] | null) => ({
        list: ticketLists.find((known) => known === list) ?? 'to-do',
        kinds: kind === undefined ? [] : [kind],
        after,
        limit: PAGE,
      }),
      initialPageParam: null as TicketRowView['cursor'] | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.cursor),
    }),
  );
  const rows = pages.data?.pages.flat();
  if (pages.isPending) return <Skeleton height={360} animate={false} />;
  if (rows === undefined) return <ProblemNote error={pages.error} />;
  return (
    <>
      <TicketTable rows={rows} empty={t('tickets.empty')} />
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('tickets.more', { n: PAGE })}
        </Button>
      )}
    </>
  );
}

function Found({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.tickets.search.queryOptions({ input: { text } }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={360} animate={false} />;
  return <TicketTable rows={data} empty={t('tickets.notFound', { text })} />;
}
