import { Button, Group, Modal, NativeSelect, Radio, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { swapReasons } from '../../../domain/lease/swap.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import looks from '../../ui/looks.module.css';

interface SwapDialogProps {
  readonly view: LeaseView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Two leases swap homes: the other is looked for, three sign, and both move at once. */
export function SwapDialog({ view, onClose, onDone }: SwapDialogProps) {
  const { t } = useTranslation();
  const { lease, version } = view;
  const today = useToday();
  const command = useCommand();
  const queries = useQueryClient();
  const [otherLeaseId, setOther] = useState('');
  const [form, setForm] = useState({
    on: String(today),
    reason: 'work',
    comment: '',
    landlord: '',
    tenant: '',
    other: '',
  });
  const swap = useMutation({
    mutationFn: (input: Parameters<typeof client.leases.swap>[0]) => client.leases.swap(input),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      onDone();
    },
    onError: command.onError,
  });
  const on = parseTypedDate(form.on);
  const reason = swapReasons.find((known) => known === form.reason) ?? 'work';
  const { comment, landlord, tenant, other } = form;
  const isWhole =
    on !== undefined && otherLeaseId !== '' && [comment, landlord, tenant, other].every((one) => one.trim() !== '');
  const field = (name: 'on' | 'landlord' | 'tenant' | 'other', label: string) => (
    <TextInput
      label={label}
      value={form[name]}
      onChange={({ currentTarget: { value } }) => {
        setForm((before) => ({ ...before, [name]: value }));
      }}
    />
  );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('lease.swap.title')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <p className={looks.quiet}>{t('lease.swap.what')}</p>
        <OtherLease own={lease.leaseId} chosen={otherLeaseId} onChoose={setOther} />
        <Group grow>
          {field('on', t('lease.field.on'))}
          <NativeSelect
            label={t('lease.field.reason')}
            value={form.reason}
            data={swapReasons.map((value) => ({ value, label: t(`lease.swap.reason.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setForm((before) => ({ ...before, reason: value }));
            }}
          />
        </Group>
        {field('landlord', t('lease.swap.landlord'))}
        {field('tenant', t('lease.swap.tenant', { name: lease.content.tenant.name }))}
        {field('other', t('lease.swap.other'))}
        <Textarea
          label={t('lease.swap.comment')}
          value={form.comment}
          onChange={({ currentTarget: { value } }) => {
            setForm((before) => ({ ...before, comment: value }));
          }}
        />
        <ProblemNote error={swap.error} />
        <Group justify="flex-end">
          <ActionButton
            loading={swap.isPending}
            offBecause={isWhole ? null : t('lease.swap.missing')}
            onClick={() => {
              if (on === undefined) return;
              const consents = { landlord, tenant, other };
              swap.mutate({
                commandId: command.id(),
                leaseId: lease.leaseId,
                version,
                command: { otherLeaseId, on, reason, comment, consents },
              });
            }}
          >
            {t('lease.swap.title')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

interface OtherLeaseProps {
  readonly own: string;
  readonly chosen: string;
  readonly onChoose: (leaseId: string) => void;
}

/** The other lease is looked for and chosen; nothing is proposed. */
function OtherLease({ own, chosen, onChoose }: OtherLeaseProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const found = useQuery(orpc.leases.find.queryOptions({ input: { text }, enabled: text !== '' }));
  const others = (found.data ?? []).filter(({ leaseId, status }) => leaseId !== own && status === 'signed');
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose('');
          setText(typed.trim());
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            data-autofocus
            style={{ flex: 1 }}
            label={t('lease.swap.find')}
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
      <ProblemNote error={found.error} />
      {text !== '' && !found.isPending && others.length === 0 && (
        <p className={looks.quiet}>{t('lease.empty.found')}</p>
      )}
      {others.length > 0 && (
        <Radio.Group label={t('payments.found')} value={chosen} onChange={onChoose}>
          <Stack gap={4} mt={4}>
            {others.map((one) => (
              <Radio
                key={one.leaseId}
                value={one.leaseId}
                label={`${one.leaseNo} · ${one.tenantName} · ${one.estate} ${one.unitNo}`}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  );
}
