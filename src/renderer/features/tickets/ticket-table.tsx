import { Badge, Table } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRowView } from '../../../contract/tickets.ts';
import { useKeys } from '../../shell/keys.ts';
import { dueWords } from './clock-words.ts';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/tickets');

interface TicketTableProps {
  readonly rows: readonly TicketRowView[];
  readonly empty: string;
}

/** Tickets one below the other; the chosen row opens with Enter, and is chosen again on the way back. */
export function TicketTable({ rows, empty }: TicketTableProps) {
  const { t } = useTranslation();
  const { row = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const chosen = Math.min(row, Math.max(0, rows.length - 1));
  const choose = (at: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, at));
    void navigate({ search: (before) => ({ ...before, row: next }), replace: true });
  };
  const open = (): void => {
    const ticketId = rows[chosen]?.ticketId;
    if (ticketId !== undefined) void go({ to: '/tickets/$ticketId', params: { ticketId } });
  };
  useKeys([
    {
      keys: 'ArrowDown',
      labelKey: 'tickets.keys.next',
      scope: 'tickets',
      run: () => {
        choose(chosen + 1);
      },
    },
    {
      keys: 'ArrowUp',
      labelKey: 'tickets.keys.previous',
      scope: 'tickets',
      run: () => {
        choose(chosen - 1);
      },
    },
    { keys: 'Enter', labelKey: 'tickets.keys.open', scope: 'tickets', run: open },
  ]);
  if (rows.length === 0) return <p className={looks.quiet}>{empty}</p>;
  return (
    <Table className={classes.table} verticalSpacing={5} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>{t('tickets.column.no')}</Table.Th>
          <Table.Th w={110}>{t('tickets.column.kind')}</Table.Th>
          <Table.Th>{t('tickets.column.title')}</Table.Th>
          <Table.Th w={100}>{t('tickets.column.caller')}</Table.Th>
          <Table.Th w={130}>{t('tickets.column.office')}</Table.Th>
          <Table.Th w={80}>{t('tickets.column.holder')}</Table.Th>
          <Table.Th w={250}>{t('tickets.column.due')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((one, at) => (
          <Row key={one.ticketId} row={one} chosen={at === chosen} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ row, chosen }: { readonly row: TicketRowView; readonly chosen: boolean }) {
  const { t } = useTranslation();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <Table.Tr ref={element} aria-selected={chosen} className={chosen ? classes.chosen : undefined}>
      <Table.Td>
        <Link to="/tickets/$ticketId" params={{ ticketId: row.ticketId }}>
          {row.ticketNo}
        </Link>
      </Table.Td>
      <Table.Td>
        {row.kind === 'hotline' ? t(`tickets.subject.${row.subject}`) : t(`tickets.kind.${row.kind}`)}
      </Table.Td>
      <Table.Td>
        <span className={classes.cut}>{row.title}</span>
        <Marks row={row} />
      </Table.Td>
      <Table.Td>{row.callerName === '' ? t('tickets.unnamed') : row.callerName}</Table.Td>
      <Table.Td>{row.officeName}</Table.Td>
      <Table.Td>{row.holderName === '' ? t('tickets.nobody') : row.holderName}</Table.Td>
      <Table.Td>
        <Due row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

function Marks({ row: { about, supervised, redos, level, orderNo } }: { readonly row: TicketRowView }) {
  const { t } = useTranslation();
  return (
    <span className={classes.marks}>
      {about.length > 0 && <span className={looks.quiet}>{about.join(t('case.comma'))}</span>}
      {orderNo !== '' && <span className={looks.quiet}>12345 {orderNo}</span>}
      {level >= 4 && (
        <Badge variant="default" radius="sm" tt="none">
          {t(`tickets.level.l${level === 4 ? 4 : 5}`)}
        </Badge>
      )}
      {redos > 0 && (
        <Badge variant="default" radius="sm" tt="none" className={looks.due}>
          {t('tickets.clock.redo')} {redos}
        </Badge>
      )}
      {supervised && (
        <Badge variant="default" radius="sm" tt="none" className={looks.late}>
          {t('tickets.lists.supervised')}
        </Badge>
      )}
    </span>
  );
}

function Due({ row }: { readonly row: TicketRowView }) {
  const { t } = useTranslation();
  if (row.stage === 'closed') return <span className={looks.quiet}>{row.closedOn}</span>;
  if (row.dueOn === null || row.clock === null) {
    return <span className={looks.quiet}>{t(`tickets.stage.${row.stage}`)}</span>;
  }
  const words = dueWords({ name: row.clock, dueOn: row.dueOn }, t);
  return (
    <span className={row.overdue ? looks.late : undefined}>
      {words}
      {row.overdue && ` · ${t('tickets.overdue')}`}
      {row.provisional && <span title={t('tickets.provisionalHint')}> · {t('tickets.provisional')}</span>}
    </span>
  );
}
