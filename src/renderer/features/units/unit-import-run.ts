/**
 * The reading of a file of homes. It lives beside the screens, as the import of applications does: the person may go and
 * do something else, and finds the progress or the report on coming back.
 */
import { useCallback, useSyncExternalStore } from 'react';
import type { LineProblem, UnitImportReport } from '../../../contract/unit-import.ts';
import { client } from '../../api/client.ts';
import type { SignInForm } from '../../ui/second-sign-in.tsx';

interface Begun {
  readonly file: File;
  readonly mode: 'check' | 'import';
  readonly problems: readonly LineProblem[];
}

export type UnitImportRun =
  | { readonly kind: 'idle' }
  | (Begun & { readonly kind: 'running'; readonly share: number; readonly rows: number; readonly added: number })
  | (Begun & { readonly kind: 'done'; readonly report: UnitImportReport })
  | (Begun & { readonly kind: 'stopped' })
  | (Begun & { readonly kind: 'failed'; readonly error: unknown });

const IDLE: UnitImportRun = { kind: 'idle' };

let run: UnitImportRun = IDLE;
let owner = '';
let abort: AbortController | null = null;
const listeners = new Set<() => void>();

/** The run that this person started. */
export function useUnitImport(staffId: string): UnitImportRun {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (owner === staffId ? run : IDLE), [staffId]),
  );
}

interface Wish {
  readonly file: File;
  readonly mode: 'check' | 'import';
  readonly second: SignInForm | null;
  readonly staffId: string;
}

export function readUnitFile({ file, mode, second, staffId }: Wish): void {
  if (run.kind === 'running' && owner === staffId) return;
  abort?.abort();
  abort = new AbortController();
  owner = staffId;
  tell({ kind: 'running', file, mode, problems: [], share: 0, rows: 0, added: 0 });
  void follow({ file, mode, second }, abort.signal);
}

/** What came in stays: the file read again goes on with the rest. */
export function stopUnitImport(): void {
  abort?.abort();
}

export function clearUnitImport(): void {
  if (run.kind !== 'running') tell(IDLE);
}

async function follow({ file, mode, second }: Omit<Wish, 'staffId'>, signal: AbortSignal): Promise<void> {
  const problems: LineProblem[] = [];
  const tellMine = (next: UnitImportRun): void => {
    if (abort?.signal === signal) tell(next);
  };
  const begun = { file, mode, problems };
  try {
    for await (const event of await client.units.readFile({ file, mode, second }, { signal })) {
      if (event.kind === 'report') {
        tellMine({ ...begun, kind: 'done', report: event.report });
        continue;
      }
      problems.push(...event.problems);
      const { share, rows, added } = event;
      tellMine({ ...begun, kind: 'running', share, rows, added });
    }
    if (run.kind === 'running') {
      tellMine({ ...begun, kind: 'failed', error: new Error('the reading ended without a report') });
    }
  } catch (error) {
    tellMine(signal.aborted ? { ...begun, kind: 'stopped' } : { ...begun, kind: 'failed', error });
  }
}

function tell(next: UnitImportRun): void {
  run = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
