import { useCallback, useEffect, useRef, useState } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/contract.ts';
import { type Instant, instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';

type VerifyEvent =
  InferContractRouterOutputs<Contract>['log']['verify'] extends AsyncIteratorObject<infer Event> ? Event : never;
export type AuditResult = Extract<VerifyEvent, { kind: 'result' }>['result'];

export type Verification =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: AuditResult; readonly at: Instant }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Walks the case log; leaving the page stops it, which changes nothing. */
export function useVerification(): {
  readonly state: Verification;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const [state, setState] = useState<Verification>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    running.current?.abort();
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(() => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    setState({ kind: 'running', done: 0, total: 0 });
    void walk(run.signal, setState);
  }, []);
  return { state, start, stop };
}

async function walk(signal: AbortSignal, tell: (state: Verification) => void): Promise<void> {
  try {
    for await (const event of await client.log.verify(undefined, { signal })) {
      if (event.kind === 'progress') tell({ kind: 'running', done: event.done, total: event.total });
      else tell({ kind: 'done', result: event.result, at: instant(Date.now()) });
    }
  } catch (error) {
    tell(signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
  }
}
