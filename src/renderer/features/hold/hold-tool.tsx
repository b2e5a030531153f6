import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { queueOf } from '../../../domain/application/queue.ts';
import { openQueues } from '../../../domain/queue/turn.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';

type Move = 'take' | 'release' | 'takeOver';

/** What can be done about who holds the case: one button, one key, whichever fits. */
export function HoldTool({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { ofError, ofRefusal } = useProblemWords();
  const mayHold = useMay('case.hold');
  const mayAssign = useMay('case.assign');
  const [asking, setAsking] = useState(false);
  const change = useHoldChange(view);
  const isOpen = openQueues.includes(queueOf(view.status));
  const move = moveOn(view);
  const permission = move === 'takeOver' ? 'case.assign' : 'case.hold';
  const may = move === 'takeOver' ? mayAssign : mayHold;
  const off = may ? null : ofRefusal({ code: 'missing-permission', permission });
  const run = (): void => {
    if (off !== null || change.isPending) return;
    if (move === 'takeOver') setAsking(true);
    else change.mutate(move);
  };
  useKeys([{ keys: 'T', labelKey: `hold.${move}`, scope: 'case', disabled: !isOpen || off !== null || asking, run }]);
  if (!isOpen) return null;
  return (
    <>
      <ActionButton size="xs" variant="default" keys="T" offBecause={off} loading={change.isPending} onClick={run}>
        {t(`hold.${move}`)}
      </ActionButton>
      {change.error !== null && <span role="alert">{ofError(change.error)}</span>}
      {asking && (
        <TakeOverDialog
          view={view}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

function moveOn({ hold }: Pick<CaseView, 'hold'>): Move {
  if (hold === null || hold.over) return 'take';
  return hold.own ? 'release' : 'takeOver';
}

function useHoldChange({ caseId }: Pick<CaseView, 'caseId'>) {
  const queries = useQueryClient();
  const command = useCommand();
  return useMutation({
    mutationFn: (move: 'take' | 'release') =>
      move === 'take'
        ? client.holds.take({ commandId: command.id(), caseId })
        : client.holds.release({ commandId: command.id(), caseId, reason: '' }),
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.cases.get.key() });
    },
    onError: command.onError,
  });
}
