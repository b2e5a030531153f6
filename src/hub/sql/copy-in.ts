import type pg from 'pg';
import { utf8Of } from '../utf8.ts';
import type { NewRows } from './sql.ts';

/** The part of the driver's connection that a COPY needs; its types leave it out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * `COPY … FROM STDIN` for each table, all in one exchange: the server goes from one to the next without waiting for this
 * thread. Resolves when every line of all is taken; after an error the server drops what is left of them.
 */
export function copyIn(client: pg.ClientBase, rows: readonly NewRows[]): Promise<void> {
  const text = rows.map(({ table, columns }) => `COPY ${table} (${columns}) FROM STDIN`).join('; ');
  return new Promise((resolve, reject) => {
    const ignored = (): void => undefined;
    let isSent = false;
    const copy = {
      submit: (connection: CopyConnection) => {
        connection.query(text);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        if (isSent) return;
        isSent = true;
        for (const { lines } of rows) {
          connection.sendCopyFromChunk(utf8Of(lines));
          connection.endCopyFrom();
        }
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
