import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../../contract/plans.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { formatCount } from '../../ui/format.ts';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { CommandDialog } from './command-dialog.tsx';

interface FreezeDialogProps {
  readonly view: PlanView;
  readonly onClose: () => void;
  readonly onDone: (command: 'freeze') => void;
}

/** Hands plan, roster and homes to the draw. Two people sign; every gate that is open is named. */
export function FreezeDialog({ view, onClose, onDone }: FreezeDialogProps) {
  const { t } = useTranslation();
  const [signed, setSigned] = useState(nobodySigned);
  const queries = useQueryClient();
  const command = useCommand();
  const run = useMutation({
    mutationFn: () => client.plans.freeze({ commandId: command.id(), planId: view.planId, second: signInOf(signed) }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.plans.key() });
      onDone('freeze');
    },
    onError: command.onError,
  });
  return (
    <CommandDialog
      title={t('plans.command.freeze')}
      pending={run.isPending}
      error={run.error}
      onConfirm={() => {
        run.mutate();
      }}
      onClose={onClose}
    >
      <Text data-autofocus tabIndex={-1}>
        {t('plans.freezeBody', { n: formatCount(view.approval?.households ?? 0) })}
      </Text>
      <SecondSignIn legend={t('plans.secondFreeze')} signIn={signed} onSignIn={setSigned} />
    </CommandDialog>
  );
}
