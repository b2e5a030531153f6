import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import { orpc } from '../../../api/query.ts';
import { refusalOf } from '../../../api/refusal-words.ts';
import type { OwnVersions } from '../own-versions.ts';
import { commandOf, type Draft, type Incomplete } from './draft.ts';

export interface DecisionDone {
  readonly command: StepCommandType;
  readonly noticeNo: string | null;
}

interface Asked {
  readonly view: CaseView;
  readonly command: StepCommandType;
  readonly draft: Draft;
  readonly own: OwnVersions;
}

/**
 * Sends one decision. The command id is made once when the panel opens, so that a double Enter or a retry after a lost
 * line does nothing twice; only a refusal, which did nothing, is followed by a new one. The version sent is the one the
 * officer saw: a case that moved on is shown first and has to be acknowledged.
 */
export function useDecision({ view, command, draft, own }: Asked, onDone: (done: DecisionDone) => void) {
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(uuidv7);
  const [seenVersion, setSeenVersion] = useState(view.version);
  const [asked, setAsked] = useState(false);
  const execute = useMutation(orpc.cases.execute.mutationOptions());
  const made = commandOf(command, draft, view);
  const stale = view.version !== own.follow(seenVersion) && view.version !== seenVersion;
  const incomplete: Incomplete | null = made.ok ? null : made.error;

  const confirm = (): void => {
    setAsked(true);
    if (stale || !made.ok || execute.isPending) return;
    execute.mutate(
      { commandId, caseId: view.caseId, version: own.follow(seenVersion), command: made.value },
      {
        onSuccess: ({ noticeNo }) => {
          void queries.invalidateQueries({ queryKey: orpc.cases.key() });
          void queries.invalidateQueries({ queryKey: orpc.queue.key() });
          onDone({ command, noticeNo });
        },
        onError: (error) => {
          if (refusalOf(error) !== undefined) setCommandId(uuidv7());
          void queries.invalidateQueries({ queryKey: orpc.cases.key() });
        },
      },
    );
  };

  return {
    confirm,
    stale,
    acknowledge: () => {
      setSeenVersion(view.version);
      execute.reset();
    },
    pending: execute.isPending,
    error: execute.error,
    /** The line broke: nobody knows whether it was done. */
    unconfirmed: execute.error !== null && refusalOf(execute.error) === undefined,
    /** Told once the officer tried to confirm. */
    incomplete: asked ? incomplete : null,
    /** Off while somebody else has taken the case further. */
    refusal: view.actions.find((action) => action.command === command)?.refusal,
    gone: !view.actions.some((action) => action.command === command),
  };
}
