/**
 * The reading of a file that tells while it goes on. It lives beside the screens: the person may go and do something
 * else, and finds the progress or the report on coming back.
 */
import { useCallback, useSyncExternalStore } from 'react';

export interface FileWish {
  readonly file: File;
  /** `check` writes nothing. */
  readonly mode: 'check' | 'import';
  readonly staffId: string;
}

type Begun<Gathered> = Pick<FileWish, 'file' | 'mode'> & {
  /** What was told so far. */
  readonly gathered: Gathered;
};

export type FileRun<Gathered, Report> =
  | { readonly kind: 'idle' }
  | (Begun<Gathered> & { readonly kind: 'running' })
  | (Begun<Gathered> & { readonly kind: 'done'; readonly report: Report })
  | (Begun<Gathered> & { readonly kind: 'stopped' })
  | (Begun<Gathered> & { readonly kind: 'failed'; readonly error: unknown });

type Told<Progress, Report> = Progress | { readonly kind: 'report'; readonly report: Report };

interface Reading<Wish, Gathered, Progress, Report> {
  readonly nothing: Gathered;
  readonly open: (wish: Wish, signal: AbortSignal) => Promise<AsyncIterable<Told<Progress, Report>>>;
  readonly gather: (before: Gathered, progress: Progress) => Gathered;
}

/** One reading at a time, of whoever is at the screen. */
export function fileRun<Wish extends FileWish, Gathered, Progress extends { readonly kind: 'progress' }, Report>({
  nothing,
  open,
  gather,
}: Reading<Wish, Gathered, Progress, Report>) {
  type Run = FileRun<Gathered, Report>;
  const idle: Run = { kind: 'idle' };
  let run: Run = idle;
  let owner = '';
  let abort: AbortController | null = null;
  const listeners = new Set<() => void>();
  const tell = (next: Run): void => {
    run = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const follow = (wish: Wish, signal: AbortSignal): Promise<void> =>
    followed({ nothing, open, gather }, { wish, signal }, (next) => {
      if (abort?.signal === signal) tell(next);
    });
  return {
    /** The run that this person started. */
    use: (staffId: string): Run =>
      useSyncExternalStore(
        subscribe,
        useCallback(() => (owner === staffId ? run : idle), [staffId]),
      ),
    start: (wish: Wish): void => {
      if (run.kind === 'running' && owner === wish.staffId) return;
      abort?.abort();
      abort = new AbortController();
      owner = wish.staffId;
      tell({ kind: 'running', file: wish.file, mode: wish.mode, gathered: nothing });
      void follow(wish, abort.signal);
    },
    /** What came in stays: the file read again goes on with the rest. */
    stop: (): void => {
      abort?.abort();
    },
    clear: (): void => {
      if (run.kind !== 'running') tell(idle);
    },
  };
}

async function followed<Wish extends FileWish, Gathered, Progress extends { readonly kind: 'progress' }, Report>(
  { nothing, open, gather }: Reading<Wish, Gathered, Progress, Report>,
  { wish, signal }: { readonly wish: Wish; readonly signal: AbortSignal },
  tell: (next: FileRun<Gathered, Report>) => void,
): Promise<void> {
  const { file, mode } = wish;
  let gathered = nothing;
  try {
    for await (const told of await open(wish, signal)) {
      if (told.kind === 'report') {
        tell({ file, mode, gathered, kind: 'done', report: told.report });
        return;
      }
      gathered = gather(gathered, told);
      tell({ file, mode, gathered, kind: 'running' });
    }
    tell({ file, mode, gathered, kind: 'failed', error: new Error('the reading ended without a report') });
  } catch (error) {
    const begun = { file, mode, gathered };
    tell(signal.aborted ? { ...begun, kind: 'stopped' } : { ...begun, kind: 'failed', error });
  }
}
