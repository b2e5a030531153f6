/**
 * Who reads the hub's pages. Everything of a run that needs neither a key nor the log (unpacking, the schema, the hash of
 * each event, canonical payloads) can be done by another thread than the one that holds the file: while one page is
 * written, the next is read. What needs them is checked where they are (store/sync/take-batches.ts).
 */
import { Worker } from 'node:worker_threads';
import type { ReadPage } from '../../protocol/read-run.ts';
import { type PagePiece, readPiece } from './packed-answer.ts';

export interface PageReader {
  /**
   * By another thread: undefined for what is no page of a hub. Without a promise where no thread has time for it, or it is
   * too small to be worth the way: whoever asks reads it then (`readPiece`).
   */
  readonly aside: (piece: PagePiece) => Promise<ReadPage | undefined> | undefined;
  readonly close: () => void;
}

export interface ToPageWorker {
  readonly id: number;
  readonly piece: PagePiece;
}

export type FromPageWorker =
  { readonly kind: 'ready' } | { readonly kind: 'read'; readonly id: number; readonly page: ReadPage | undefined };

/** No other thread. */
export const readerHere: PageReader = { aside: () => undefined, close: () => undefined };

/** From here on a piece goes to the other thread, some hundreds of events; what is smaller must not wait for it. */
const ASIDE_FROM = { packed: 64 * 1024, text: 256 * 1024 };
/** A desk that is together with its hub reads small pages only, and needs no second thread. */
const IDLE_MS = 30_000;

interface Aside {
  readonly script: URL;
  readonly onFailure: (error: unknown) => void;
  readonly idleMs: number;
  worker: Worker | undefined;
  /** Whether the thread has started. */
  isReady: boolean;
  readonly waiting: Map<number, Waiting>;
  asked: number;
  /** Once the thread has failed, or the desk has closed, pages are read here. */
  isOver: boolean;
  idle: NodeJS.Timeout | undefined;
}

interface Waiting {
  readonly piece: PagePiece;
  readonly answer: (read: Promise<ReadPage | undefined> | ReadPage | undefined) => void;
}

/**
 * On a thread of its own, which is started for the first large page and ended when nothing large came for a while. When
 * it fails, `onFailure` is told once, and all pages are read here from then on.
 */
export function readerAside(script: URL, onFailure: (error: unknown) => void, idleMs = IDLE_MS): PageReader {
  const aside: Aside = {
    script,
    onFailure,
    idleMs,
    worker: undefined,
    isReady: false,
    waiting: new Map(),
    asked: 0,
    isOver: false,
    idle: undefined,
  };
  return {
    aside: (piece) => (isLarge(piece) && isThere(aside) ? ask(aside, piece) : undefined),
    close: () => {
      aside.isOver = true;
      end(aside);
      // Nobody asks any more for what was under way.
      for (const { answer } of aside.waiting.values()) answer(undefined);
      aside.waiting.clear();
    },
  };
}

function isLarge(piece: PagePiece): boolean {
  if ('runs' in piece) return piece.runs.reduce((sum, run) => sum + run.length, 0) >= ASIDE_FROM.packed;
  return piece.body.length >= (piece.isInParts ? ASIDE_FROM.packed : ASIDE_FROM.text);
}

/** Starts the thread where it is not; what comes until it is there is read here, at once. */
function isThere(aside: Aside): boolean {
  if (aside.isOver || aside.worker !== undefined) return !aside.isOver && aside.isReady;
  try {
    aside.worker = start(aside);
  } catch (error) {
    fail(aside, error);
  }
  return false;
}

function ask(aside: Aside, piece: PagePiece): Promise<ReadPage | undefined> {
  clearTimeout(aside.idle);
  aside.asked += 1;
  const id = aside.asked;
  return new Promise((answer) => {
    aside.waiting.set(id, { piece, answer });
    aside.worker?.ref();
    // Copies, to be given away: what is a part of other bytes would take all of those with it.
    const runs = 'runs' in piece ? piece.runs.map((run) => new Uint8Array(run)) : [];
    const message: ToPageWorker = { id, piece: 'runs' in piece ? { ...piece, runs } : piece };
    aside.worker?.postMessage(
      message,
      runs.map(({ buffer }) => buffer),
    );
  });
}

function start(aside: Aside): Worker {
  const worker = new Worker(aside.script, { name: 'pages' });
  worker.unref();
  worker.on('message', (message: FromPageWorker) => {
    if (aside.worker !== worker) return;
    if (message.kind === 'ready') aside.isReady = true;
    else {
      aside.waiting.get(message.id)?.answer(message.page);
      aside.waiting.delete(message.id);
    }
    if (aside.waiting.size === 0) rest(aside, worker);
  });
  worker.on('error', (error: unknown) => {
    if (aside.worker === worker) fail(aside, error);
  });
  worker.on('exit', (code) => {
    if (aside.worker === worker) fail(aside, new Error(`the thread ended (${String(code)})`));
  });
  return worker;
}

/** While nothing is asked of it, the thread keeps no program alive; after a while it goes. */
function rest(aside: Aside, worker: Worker): void {
  worker.unref();
  clearTimeout(aside.idle);
  aside.idle = setTimeout(() => {
    end(aside);
  }, aside.idleMs).unref();
}

function end(aside: Aside): void {
  clearTimeout(aside.idle);
  const { worker } = aside;
  Object.assign(aside, { worker: undefined, isReady: false });
  void worker?.terminate();
}

function fail(aside: Aside, error: unknown): void {
  if (aside.isOver) return;
  aside.isOver = true;
  aside.onFailure(error);
  end(aside);
  for (const { piece, answer } of aside.waiting.values()) answer(readPiece(piece));
  aside.waiting.clear();
}
