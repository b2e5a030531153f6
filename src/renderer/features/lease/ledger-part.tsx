import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { sumOf } from '../../../domain/rent/account.ts';
import type { Entry } from '../../../domain/rent/entry.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { ReverseDialog } from './reverse-dialog.tsx';
import { RentDialog, type RentStep } from './rent-dialog.tsx';
import { rentRefusal, useRentCommand } from './use-lease.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

/** Each entry with what was owed after it, fen. */
function owedAfterEach(entries: readonly Entry[]): readonly { readonly entry: Entry; readonly owed: number }[] {
  return entries.reduce<readonly { readonly entry: Entry; readonly owed: number }[]>(
    (lines, entry) => [...lines, { entry, owed: (lines.at(-1)?.owed ?? 0) + sumOf(entry.postings, 'tenant') }],
    [],
  );
}

/** The ledger: every entry with what was owed after it. Nothing is edited; a mistake is taken back and stays to be seen. */
export function LedgerPart({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const { ledger } = view;
  const [reversing, setReversing] = useState<Entry | null>(null);
  if (ledger === null) return <p className={looks.quiet}>{t('lease.empty.ledger')}</p>;
  const lines = owedAfterEach(ledger.entries);
  return (
    <div className={classes.part}>
      <Figures view={view} ledger={ledger} />
      <RentActions view={view} />
      {lines.length === 0 ? (
        <p className={looks.quiet}>{t('lease.empty.entries')}</p>
      ) : (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{t('lease.column.bookedOn')}</Table.Th>
              <Table.Th w={120}>{t('lease.column.entry')}</Table.Th>
              <Table.Th>{t('lease.column.about')}</Table.Th>
              <Table.Th className="number" w={110}>
                {t('lease.column.charged')}
              </Table.Th>
              <Table.Th className="number" w={110}>
                {t('lease.column.paid')}
              </Table.Th>
              <Table.Th className="number" w={110}>
                {t('lease.column.owed')}
              </Table.Th>
              <Table.Th w={170}>{t('lease.column.do')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.toReversed().map((line) => (
              <Line key={line.entry.entryId} {...line} view={view} onReverse={setReversing} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {reversing !== null && <ReverseDialog view={view} entry={reversing} onClose={() => setReversing(null)} />}
    </div>
  );
}

function Figures({ view, ledger }: { readonly view: LeaseView; readonly ledger: NonNullable<LeaseView['ledger']> }) {
  const { t } = useTranslation();
  const { arrears } = ledger;
  const figures = [
    [t('lease.figure.owed'), formatYuan(ledger.owedFen)],
    [t('lease.figure.arrears'), t('lease.arrearsOf', { amount: formatYuan(arrears.fen), n: arrears.months })],
    [t('lease.figure.lateFee'), formatYuan(ledger.lateFeeFen)],
    [t('lease.figure.deposit'), `${formatYuan(ledger.depositFen)} / ${formatYuan(ledger.agreedDepositFen)}`],
    [t('lease.figure.uncharged'), formatDay(ledger.chargedUntil)],
    [t('lease.figure.standard'), formatYuan(ledger.standards.at(-1)?.monthlyFen ?? view.lease.content.rent.monthlyFen)],
  ] as const;
  return (
    <dl className={classes.figures}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RentActions({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const today = useToday();
  const [open, setOpen] = useState<RentStep | null>(null);
  const quick = useRentCommand(view, () => undefined);
  const off = (command: 'charge' | 'book-late-fees' | 'set-off' | RentStep): string | null => {
    const refusal = rentRefusal(view, command);
    return refusal === null || refusal === undefined ? null : ofRefusal(refusal);
  };
  return (
    <>
      <div className={classes.buttons}>
        {(['charge', 'book-late-fees'] as const).map((type) => (
          <ActionButton
            key={type}
            size="xs"
            variant="default"
            offBecause={off(type)}
            onClick={() => {
              quick.mutate({ type, through: today });
            }}
          >
            {t(`lease.rentCommand.${type}`)}
          </ActionButton>
        ))}
        <ActionButton
          size="xs"
          variant="default"
          offBecause={off('set-off')}
          onClick={() => {
            quick.mutate({ type: 'set-off' });
          }}
        >
          {t('lease.rentCommand.set-off')}
        </ActionButton>
        {(['change-standard', 'refund'] as const).map((step) => (
          <ActionButton key={step} size="xs" variant="default" offBecause={off(step)} onClick={() => setOpen(step)}>
            {t(`lease.rentCommand.${step}`)}
          </ActionButton>
        ))}
      </div>
      <ProblemNote error={quick.error} />
      {open !== null && <RentDialog view={view} step={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly owed: number;
  readonly view: LeaseView;
  readonly onReverse: (entry: Entry) => void;
}

function Line({ entry, owed, view, onReverse }: LineProps) {
  const { t } = useTranslation();
  const tenant = sumOf(entry.postings, 'tenant');
  const isBack = entry.reversedBy !== null;
  const canReverse = !isBack && entry.kind !== 'charge' && entry.kind !== 'reversal';
  const mayReverse = rentRefusal(view, 'reverse') === null;
  return (
    <Table.Tr>
      <Table.Td>{entry.bookedOn}</Table.Td>
      <Table.Td>
        {t(`lease.entry.${entry.kind}`)}
        {isBack && <span className={looks.quiet}> {t('lease.takenBack')}</span>}
      </Table.Td>
      <Table.Td className={isBack ? classes.reversed : ''}>{about(entry, t)}</Table.Td>
      <Table.Td className="number">{tenant > 0 ? formatYuan(tenant) : ''}</Table.Td>
      <Table.Td className="number">{tenant < 0 ? formatYuan(-tenant) : ''}</Table.Td>
      <Table.Td className="number">{formatYuan(owed)}</Table.Td>
      <Table.Td>
        <div className={classes.buttons}>
          {entry.kind === 'payment' && (
            <Link
              to="/lease/$leaseId/receipt/$entryId"
              params={{ leaseId: view.lease.leaseId, entryId: entry.entryId }}
            >
              {t('lease.receipt.show')}
            </Link>
          )}
          {canReverse && mayReverse && (
            <Button size="xs" variant="default" onClick={() => onReverse(entry)}>
              {t(entry.kind === 'late-fee' ? 'lease.reverse.waive' : 'lease.reverse.title')}
            </Button>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

function about(entry: Entry, t: TFunction): string {
  switch (entry.kind) {
    case 'charge':
      return t('lease.about.charge', { from: entry.from, until: entry.until, due: entry.dueOn });
    case 'late-fee':
      return t('lease.about.late-fee', { from: entry.from, until: entry.until });
    case 'payment':
      return [
        entry.receiptNo,
        t(`lease.way.${entry.way}`),
        entry.payer,
        entry.reference,
        entry.depositFen > 0 ? t('lease.about.deposit', { amount: formatYuan(entry.depositFen) }) : '',
      ]
        .filter((text) => text !== '')
        .join(' ');
    case 'set-off':
      return t('lease.about.set-off', { amount: formatYuan(entry.fen) });
    case 'refund':
      return t('lease.about.refund', {
        payee: entry.payee,
        deposit: formatYuan(entry.depositFen),
        ahead: formatYuan(entry.aheadFen),
      });
    case 'reversal':
      return [t(`lease.why.${entry.why}`), entry.reason].filter((text) => text !== '').join(' · ');
  }
}
