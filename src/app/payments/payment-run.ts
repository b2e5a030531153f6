/** One reading of a payment file: what its lines became so far, and the group that waits to be written. */
import type { PaymentFileReading, PaymentProblem, TakenPayment } from '../../contract/payments.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type PaymentLine, paymentFileStream } from '../../domain/payment/events.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { StoreFault } from '../../store/store-fault.ts';
import { type CommitRequest, commit, commitMany } from '../../store/unit-of-work.ts';
import { countersUsedBy, groupNumbers } from '../application/numbers.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import type { TableRow } from '../tables/table-row.ts';
import { type PaymentHead, paymentHead, readPaymentLine } from './payment-table.ts';
import { type LineTaken, takeLine } from './take-line.ts';

type Report = Omit<Extract<PaymentFileReading, { kind: 'report' }>, 'readAt' | 'millis'>;

export interface PaymentReading {
  readonly fileName: string;
  readonly fileHash: string;
  readonly mode: 'check' | 'import';
  readonly actor: Actor;
}

/** Lines above the headings: a title, an account, a period. */
const MOST_LINES_ABOVE = 15;

export class PaymentRun {
  /** Lines since the last writing. */
  pending = 0;
  readonly #desk: OpenDesk;
  readonly #reading: PaymentReading;
  readonly #today: PlainDate;
  readonly #heads: ReturnType<typeof headFinder>;
  readonly #counts = { rows: 0, booked: 0, bookedFen: 0, kept: 0, keptFen: 0, repeated: 0, bad: 0, passedOver: 0 };
  readonly #seen = new Set<string>();
  #format = '';
  #problems: PaymentProblem[] = [];
  #taken: TakenPayment[] = [];
  #commits: CommitRequest[] = [];
  #leases = new Set<string>();
  #numbers: ReturnType<typeof groupNumbers>;

  constructor(desk: OpenDesk, reading: PaymentReading) {
    this.#desk = desk;
    this.#reading = reading;
    this.#today = todayOf(desk);
    this.#heads = headFinder(desk);
    this.#numbers = groupNumbers(desk);
  }

  take(row: TableRow): void {
    const head = this.#heads.of(row);
    if (head === undefined) return;
    this.#format = head.format.name;
    this.pending += 1;
    const read = readPaymentLine(row.cells, head, this.#today);
    if (!read.ok) {
      this.#counts.rows += 1;
      this.#counts.bad += 1;
      this.#problems.push({ sheet: row.sheet, line: row.line, ...read.error });
    } else if (read.value === null) this.#counts.passedOver += 1;
    else {
      this.#counts.rows += 1;
      this.#note(read.value, row.line, this.#decide(read.value, row));
    }
  }

  write(): void {
    if (this.#reading.mode === 'import' && this.#commits.length > 0) writeGroup(this.#desk, this.#commits);
    this.#commits = [];
    this.#leases = new Set();
    this.#numbers = groupNumbers(this.#desk);
    this.pending = 0;
  }

  /** The last line was read and written. */
  end(): void {
    if (!this.#heads.found()) this.#problems.push({ sheet: '', line: 0, field: null, code: 'no-table', value: '' });
    else if (this.#reading.mode === 'import') this.#finish();
  }

  progress(share: number): PaymentFileReading {
    const told = { problems: this.#problems, taken: this.#taken };
    this.#problems = [];
    this.#taken = [];
    return { kind: 'progress', share, counts: { ...this.#counts }, ...told };
  }

  report(): Report {
    const { fileName, mode } = this.#reading;
    return { kind: 'report', fileName, mode, format: this.#format, counts: { ...this.#counts } };
  }

  #decide(payment: PaymentLine, row: TableRow): LineTaken {
    const first = this.#look(payment, row);
    if (first.kind !== 'booked' || !this.#leases.has(first.lease.leaseId)) return first;
    // A ledger moves once in a group: its next payment stands on the one before.
    this.write();
    return this.#look(payment, row);
  }

  #look(payment: PaymentLine, { sheet, line }: TableRow): LineTaken {
    const { fileName, fileHash, actor } = this.#reading;
    const book = this.#numbers.next();
    const from = { fileName, fileHash, sheet, line };
    const result = takeLine(this.#desk, { payment, from }, { actor, book, seen: this.#seen });
    if (result.kind === 'booked') this.#numbers.given(countersUsedBy('rent.paid.v1'));
    return result;
  }

  #note({ fen, paidOn, payer, reference }: PaymentLine, line: number, result: LineTaken): void {
    this.#counts[result.kind] += 1;
    if (result.kind === 'repeated') return;
    this.#commits.push(result.commit);
    for (const mark of result.marks) this.#seen.add(mark);
    const told = { line, fen, paidOn, payer, reference };
    if (result.kind === 'booked') {
      this.#counts.bookedFen += fen;
      this.#leases.add(result.lease.leaseId);
      this.#taken.push({ ...told, leaseNo: result.lease.leaseNo, why: null });
    } else {
      this.#counts.keptFen += fen;
      this.#taken.push({ ...told, leaseNo: null, why: result.why });
    }
  }

  #finish(): void {
    const { fileName, fileHash, actor } = this.#reading;
    const { rows, booked, bookedFen, kept, repeated, bad } = this.#counts;
    const stream = paymentFileStream(actor.office, fileHash);
    const payload = { fileName, fileHash, format: this.#format, rows, booked, bookedFen, kept, repeated, bad };
    commit(this.#desk.file, {
      commandId: this.#desk.newId(),
      commandName: 'payment.finish-file',
      commandPayload: payload,
      actor: actor.staffId,
      office: actor.office,
      wallTime: this.#desk.now(),
      appends: [
        {
          stream,
          expectedVersion: this.#desk.file.load(stream).version,
          events: [{ type: 'payment-file.read.v1', payload }],
        },
      ],
      outcome: null,
    });
    for (const topic of ['leases', 'outbox'] as const) this.#desk.changes.publish(topic);
  }
}

function writeGroup(desk: OpenDesk, commits: readonly CommitRequest[]): void {
  for (const { kind } of commitMany(desk.file, commits)) {
    if (kind === 'behind') throw new StoreFault('busy', 'busy: another program booked on the same ledgers meanwhile');
  }
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
