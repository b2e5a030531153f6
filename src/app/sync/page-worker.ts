/** The thread beside the desk's own that reads large pages of the hub (page-reader.ts). It knows no file and no key. */
import { parentPort } from 'node:worker_threads';
import { invariant } from '../../kernel/invariant.ts';
import { readPiece } from './packed-answer.ts';
import type { FromPageWorker, ToPageWorker } from './page-reader.ts';

const port = parentPort;
invariant(port, 'pages are read in a worker thread');
const tell = (message: FromPageWorker): void => {
  port.postMessage(message);
};

port.on('message', ({ id, piece }: ToPageWorker) => {
  // What fails here is a fault of ours: it ends this thread, and the desk reads the page itself.
  void readPiece(piece).then((read) => {
    tell({ kind: 'read', id, page: read });
  });
});
tell({ kind: 'ready' });
