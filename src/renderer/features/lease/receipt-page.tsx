import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PaymentEntry } from '../../../domain/rent/entry.ts';
import { orpc } from '../../api/query.ts';
import { formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { usePrintTools } from './print-tools.tsx';
import { yuanInWords } from '../../../domain/rent/yuan-in-words.ts';

const route = getRouteApi('/lease/$leaseId/receipt/$entryId');

/** The receipt of a payment; one that was taken back says so. In Chinese whatever the language of the screens. */
export function ReceiptPage() {
  const { leaseId, entryId } = route.useParams();
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const payment = view.data?.ledger?.entries.find(
    (entry): entry is PaymentEntry => entry.kind === 'payment' && entry.entryId === entryId,
  );
  const { large, problem, tools } = usePrintTools(leaseId, 'receipt', payment !== undefined);
  const content = view.data?.lease.content;
  return (
    <main className={letters.page}>
      {tools}
      <ProblemNote error={view.error ?? problem} />
      {payment !== undefined && content !== undefined && (
        <article className={letters.sheet} data-large={large} lang="zh-CN" aria-label={t('lease.receipt.title')}>
          <header className={letters.head}>
            <span>{content.landlord}</span>
            <span>{t('lease.receipt.number', { number: payment.receiptNo })}</span>
          </header>
          <h1 className={letters.title}>{t('lease.receipt.title')}</h1>
          <dl className={letters.facts}>
            {(
              [
                [t('lease.receipt.payer'), payment.payer],
                [t('lease.receipt.lease'), view.data?.lease.leaseNo ?? ''],
                [t('lease.receipt.home'), `${content.home.estate} ${content.home.unitNo}`],
                [t('lease.receipt.rent'), formatYuan(payment.fen - payment.depositFen)],
                [t('lease.receipt.deposit'), formatYuan(payment.depositFen)],
                [t('lease.receipt.total'), `${formatYuan(payment.fen)}（${yuanInWords(payment.fen)}）`],
                [t('lease.receipt.way'), `${t(`lease.way.${payment.way}`)} ${payment.reference}`],
                [t('lease.receipt.paidOn'), payment.paidOn],
              ] as const
            ).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {payment.reversedBy !== null && <p className={letters.paragraph}>{t('lease.receipt.void')}</p>}
          <footer className={letters.close}>
            <div>{content.landlord}</div>
            <div>{t('lease.receipt.stamp')}</div>
            <div>{payment.bookedOn}</div>
          </footer>
        </article>
      )}
    </main>
  );
}
