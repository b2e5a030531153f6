import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { PaymentEntry } from '../../../domain/rent/entry.ts';
import { formatYuan } from '../../ui/format.ts';
import letters from '../letters/letter.module.css';
import { yuanInWords } from '../../../domain/rent/yuan-in-words.ts';

interface ReceiptSheetProps {
  readonly view: LeaseView;
  readonly payment: PaymentEntry;
  readonly large: boolean;
}

/** The receipt of a payment on A4; one that was taken back says so. In Chinese whatever the language of the screens. */
export function ReceiptSheet({ view, payment, large }: ReceiptSheetProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const { content, leaseNo } = view.lease;
  return (
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
            [t('lease.receipt.lease'), leaseNo],
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
  );
}
