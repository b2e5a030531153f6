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
import type { PaymentFileReading, PaymentProblem, TakenPayment } from '../../contract/payments.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type PaymentLine, paymentFileStream } from '../../domain/payment/events.ts';
import { paymentFileReadAt } from '../../store/queries/payments.ts';
import { StoreFault } from '../../store/store-fault.ts';
import { type CommitRequest, commit, commitMany } from '../../store/unit-of-work.ts';
import { countersUsedBy, groupNumbers } from '../application/numbers.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { bytesOf } from '../tables/bytes-of.ts';
import { openTable } from '../tables/open-table.ts';
import { TableFault, type TableRow } from '../tables/table-row.ts';
import { type PaymentHead, paymentHead, readPaymentLine } from './payment-table.ts';
import { type LineTaken, takeLine } from './take-line.ts';

export interface PaymentFile {
  readonly file: Blob;
  readonly fileName: string;
  readonly mode: 'check' | 'import';
  readonly actor: Actor;
  readonly signal?: AbortSignal | undefined;
}

/** Lines of one transaction: some tens of milliseconds of writing. */
const GROUP = 100;
/** Lines above the headings: a title, an account, a period. */
const MOST_LINES_ABOVE = 15;

/** Throws `REFUSED` `bad-file` when the file is no table: then nothing changed. */
export async function* readPayments(desk: OpenDesk, wish: PaymentFile): AsyncGenerator<PaymentFileReading, void> {
  const started = performance.now();
  const table = await orRefuse(() => openTable(wish.file));
  const fileHash = await hashOf(wish.file);
  const readAt = paymentFileReadAt(desk.file.db, fileHash) ?? null;
  const run = paymentRun(desk, wish, fileHash);
  const rows = table.rows();
  for (;;) {
    const next = await orRefuse(() => rows.next());
    if (next.done === true) break;
    for (const row of next.value) {
      run.take(row);
      if (run.pending() < GROUP) continue;
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

type Report = Omit<Extract<PaymentFileReading, { kind: 'report' }>, 'readAt' | 'millis'>;

function paymentRun(desk: OpenDesk, { fileName, mode, actor }: PaymentFile, fileHash: string) {
  const counts = { rows: 0, booked: 0, bookedFen: 0, kept: 0, keptFen: 0, repeated: 0, bad: 0, passedOver: 0 };
  const seen = new Set<string>();
  let problems: PaymentProblem[] = [];
  let taken: TakenPayment[] = [];
  let commits: CommitRequest[] = [];
  let leases = new Set<string>();
  let numbers = groupNumbers(desk);
  let pending = 0;
  let format = '';
  const heads = headFinder(desk);
  const today = todayOf(desk);

  const write = (): void => {
    if (mode === 'import' && commits.length > 0) writeGroup(desk, commits);
    commits = [];
    leases = new Set();
    numbers = groupNumbers(desk);
    pending = 0;
  };
  const lineOf = (payment: PaymentLine, { sheet, line }: TableRow): LineTaken => {
    const book = numbers.next();
    const result = takeLine(desk, { payment, from: { fileName, fileHash, sheet, line } }, { actor, book, seen });
    if (result.kind === 'booked') numbers.given(countersUsedBy('rent.paid.v1'));
    return result;
  };
  const note = (payment: PaymentLine, line: number, result: LineTaken): void => {
    counts[result.kind] += 1;
    if (result.kind === 'repeated') return;
    counts[result.kind === 'booked' ? 'bookedFen' : 'keptFen'] += payment.fen;
    commits.push(result.commit);
    for (const mark of result.marks) seen.add(mark);
    const { fen, paidOn, payer, reference } = payment;
    const told = { line, fen, paidOn, payer, reference };
    if (result.kind === 'booked') {
      leases.add(result.lease.leaseId);
      taken.push({ ...told, leaseNo: result.lease.leaseNo, why: null });
    } else taken.push({ ...told, leaseNo: null, why: result.why });
  };
  return {
    take(row: TableRow): void {
      const head = heads.of(row);
      if (head === undefined) return;
      format = head.format.name;
      const read = readPaymentLine(row.cells, head, today);
      pending += 1;
      if (!read.ok) {
        counts.rows += 1;
        counts.bad += 1;
        problems.push({ sheet: row.sheet, line: row.line, ...read.error });
        return;
      }
      if (read.value === null) {
        counts.passedOver += 1;
        return;
      }
      counts.rows += 1;
      let result = lineOf(read.value, row);
      // A ledger moves once in a group: its next payment stands on the one before.
      if (result.kind === 'booked' && leases.has(result.lease.leaseId)) {
        write();
        result = lineOf(read.value, row);
      }
      note(read.value, row.line, result);
    },
    write,
    pending: () => pending,
    end(): void {
      if (!heads.found()) problems.push({ sheet: '', line: 0, field: null, code: 'no-table', value: '' });
      else if (mode === 'import') finish(desk, actor, { fileName, fileHash, format, ...counts });
    },
    progress(share: number): PaymentFileReading {
      const told = { problems, taken };
      problems = [];
      taken = [];
      return { kind: 'progress', share, counts: { ...counts }, ...told };
    },
    report: (): Report => ({ kind: 'report', fileName, mode, format, counts: { ...counts } }),
  };
}

function writeGroup(desk: OpenDesk, commits: readonly CommitRequest[]): void {
  for (const { kind } of commitMany(desk.file, commits)) {
    if (kind === 'behind') throw new StoreFault('busy', 'busy: another program booked on the same ledgers meanwhile');
  }
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
}

type Finished = Report['counts'] & { readonly fileName: string; readonly fileHash: string; readonly format: string };

function finish(desk: OpenDesk, { staffId, office }: Actor, finished: Finished): void {
  const { fileName, fileHash, format, rows, booked, bookedFen, kept, repeated, bad } = finished;
  const stream = paymentFileStream(fileHash);
  const payload = { fileName, fileHash, format, rows, booked, bookedFen, kept, repeated, bad };
  commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'payment.finish-file',
    commandPayload: payload,
    actor: staffId,
    office,
    wallTime: desk.now(),
    appends: [
      {
        stream,
        expectedVersion: desk.file.load(stream).version,
        events: [{ type: 'payment-file.read.v1', payload }],
      },
    ],
    outcome: null,
  });
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
}

/** The heading of each sheet; undefined for lines above it and for the heading itself. */
function headFinder({ reference }: OpenDesk) {
  let sheet: string | undefined;
  let above = 0;
  let head: PaymentHead | undefined;
  let hasTable = false;
  return {
    found: () => hasTable,
    of({ sheet: name, cells }: TableRow): PaymentHead | undefined {
      if (name !== sheet) {
        sheet = name;
        above = 0;
        head = undefined;
      }
      if (head !== undefined) return cells.every((cell) => cell.trim() === '') ? undefined : head;
      above += 1;
      if (above <= MOST_LINES_ABOVE) head = paymentHead(cells, reference.paymentFormats);
      hasTable ||= head !== undefined;
      return undefined;
    },
  };
}
