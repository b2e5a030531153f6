import { Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { LeaseView } from '../../../contract/leases.ts';
import { paymentWays } from '../../../domain/rent/events.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { FEN_DECIMALS, formatScaled, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { useRentCommand } from './use-lease.ts';
import classes from './lease.module.css';

interface PayDialogProps {
  readonly view: LeaseView;
  readonly onClose: () => void;
  readonly onDone: (receiptNo: string) => void;
}

/** Money over the counter: what is owed stands there, the deposit that is missing beside it; the receipt has its number at once. */
export function PayDialog({ view, onClose, onDone }: PayDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const paymentId = useRef(uuidv7());
  const { owedFen = 0, depositFen = 0, agreedDepositFen = 0, lateFeeFen = 0 } = view.ledger ?? {};
  const missingDeposit = Math.max(0, agreedDepositFen - depositFen);
  const [typed, setTyped] = useState(formatScaled(Math.max(0, owedFen), FEN_DECIMALS));
  const [deposit, setDeposit] = useState(formatScaled(missingDeposit, FEN_DECIMALS));
  const [way, setWay] = useState<(typeof paymentWays)[number]>('cash');
  const [payer, setPayer] = useState(view.lease.content.tenant.name);
  const [reference, setReference] = useState('');
  const [paid, setPaid] = useState<string>(today);
  const pay = useRentCommand(view, (receiptNo) => onDone(receiptNo ?? ''));
  const rent = parseScaled(typed, FEN_DECIMALS);
  const held = parseScaled(deposit, FEN_DECIMALS);
  const paidOn = parseTypedDate(paid);
  const total = (rent.ok ? rent.value : 0) + (held.ok ? held.value : 0);
  const missing = !rent.ok || !held.ok || total === 0 ? 'amount' : paidOn === undefined ? 'date' : null;
  const confirm = (): void => {
    if (missing !== null || paidOn === undefined || !held.ok || pay.isPending) return;
    pay.mutate({
      type: 'pay',
      paymentId: paymentId.current,
      fen: total,
      depositFen: held.value,
      way,
      payer,
      reference,
      paidOn,
    });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'lease.pay.confirm', scope: 'lease', inFields: true, run: confirm }]);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('lease.pay.title')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <p className={classes.quiet}>
          {t('lease.pay.owed', { owed: formatYuan(owedFen), late: formatYuan(lateFeeFen) })}
        </p>
        <div className={classes.form}>
          <TextInput
            data-autofocus
            label={t('lease.pay.rent')}
            value={typed}
            error={rent.ok ? null : t('lease.dialog.amount')}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
            }}
          />
          <TextInput
            label={t('lease.pay.deposit')}
            value={deposit}
            error={held.ok ? null : t('lease.dialog.amount')}
            onChange={({ currentTarget: { value } }) => {
              setDeposit(value);
            }}
          />
          <NativeSelect
            label={t('lease.pay.way')}
            value={way}
            data={paymentWays.map((value) => ({ value, label: t(`lease.way.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setWay(paymentWays.find((known) => known === value) ?? 'cash');
            }}
          />
          <TextInput
            label={t('lease.pay.payer')}
            value={payer}
            onChange={({ currentTarget: { value } }) => {
              setPayer(value);
            }}
          />
          <TextInput
            label={t('lease.pay.reference')}
            value={reference}
            onChange={({ currentTarget: { value } }) => {
              setReference(value);
            }}
          />
          <TextInput
            label={t('lease.pay.paidOn')}
            value={paid}
            error={paidOn === undefined ? t('lease.dialog.date') : null}
            onChange={({ currentTarget: { value } }) => {
              setPaid(value);
            }}
          />
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
    </Modal>
  );
}
