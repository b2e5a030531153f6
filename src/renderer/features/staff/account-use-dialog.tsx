import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface AccountUseDialogProps {
  readonly action: 'deactivate' | 'reactivate';
  readonly person: StaffMember;
  readonly onClose: () => void;
}

/** Taking an account out of use, or back into it, with the reason for the log. */
export function AccountUseDialog({ action, person, onClose }: AccountUseDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const change = useMutation({
    mutationFn: (reason: string) => client.staff[action]({ commandId: command.id(), staffId: person.staffId, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.staff.key() });
      onClose();
    },
    onError: command.onError,
  });
  return (
    <ReasonDialog
      title={t(`staff.${action}.title`, { name: person.name })}
      body={t(`staff.${action}.body`)}
      label={t('staff.form.reason')}
      hint={t('staff.form.reasonHint')}
      missing={t('staff.problem.required')}
      confirm={t(`staff.${action}.confirm`)}
      most={200}
      grave={action === 'deactivate'}
      isPending={change.isPending}
      error={change.error}
      onConfirm={change.mutate}
      onClose={onClose}
    />
  );
}
