import { SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { paymentTabs } from '../../routes/lease-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { FilePart } from './file-part.tsx';
import { PaymentList } from './payment-list.tsx';
import { ReceiptRegister } from './receipt-register.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leases/payments');

/** Files of bank and app are read in; what no lease was found for waits here for somebody. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const { tab = 'file', series } = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = useNavigate();
  useKeys([{ keys: 'Escape', labelKey: 'lease.title', scope: 'lease', run: () => void goTo({ to: '/leases' }) }]);
  return (
    <section className={looks.page} aria-labelledby="payments-title">
      <div className={looks.head}>
        <h1 id="payments-title" className={looks.title}>
          {t('payments.title')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('payments.tabs.label')}
          value={tab}
          data={paymentTabs.map((value) => ({ value, label: t(`payments.tabs.${value}`) }))}
          onChange={(value) => void navigate({ search: { tab: paymentTabs.find((known) => known === value) } })}
        />
      </div>
      {tab === 'file' && <FilePart />}
      {tab === 'receipts' && <ReceiptRegister series={series} />}
      {tab !== 'file' && tab !== 'receipts' && <PaymentList key={tab} status={tab} />}
    </section>
  );
}
