import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { covers } from '../../../domain/office/office.ts';
import { rolesWith } from '../../../domain/staff/role.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { useSyncNow } from '../../shell/sync/use-sync.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ExportForDialog, type OfficeChoice } from './carry/export-for-dialog.tsx';
import { ExportWaitingDialog } from './carry/export-waiting-dialog.tsx';
import { ImportDialog } from './carry/import-dialog.tsx';

type Dialog = 'exportWaiting' | 'exportFor' | 'import';

const keyOf = { exportWaiting: 'E', exportFor: 'B', import: 'F' } as const;
const dialogs = ['exportWaiting', 'exportFor', 'import'] as const;

/** Try now, and the three ways of a stick. What is off says why. */
export function OutboxTools({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Dialog | null>(null);
  const again = useSyncNow();
  const below = useOfficesBelow();
  const off = useOffReasons(status, below);
  const retry = (): void => {
    again.mutate(undefined);
  };
  const close = (): void => {
    setOpen(null);
  };
  useKeys([
    { keys: 'R', labelKey: 'outbox.retry', scope: 'form', disabled: off.retry !== null, run: retry },
    ...dialogs.map((dialog) => ({
      keys: keyOf[dialog],
      labelKey: `outbox.carry.${dialog}` as const,
      scope: 'form' as const,
      disabled: off[dialog] !== null,
      run: () => {
        setOpen(dialog);
      },
    })),
  ]);
  return (
    <Group gap="sm" wrap="nowrap">
      <ProblemNote error={again.error} />
      {dialogs.map((dialog) => (
        <ActionButton
          key={dialog}
          variant="default"
          keys={keyOf[dialog]}
          offBecause={off[dialog]}
          onClick={() => {
            setOpen(dialog);
          }}
        >
          {t(`outbox.carry.${dialog}`)}
        </ActionButton>
      ))}
      <ActionButton keys="R" loading={again.isPending} offBecause={off.retry} onClick={retry}>
        {t('outbox.retry')}
      </ActionButton>
      {open === 'exportWaiting' && <ExportWaitingDialog waiting={status.waiting} onClose={close} />}
      {open === 'exportFor' && <ExportForDialog offices={below} onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </Group>
  );
}

/** The offices below this one, in the order of the tree. */
function useOfficesBelow(): readonly OfficeChoice[] {
  const { office } = useSession();
  const offices = useOfficeChoices();
  return offices.filter(({ value }) => value !== office && covers(office, value as OfficeId));
}

function useOffReasons(status: SyncStatus, below: readonly OfficeChoice[]): Record<Dialog | 'retry', string | null> {
  const { t } = useTranslation();
  const mayCarry = useMay('outbox.carry');
  const alone = status.phase === 'alone' ? t('outbox.carry.alone') : null;
  const carry = mayCarry
    ? alone
    : t('refusal.missing-permission', {
        permission: t('permission.outbox.carry'),
        roles: rolesWith('outbox.carry')
          .map((role) => t(`role.${role}`))
          .join(t('case.comma')),
      });
  return {
    retry: alone,
    exportWaiting: carry ?? (status.waiting === 0 ? t('outbox.carry.noneWaiting') : null),
    exportFor: carry ?? (below.length === 0 ? t('outbox.carry.noneBelow') : null),
    import: carry,
  };
}
