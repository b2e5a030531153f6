import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface TakeOverDialogProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** A supervisor takes the case from whoever holds it; the reason is told to them. */
export function TakeOverDialog({ view, onClose }: TakeOverDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const change = useMutation({
    mutationFn: (reason: string) => client.holds.takeOver({ commandId: command.id(), caseId: view.caseId, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.cases.get.key() });
      onClose();
    },
    onError: command.onError,
  });
  return (
    <ReasonDialog
      title={t('hold.overTitle', { caseNo: view.caseNo })}
      body={t('hold.overBody', { name: view.hold?.name ?? '' })}
      label={t('hold.reason')}
      hint={t('hold.reasonHint')}
      missing={t('refusal.reason-missing')}
      confirm={t('hold.takeOver')}
      most={500}
      isPending={change.isPending}
      error={change.error}
      onConfirm={change.mutate}
      onClose={onClose}
    />
  );
}
