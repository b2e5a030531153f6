import { Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { LeaseView } from '../../../contract/leases.ts';
import type { LeavingView } from '../../../contract/leavings.ts';
import type { LeavingCommandType } from '../../../domain/leaving/commands.ts';
import type { LeavingGround } from '../../../domain/leaving/grounds.ts';
import { useSession } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { onConfirmKey } from '../../ui/confirm-key.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { LeavingFields } from './leaving-fields.tsx';
import { type LeavingForm, commandOf, firstForm } from './leaving-form.ts';
import { useLeavingCommand } from './use-leaving.ts';
import looks from '../../ui/looks.module.css';
import { useIsSaving } from '../../api/files-under-way.ts';

interface LeavingDialogProps {
  readonly type: LeavingCommandType;
  readonly view: LeavingView;
  readonly lease: LeaseView;
  /** The ground that the way here named. */
  readonly ground: LeavingGround;
  readonly onClose: () => void;
  readonly onDone: (type: LeavingCommandType) => void;
}

/** One step of a leaving: what it means, its fields, and the button. */
export function LeavingDialog({ type, view, lease, ground, onClose, onDone }: LeavingDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const officer = useSession().name;
  const { leaseId, content } = lease.lease;
  const [form, setForm] = useState<LeavingForm>(() =>
    firstForm({ view, ground, today, tenant: content.tenant.name, officer, newId: uuidv7() }),
  );
  const give = useLeavingCommand(leaseId, view, onDone);
  const command = commandOf(type, form, view);
  const isSaving = useIsSaving();
  const missing = type === 'return' ? t('refusal.not-handed-over') : t('lease.dialog.incomplete');
  const off = isSaving ? t('intake.documents.stillSaving') : command === undefined ? missing : null;
  const confirm = (): void => {
    if (command !== undefined && off === null && !give.isPending) give.mutate(command);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      onKeyDown={onConfirmKey(confirm)}
      title={t(`leaving.command.${type}`)}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <p className={looks.quiet}>{t(`leaving.what.${type}`)}</p>
        <LeavingFields type={type} view={view} form={form} onChange={setForm} />
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <ActionButton
            {...(type === 'settle' || type === 'return' ? { 'data-autofocus': true } : {})}
            keys="mod+Enter"
            loading={give.isPending}
            offBecause={off}
            onClick={confirm}
          >
            {t(`leaving.command.${type}`)}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
