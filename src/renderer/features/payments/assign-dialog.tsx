import { Button, Group, Modal, Radio, Stack, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentRow } from '../../../contract/payments.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSettle } from './use-settle.ts';
import looks from '../../ui/looks.module.css';

export interface SettleProps {
  readonly row: PaymentRow;
  readonly onClose: (receiptNo: string | null) => void;
}

/** What is settled, in one line. */
export function PaymentLineText({ row }: { readonly row: PaymentRow }) {
  return (
    <p className={looks.quiet}>
      {[formatDay(row.paidOn), formatYuan(row.fen), row.payer, row.told].filter((text) => text !== '').join(' · ')}
    </p>
  );
}

/** A person looks for the lease and chooses; nothing is proposed by itself. */
export function AssignDialog({ row, onClose }: SettleProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [leaseId, setLeaseId] = useState('');
  const [comment, setComment] = useState('');
  const found = useQuery(orpc.leases.find.queryOptions({ input: { text }, enabled: text !== '' }));
  const settle = useSettle(row, onClose);
  const leases = (found.data ?? []).filter(({ owedFen }) => owedFen !== null);
  return (
    <Modal
      opened
      size="lg"
      onClose={() => {
        onClose(null);
      }}
      title={t('payments.command.assign')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <PaymentLineText row={row} />
        <p className={looks.quiet}>{t('payments.what.assign')}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setLeaseId('');
            setText(typed.trim());
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              data-autofocus
              style={{ flex: 1 }}
              label={t('payments.find')}
              value={typed}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value);
              }}
            />
            <Button type="submit" variant="default" loading={found.isFetching}>
              {t('payments.look')}
            </Button>
          </Group>
        </form>
        <ProblemNote error={found.error ?? settle.error} />
        {text !== '' && !found.isPending && leases.length === 0 && (
          <p className={looks.quiet}>{t('payments.nothingFound')}</p>
        )}
        {leases.length > 0 && (
          <Radio.Group label={t('payments.found')} value={leaseId} onChange={setLeaseId}>
            <Stack gap={4} mt={4}>
              {leases.map((one) => (
                <Radio
                  key={one.leaseId}
                  value={one.leaseId}
                  label={`${one.leaseNo} · ${one.tenantName} · ${one.estate} ${one.unitNo} · ${t('lease.column.owed')} ${formatYuan(one.owedFen ?? 0)}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Textarea
          label={t('payments.comment')}
          value={comment}
          onChange={({ currentTarget: { value } }) => {
            setComment(value);
          }}
        />
        <Group justify="flex-end">
          <ActionButton
            loading={settle.isPending}
            offBecause={leaseId === '' ? t('payments.chooseFirst') : null}
            onClick={() => {
              settle.mutate({ type: 'assign', leaseId, comment });
            }}
          >
            {t('payments.command.assign')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
