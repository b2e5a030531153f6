import type { DeskWorkerOptions } from '../app/worker-protocol.ts';
import { type DeskThread, startDeskThread } from './desk-thread.ts';
import { type LoopbackServer, startServer } from './server.ts';

/** How the host came to its end: asked to (0, nothing to say), or because its desk died (1, with words). */
export interface HostEnding {
  readonly exitCode: 0 | 1;
  readonly words: string | undefined;
}

export interface HostParts {
  /** The worker's program. */
  readonly script: URL;
  readonly worker: DeskWorkerOptions;
  /** The folder of the built page. */
  readonly page: string;
  readonly port: number;
  /** Before the page is served: a demo city opens by itself. */
  readonly prepare?: (thread: DeskThread) => Promise<void>;
  /** Called once, when server and desk are closed. */
  readonly onEnd: (ending: HostEnding) => void;
}

export interface Host {
  readonly server: LoopbackServer;
  close(): Promise<void>;
}

/** The desk in its thread and the page in front of it; both end together, whichever ends first. */
export async function startHost({ script, worker, page, port, prepare, onEnd }: HostParts): Promise<Host> {
  const running: { thread?: DeskThread; server?: LoopbackServer } = {};
  let ending: Promise<void> | undefined;
  const end = (how: HostEnding): Promise<void> =>
    (ending ??= Promise.allSettled([running.server?.close(), running.thread?.close()]).then(() => {
      onEnd(how);
    }));
  const onFailure = (message: string): void => void end({ exitCode: 1, words: wordsOf(message) });
  const thread = await startDeskThread(script, worker, onFailure);
  running.thread = thread;
  await prepare?.(thread);
  const server = await startServer({ thread, page, port });
  running.server = server;
  return { server, close: () => end({ exitCode: 0, words: undefined }) };
}

function wordsOf(message: string): string {
  return (
    `安居台的工作线程意外结束：${message}。已保存的内容都在，请重新启动。\n` +
    'The desk ended unexpectedly. What was saved is safe: start it again.'
  );
}
