import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { VisitDraft } from '../../../contract/visits.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDay } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { PayForm, firstPayment } from '../lease/pay-form.tsx';
import { rentRefusal, useRentCommand } from '../lease/use-lease.ts';
import { StepTitle } from './step-title.tsx';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

interface PayStepProps {
  readonly view: LeaseView;
  readonly form: VisitDraft['pay'];
  readonly onChange: (form: VisitDraft['pay']) => void;
  /** The step is over: the next one is shown. */
  readonly onNext: () => void;
}

/** Rent in a visit: what is not charged yet is charged, then paid; the receipt is printed with the rest. */
export function PayStep({ view, form, onChange, onNext }: PayStepProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { ofRefusal } = useProblemWords();
  const [told, setTold] = useState<string | null>(null);
  const charge = useRentCommand(view, () => {
    onChange(null);
  });
  const { ledger } = view;
  if (ledger === null) return <p className={looks.quiet}>{t('lease.empty.ledger')}</p>;
  const isUncharged = ledger.chargedUntil !== null && ledger.chargedUntil <= today;
  const mayPay = rentRefusal(view, 'pay') ?? null;
  const typed = form === null || form.version !== ledger.version ? firstPayment(view, today) : form;
  return (
    <section className={classes.step} aria-labelledby="step-title">
      <StepTitle of={'pay'}>{t('lease.pay.title')}</StepTitle>
      {isUncharged && (
        <p>
          {t('tenancy.pay.uncharged', { from: formatDay(ledger.chargedUntil) })}{' '}
          <ActionButton
            size="xs"
            variant="default"
            loading={charge.isPending}
            onClick={() => {
              charge.mutate({ type: 'charge', through: today });
            }}
          >
            {t('lease.rentCommand.charge')}
          </ActionButton>
        </p>
      )}
      <ProblemNote error={charge.error} />
      {mayPay === null ? (
        <PayForm
          key={ledger.version}
          view={view}
          form={typed}
          onChange={onChange}
          onDone={(receiptNo) => {
            onChange(null);
            setTold(t('lease.pay.done', { receiptNo }));
            onNext();
          }}
        />
      ) : (
        <p className={looks.quiet}>{ofRefusal(mayPay)}</p>
      )}
      {told !== null && (
        <p role="status" className={looks.done}>
          {told}
        </p>
      )}
    </section>
  );
}
