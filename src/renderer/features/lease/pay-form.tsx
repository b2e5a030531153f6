import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { LeaseView } from '../../../contract/leases.ts';
import { type PaymentWay, paymentWays } from '../../../domain/rent/events.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FEN_DECIMALS, formatScaled, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { useRentCommand } from './use-lease.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

/** What is typed about a payment. Its id is chosen at the beginning, so that asking again books nothing twice. */
export interface TypedPayment {
  readonly paymentId: string;
  /** Of the ledger that was looked at: on another one the amounts mean nothing. */
  readonly version: number;
  readonly rent: string;
  readonly deposit: string;
  readonly way: PaymentWay;
  readonly payer: string;
  readonly reference: string;
  readonly paidOn: string;
}

/** What is owed stands there, and the deposit that is missing. */
export function firstPayment({ ledger, lease }: LeaseView, today: string): TypedPayment {
  const { owedFen = 0, depositFen = 0, agreedDepositFen = 0, version = 0 } = ledger ?? {};
  return {
    paymentId: uuidv7(),
    version,
    rent: formatScaled(Math.max(0, owedFen), FEN_DECIMALS),
    deposit: formatScaled(Math.max(0, agreedDepositFen - depositFen), FEN_DECIMALS),
    way: 'cash',
    payer: lease.content.tenant.name,
    reference: '',
    paidOn: today,
  };
}

interface PayFormProps {
  readonly view: LeaseView;
  readonly form: TypedPayment;
  readonly onChange: (form: TypedPayment) => void;
  readonly onDone: (receiptNo: string) => void;
}

/** Money over the counter; the receipt has its number at once. */
export function PayForm({ view, form, onChange, onDone }: PayFormProps) {
  const { t } = useTranslation();
  const { owedFen = 0, lateFeeFen = 0 } = view.ledger ?? {};
  const pay = useRentCommand(view, (receiptNo) => onDone(receiptNo ?? ''));
  const rent = parseScaled(form.rent, FEN_DECIMALS);
  const held = parseScaled(form.deposit, FEN_DECIMALS);
  const paidOn = parseTypedDate(form.paidOn);
  const total = (rent.ok ? rent.value : 0) + (held.ok ? held.value : 0);
  const missing = !rent.ok || !held.ok || total === 0 ? 'amount' : paidOn === undefined ? 'date' : null;
  const confirm = (): void => {
    if (missing !== null || paidOn === undefined || !held.ok || pay.isPending) return;
    const { paymentId, way, payer, reference } = form;
    pay.mutate({ type: 'pay', paymentId, fen: total, depositFen: held.value, way, payer, reference, paidOn });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'lease.pay.confirm', scope: 'lease', inFields: true, run: confirm }]);
  const line = (name: 'rent' | 'deposit' | 'payer' | 'reference' | 'paidOn', error: string | null = null) => (
    <TextInput
      {...(name === 'rent' ? { 'data-autofocus': true } : {})}
      label={t(`lease.pay.${name}`)}
      value={form[name]}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        onChange({ ...form, [name]: value });
      }}
    />
  );
  return (
    <Stack gap="sm">
      <p className={looks.quiet}>{t('lease.pay.owed', { owed: formatYuan(owedFen), late: formatYuan(lateFeeFen) })}</p>
      <div className={classes.form}>
        {line('rent', rent.ok ? null : t('lease.dialog.amount'))}
        {line('deposit', held.ok ? null : t('lease.dialog.amount'))}
        <NativeSelect
          label={t('lease.pay.way')}
          value={form.way}
          data={paymentWays.map((value) => ({ value, label: t(`lease.way.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            onChange({ ...form, way: paymentWays.find((known) => known === value) ?? 'cash' });
          }}
        />
        {line('payer')}
        {line('reference')}
        {line('paidOn', paidOn === undefined ? t('lease.dialog.date') : null)}
      </div>
      <ProblemNote error={pay.error} />
      <Group justify="space-between">
        <strong>{t('lease.pay.total', { amount: formatYuan(total) })}</strong>
        <ActionButton
          keys="mod+Enter"
          loading={pay.isPending}
          offBecause={missing === null ? null : t(`lease.dialog.${missing}`)}
          onClick={confirm}
        >
          {t('lease.pay.confirm')}
        </ActionButton>
      </Group>
    </Stack>
  );
}
