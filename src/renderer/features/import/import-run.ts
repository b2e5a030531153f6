/**
 * The import under way. It lives beside the screens, not in one of them: the person may go and do something else, and
 * finds the progress or the report on coming back. One import at a time; another person at this desk starts afresh.
 */
import { useCallback, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { ImportReport, importEventSchema } from '../../../contract/intake.ts';
import { client } from '../../api/client.ts';

export type ImportPhase = Extract<z.infer<typeof importEventSchema>, { kind: 'progress' }>['phase'];

export type ImportRun =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly name: string;
      readonly phase: ImportPhase;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly name: string; readonly report: ImportReport }
  | { readonly kind: 'stopped'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly error: unknown };

const IDLE: ImportRun = { kind: 'idle' };

let run: ImportRun = IDLE;
let owner = '';
let abort: AbortController | null = null;
const listeners = new Set<() => void>();

/** The run that this person started. */
export function useImportRun(staffId: string): ImportRun {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (owner === staffId ? run : IDLE), [staffId]),
  );
}

export function startImport(file: File, staffId: string): void {
  if (run.kind === 'running' && owner === staffId) return;
  abort?.abort();
  abort = new AbortController();
  owner = staffId;
  tell({ kind: 'running', name: file.name, phase: 'reading', done: 0, total: 0 });
  void follow(file, abort.signal);
}

/** What is saved stays; the desk knows the package's applications again by their ids. */
export function stopImport(): void {
  abort?.abort();
}

export function clearImport(): void {
  if (run.kind !== 'running') tell(IDLE);
}

async function follow(file: File, signal: AbortSignal): Promise<void> {
  const { name } = file;
  const tellMine = (next: ImportRun): void => {
    if (abort?.signal === signal) tell(next);
  };
  try {
    for await (const event of await client.intake.importPackage({ file }, { signal })) {
      if (event.kind === 'report') tellMine({ kind: 'done', name, report: event.report });
      else tellMine({ kind: 'running', name, phase: event.phase, done: event.done, total: event.total });
    }
    if (run.kind === 'running')
      tellMine({ kind: 'failed', name, error: new Error('the import ended without a report') });
  } catch (error) {
    tellMine(signal.aborted ? { kind: 'stopped', name } : { kind: 'failed', name, error });
  }
}

function tell(next: ImportRun): void {
  run = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
