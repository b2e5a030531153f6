import type pg from 'pg';
import { utf8Of } from '../utf8.ts';

/** The part of the driver's connection that a COPY needs; its types leave it out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends all lines of a `COPY … FROM STDIN` at once; resolves when the server has taken every one of them. */
export function copyIn(client: pg.ClientBase, text: string, lines: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const ignored = (): void => undefined;
    const copy = {
      submit: (connection: CopyConnection) => {
        connection.query(text);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(utf8Of(lines));
        connection.endCopyFrom();
      },
      handleError: reject,
      handleReadyForQuery: () => {
        resolve();
      },
      handleCommandComplete: ignored,
      handleRowDescription: ignored,
      handleDataRow: ignored,
      handlePortalSuspended: ignored,
      handleEmptyQuery: ignored,
    };
    client.query(copy as unknown as pg.Submittable);
  });
}
