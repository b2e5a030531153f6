import { useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { MassActionInput, MassReportRow } from '../../../contract/mass.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import type { SignInForm } from '../../ui/second-sign-in.tsx';

export type MassRunState =
  | { readonly kind: 'ready'; readonly error: unknown }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly rows: readonly MassReportRow[] };

interface Start {
  readonly action: MassActionInput;
  readonly caseIds: readonly CaseId[];
  readonly second: SignInForm | null;
}

/** One mass action from its start to its report. Asked again after a break, it goes on under the same id. */
export function useMassRun() {
  const [state, setState] = useState<MassRunState>({ kind: 'ready', error: null });
  const runId = useRef(uuidv7());
  const abort = useRef<AbortController | null>(null);
  const start = async ({ action, caseIds, second }: Start): Promise<void> => {
    const stop = new AbortController();
    abort.current = stop;
    setState({ kind: 'running', done: 0, total: caseIds.length });
    try {
      const input = { runId: runId.current, action, caseIds: [...caseIds], second };
      for await (const event of await client.mass.run(input, { signal: stop.signal })) {
        if (event.kind === 'report') setState({ kind: 'done', rows: event.rows });
        else setState({ kind: 'running', done: event.done, total: event.total });
      }
    } catch (error) {
      if (refusalOf(error) !== undefined) runId.current = uuidv7();
      setState({ kind: 'ready', error: stop.signal.aborted ? null : error });
    }
  };
  return {
    state,
    start,
    /** What was done stays done. */
    stop: () => {
      abort.current?.abort();
    },
  };
}
