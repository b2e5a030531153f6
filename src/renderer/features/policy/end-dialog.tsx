import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalSummary } from '../../../contract/policies.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';

export type Ending = 'issue' | 'refuse' | 'withdraw';

interface EndDialogProps {
  readonly ending: Ending;
  readonly pack: string;
  readonly proposal: ProposalSummary;
  readonly onClose: () => void;
  readonly onDone: (ending: Ending) => void;
}

/** Issuing what waits, or ending it with a reason for the history. */
export function EndDialog({ ending, pack, proposal, onClose, onDone }: EndDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const today = useToday();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { proposalId, effectiveFrom: day } = proposal;
  const end = useMutation({
    mutationFn: () => {
      const common = { commandId: command.id(), pack, proposalId };
      return ending === 'issue' ? client.policies.issue(common) : client.policies[ending]({ ...common, reason });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.policies.key() });
      onDone(ending);
    },
    onError: command.onError,
  });
  const confirm = (): void => {
    setMissing(true);
    if (ending === 'issue' || reason.trim() !== '') end.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`policy.proposal.${ending}Title`)}
      closeButtonProps={{ 'aria-label': t('policy.proposal.cancel') }}
    >
      <Stack gap="md">
        {ending === 'issue' ? (
          <Text>{t(day < today ? 'policy.proposal.issueLate' : 'policy.proposal.issueBody', { day })}</Text>
        ) : (
          <Textarea
            label={t('policy.proposal.reason')}
            data-autofocus
            required
            maxLength={500}
            value={reason}
            error={missing && reason.trim() === '' ? t('policy.proposal.reasonMissing') : null}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
        <ProblemNote error={end.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('policy.proposal.cancel')}
          </Button>
          <Button loading={end.isPending} onClick={confirm} data-autofocus={ending === 'issue' ? true : undefined}>
            {t(`policy.proposal.${ending}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
