/**
 * Reads a file of payments of a bank or an app, line by line: each is booked in the one ledger that it is for, or kept
 * for a person. None is lost and none is guessed.
 *
 * What must stay true: lines are written in groups, each line a command of its own whose id is made from the payment;
 * reading that ends anywhere, by the signal, by a fault or with the program, is finished by reading the file again, and
 * a file that was read whole changes nothing the second time. A line that cannot be read as money is named.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { PaymentFileReading } from '../../contract/payments.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { paymentFileReadAt } from '../../store/queries/payments.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { bytesOf } from '../tables/bytes-of.ts';
import { openTable } from '../tables/open-table.ts';
import { TableFault } from '../tables/table-row.ts';
import { PaymentRun } from './payment-run.ts';

export interface PaymentFile {
  readonly file: Blob;
  readonly fileName: string;
  readonly mode: 'check' | 'import';
  readonly actor: Actor;
  readonly signal?: AbortSignal | undefined;
}

/** Lines of one transaction: some tens of milliseconds of writing. */
const GROUP = 100;

/** Throws `REFUSED` `bad-file` when the file is no table: then nothing changed. */
export async function* readPayments(desk: OpenDesk, wish: PaymentFile): AsyncGenerator<PaymentFileReading, void> {
  const started = performance.now();
  const table = await orRefuse(() => openTable(wish.file));
  const fileHash = await hashOf(wish.file);
  const readAt = paymentFileReadAt(desk.file.db, fileHash) ?? null;
  const { fileName, mode, actor } = wish;
  const run = new PaymentRun(desk, { fileName, fileHash, mode, actor });
  const rows = table.rows();
  for (;;) {
    const next = await orRefuse(() => rows.next());
    if (next.done === true) break;
    for (const row of next.value) {
      run.take(row);
      if (run.pending < GROUP) continue;
      run.write();
      yield run.progress(table.share());
      await setImmediate();
      if (wish.signal?.aborted === true) return;
    }
    if (wish.signal?.aborted === true) return;
  }
  run.write();
  run.end();
  yield run.progress(1000);
  yield { ...run.report(), readAt, millis: Math.round(performance.now() - started) };
}

async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TableFault ? refused({ code: 'bad-file', reason: error.code }) : error;
  }
}

async function hashOf(file: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of bytesOf(file.stream())) hash.update(bytes);
  return hash.digest('hex');
}
