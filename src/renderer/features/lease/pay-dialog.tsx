import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { useToday } from '../../ui/today.ts';
import { PayForm, firstPayment } from './pay-form.tsx';

interface PayDialogProps {
  readonly view: LeaseView;
  readonly onClose: () => void;
  readonly onDone: (receiptNo: string) => void;
}

/** Money over the counter, from the page of the lease. */
export function PayDialog({ view, onClose, onDone }: PayDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [form, setForm] = useState(() => firstPayment(view, today));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('lease.pay.title')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <PayForm view={view} form={form} onChange={setForm} onDone={onDone} />
    </Modal>
  );
}
