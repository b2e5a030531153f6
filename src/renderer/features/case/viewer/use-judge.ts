import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { uuidv7 } from 'uuidv7';
import type { CaseCommandInput, CaseView } from '../../../../contract/cases.ts';
import { orpc } from '../../../api/query.ts';
import { refusalOf } from '../../../api/refusal-words.ts';
import type { OwnVersions } from '../own-versions.ts';

export type JudgeInput = Extract<CaseCommandInput, { type: 'accept-document' | 'refuse-document' }>;

/**
 * Judges papers one after the other, as fast as keys are pressed: the next verdict stands on the version that the one
 * before it made. Anything that somebody else did in between is refused as everywhere.
 */
export function useJudge(view: Pick<CaseView, 'caseId' | 'version'>, own: OwnVersions) {
  const queries = useQueryClient();
  const waiting = useRef<Promise<unknown>>(Promise.resolve());
  const execute = useMutation(orpc.cases.execute.mutationOptions());
  const { caseId } = view;
  const seen = useRef(view.version);
  useEffect(() => {
    seen.current = view.version;
  }, [view.version]);
  const judge = (command: JudgeInput): void => {
    const commandId = uuidv7();
    waiting.current = waiting.current.then(async () => {
      const from = own.follow(seen.current);
      try {
        const { version } = await execute.mutateAsync({ commandId, caseId, version: from, command });
        own.made(from, version);
      } catch (error) {
        // A refusal has changed nothing; after a broken line the case is read again and shows what was done.
        if (refusalOf(error) === undefined) console.warn('a verdict got no answer', error);
      } finally {
        void queries.invalidateQueries({ queryKey: orpc.cases.key() });
        void queries.invalidateQueries({ queryKey: orpc.queue.key() });
      }
    });
  };
  return { judge, pending: execute.isPending, error: execute.error };
}
