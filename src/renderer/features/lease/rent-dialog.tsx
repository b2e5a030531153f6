import { Group, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { LeaseView } from '../../../contract/leases.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { useToday } from '../../ui/today.ts';
import { FEN_DECIMALS, formatScaled, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { useRentCommand } from './use-lease.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

export type RentStep = 'change-standard' | 'refund';

interface RentDialogProps {
  readonly view: LeaseView;
  readonly step: RentStep;
  readonly onClose: () => void;
}

/** A new rent standard from a day on, or money given back. */
export function RentDialog({ view, step, onClose }: RentDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(`lease.rentCommand.${step}`)}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      {step === 'refund' ? (
        <RefundForm view={view} onClose={onClose} />
      ) : (
        <StandardForm view={view} onClose={onClose} />
      )}
    </Modal>
  );
}

type FormProps = Omit<RentDialogProps, 'step'>;

function StandardForm({ view, onClose }: FormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const before = view.ledger?.standards.at(-1);
  const [typed, setTyped] = useState({
    from: today,
    monthly: formatScaled(before?.monthlyFen ?? 0, FEN_DECIMALS),
    reduction: formatScaled(before?.reductionFen ?? 0, FEN_DECIMALS),
    subsidy: formatScaled(before?.subsidyFen ?? 0, FEN_DECIMALS),
    source: '',
    reason: '',
  });
  const change = useRentCommand(view, onClose);
  const from = parseTypedDate(typed.from);
  const [monthly, reduction, subsidy] = [typed.monthly, typed.reduction, typed.subsidy].map((text) => {
    const parsed = parseScaled(text, FEN_DECIMALS);
    return parsed.ok ? parsed.value : undefined;
  });
  const isAmount = monthly !== undefined && reduction !== undefined && subsidy !== undefined;
  const missing = from === undefined ? 'date' : !isAmount ? 'amount' : typed.reason.trim() === '' ? 'reason' : null;
  return (
    <Stack gap="sm">
      <p className={looks.quiet}>{t('lease.standard.what')}</p>
      <div className={classes.form}>
        {(['from', 'monthly', 'reduction', 'subsidy', 'source', 'reason'] as const).map((name) => (
          <TextInput
            key={name}
            label={t(`lease.standard.${name}`)}
            value={typed[name]}
            onChange={({ currentTarget: { value } }) => {
              setTyped({ ...typed, [name]: value });
            }}
          />
        ))}
      </div>
      <ProblemNote error={change.error} />
      <Group justify="flex-end">
        <ActionButton
          loading={change.isPending}
          offBecause={missing === null ? null : t(`lease.dialog.${missing}`)}
          onClick={() => {
            if (from === undefined || !isAmount) return;
            change.mutate({
              type: 'change-standard',
              standard: {
                from,
                monthlyFen: monthly,
                reductionFen: reduction,
                subsidyFen: subsidy,
                source: typed.source,
              },
              reason: typed.reason,
            });
          }}
        >
          {t('lease.rentCommand.change-standard')}
        </ActionButton>
      </Group>
    </Stack>
  );
}

function RefundForm({ view, onClose }: FormProps) {
  const { t } = useTranslation();
  const refundId = useRef(uuidv7());
  const { owedFen = 0, depositFen = 0 } = view.ledger ?? {};
  const [deposit, setDeposit] = useState(formatScaled(Math.max(0, depositFen), FEN_DECIMALS));
  const [ahead, setAhead] = useState(formatScaled(Math.max(0, -owedFen), FEN_DECIMALS));
  const [payee, setPayee] = useState(view.lease.content.tenant.name);
  const [reason, setReason] = useState('');
  const [signIn, setSignIn] = useState(nobodySigned);
  const refund = useRentCommand(view, onClose);
  const [held, over] = [parseScaled(deposit, FEN_DECIMALS), parseScaled(ahead, FEN_DECIMALS)];
  const missing = !held.ok || !over.ok ? 'amount' : reason.trim() === '' ? 'reason' : null;
  return (
    <Stack gap="sm">
      <p className={looks.quiet}>{t('lease.refund.what')}</p>
      <div className={classes.form}>
        <TextInput
          label={t('lease.refund.deposit')}
          value={deposit}
          onChange={({ currentTarget: { value } }) => {
            setDeposit(value);
          }}
        />
        <TextInput
          label={t('lease.refund.ahead')}
          value={ahead}
          onChange={({ currentTarget: { value } }) => {
            setAhead(value);
          }}
        />
        <TextInput
          label={t('lease.refund.payee')}
          value={payee}
          onChange={({ currentTarget: { value } }) => {
            setPayee(value);
          }}
        />
        <Textarea
          className={classes.wide ?? ''}
          label={t('lease.dialog.reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
      </div>
      <SecondSignIn legend={t('lease.dialog.second')} signIn={signIn} onSignIn={setSignIn} />
      <ProblemNote error={refund.error} />
      <Group justify="flex-end">
        <ActionButton
          loading={refund.isPending}
          offBecause={missing === null ? null : t(`lease.dialog.${missing}`)}
          onClick={() => {
            if (!held.ok || !over.ok) return;
            refund.mutate({
              type: 'refund',
              refundId: refundId.current,
              depositFen: held.value,
              aheadFen: over.value,
              payee,
              reason,
              second: signInOf(signIn),
            });
          }}
        >
          {t('lease.rentCommand.refund')}
        </ActionButton>
      </Group>
    </Stack>
  );
}
