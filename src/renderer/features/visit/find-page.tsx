import { Table, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { useLiveText } from '../../shell/use-live-text.ts';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

/**
 * Six indexes answer in a hundredth of a millisecond, so nobody is made to wait for that; a reader of identity cards types
 * its digits some milliseconds apart and asks once.
 */
const SETTLE_MS = 20;

const route = getRouteApi('/desk/visit');

/** Who is at the counter: found while one types, by name, identity number, phone, address, home or lease number. */
export function FindPage() {
  const { t } = useTranslation();
  const { text = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const live = useLiveText(text, SETTLE_MS);
  const { settled } = live;
  const [at, setAt] = useState({ text: '', row: 0 });
  // What is typed anew begins at the first again.
  const chosen = at.text === settled ? at.row : 0;
  const field = useRef<HTMLInputElement>(null);
  const found = useQuery({
    ...orpc.leases.find.queryOptions({ input: { text: settled } }),
    enabled: settled !== '',
    // The rows before stand until the next are there, instead of none.
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    if (settled !== text) void navigate({ search: settled === '' ? {} : { text: settled }, replace: true });
  }, [settled, text, navigate]);
  const rows =
    settled === '' ? [] : (found.data ?? []).filter(({ status }) => status === 'signed' || status === 'ended');
  const isAnswered = found.data !== undefined && !found.isPlaceholderData && live.text.trim() === settled;
  const open = (leaseId: string | undefined): void => {
    if (leaseId !== undefined) void navigate({ to: '/visit/$leaseId', params: { leaseId }, search: {} });
  };
  // Enter may come before the answer: a reader of identity cards sends it right after the digits.
  const entered = useRef<string | null>(null);
  const first = rows[0]?.leaseId;
  useEffect(() => {
    if (!isAnswered || entered.current !== settled) return;
    entered.current = null;
    if (first !== undefined) void navigate({ to: '/visit/$leaseId', params: { leaseId: first }, search: {} });
  }, [isAnswered, settled, first, navigate]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt({ text: settled, row: Math.max(0, Math.min(rows.length - 1, chosen + step)) });
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    // Never one of the rows before, which were found by less than what stands in the field.
    if (isAnswered) open(rows[chosen]?.leaseId);
    else entered.current = live.text.trim();
  };
  return (
    <section className={classes.page} aria-labelledby="find-title">
      <h1 id="find-title" className={looks.title}>
        {t('tenancy.find.title')}
      </h1>
      <TextInput
        ref={field}
        size="md"
        maw={560}
        label={t('tenancy.find.label')}
        description={t('tenancy.find.hint')}
        value={live.text}
        maxLength={60}
        onKeyDown={onKey}
        onChange={({ currentTarget: { value } }) => {
          entered.current = null;
          live.change(value);
        }}
        {...live.compositionProps}
      />
      <ProblemNote error={found.error} />
      <div role="status" aria-label={t('tenancy.find.results')}>
        {settled !== '' && found.data !== undefined && !found.isPlaceholderData && rows.length === 0 && (
          <p className={looks.quiet}>{t('tenancy.find.none', { text: settled })}</p>
        )}
      </div>
      {rows.length > 0 && (
        <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{t('lease.column.tenant')}</Table.Th>
              <Table.Th w={190}>{t('lease.column.leaseNo')}</Table.Th>
              <Table.Th>{t('lease.column.home')}</Table.Th>
              <Table.Th w={200}>{t('lease.column.term')}</Table.Th>
              <Table.Th w={80}>{t('tenancy.side.lease')}</Table.Th>
              <Table.Th className="number" w={120}>
                {t('lease.column.owed')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={row.leaseId} className={classes.hit} data-chosen={index === chosen}>
                <Table.Td>
                  <Link to="/visit/$leaseId" params={{ leaseId: row.leaseId }} search={{}}>
                    {row.tenantName}
                  </Link>
                </Table.Td>
                <Table.Td>{row.leaseNo}</Table.Td>
                <Table.Td>
                  {row.estate} {row.unitNo} {row.address}
                </Table.Td>
                <Table.Td>{t('lease.fromUntil', { from: formatDay(row.from), until: formatDay(row.until) })}</Table.Td>
                <Table.Td>{t(`lease.status.${row.status}`)}</Table.Td>
                <Table.Td className="number">{row.owedFen === null ? '' : formatYuan(row.owedFen)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
