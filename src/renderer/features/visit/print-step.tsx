import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { RenewalView } from '../../../contract/renewals.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useToday } from '../../ui/today.ts';
import { papersOf } from './papers-of-visit.ts';
import { StepTitle } from './step-title.tsx';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

interface PrintStepProps {
  readonly view: LeaseView;
  readonly review: ReviewView;
  readonly renewal: RenewalView;
}

/** Everything that today's visit gave, on paper with one key. */
export function PrintStep({ view, review, renewal }: PrintStepProps) {
  const { t } = useTranslation();
  const today = useToday();
  const navigate = useNavigate();
  const { leaseId } = view.lease;
  const papers = papersOf({ view, review, renewal }, today);
  const show = (): void => {
    if (papers.length > 0) void navigate({ to: '/visit/$leaseId/papers', params: { leaseId } });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'tenancy.print.all', scope: 'lease', inFields: true, run: show }]);
  return (
    <section className={classes.step} aria-labelledby="step-title">
      <StepTitle of={'print'}>{t('tenancy.step.print')}</StepTitle>
      {papers.length === 0 && <p className={looks.quiet}>{t('tenancy.print.none')}</p>}
      <ul className={classes.papers}>
        {papers.map((paper) => (
          <li key={paper.kind === 'receipt' ? paper.payment.entryId : paper.kind}>
            {t(`tenancy.print.${paper.kind}`)} {paper.kind === 'receipt' && paper.payment.receiptNo}
          </li>
        ))}
      </ul>
      <ActionButton
        style={{ alignSelf: 'start' }}
        keys="mod+Enter"
        offBecause={papers.length === 0 ? t('tenancy.print.none') : null}
        onClick={show}
      >
        {t('tenancy.print.all')}
      </ActionButton>
    </section>
  );
}
