import { type NoticeKind, type NumberSeries, caseNumber, noticeNumber } from '../../domain/application/case-number.ts';
import { invariant } from '../../kernel/invariant.ts';
import { yearOf } from '../../kernel/plain-date.ts';
import type { Database } from '../../store/connection.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import { StoreFault } from '../../store/store-fault.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';

export type Counter = 'case' | NoticeKind;

/**
 * The next free numbers of this desk. A number is looked at before deciding and counted as used in the same
 * transaction as the event that carries it, so none is given twice and none is lost to a refusal.
 */
export interface NumberBook {
  readonly caseNo: string;
  readonly receiptNo: string;
  readonly noticeNo: string;
  /** Of a notice of publicity. */
  readonly publicityNo: string;
  /** The nth number after those that were given: one command may register many. */
  readonly waitingNumber: (nth: number) => string;
  readonly ticketNo: string;
  readonly leaseNo: string;
  /** Of a receipt for money. */
  readonly paymentNo: string;
  /** Of the slip of a chosen flat. */
  readonly selectionNo: string;
  /** Writes down which of the numbers the events used. */
  use(db: Database, used: readonly Counter[]): void;
}

export function numberBook(desk: OpenDesk): NumberBook {
  const series = seriesOf(desk);
  const key = (counter: Counter): string => counterKey(counter, series.year);
  const next = (counter: Counter): number => Number(readMeta(desk.file.db, key(counter)) ?? '0') + 1;
  const own = {
    case: next('case'),
    receipt: next('receipt'),
    notice: next('notice'),
    publicity: next('publicity'),
    waiting: next('waiting'),
    ticket: next('ticket'),
    lease: next('lease'),
    payment: next('payment'),
    selection: next('selection'),
  };
  return {
    caseNo: caseNumber(series, own.case),
    receiptNo: noticeNumber('receipt', series, own.receipt),
    noticeNo: noticeNumber('notice', series, own.notice),
    publicityNo: noticeNumber('publicity', series, own.publicity),
    waitingNumber: (nth) => noticeNumber('waiting', series, own.waiting + nth),
    ticketNo: noticeNumber('ticket', series, own.ticket),
    leaseNo: noticeNumber('lease', series, own.lease),
    paymentNo: noticeNumber('payment', series, own.payment),
    selectionNo: noticeNumber('selection', series, own.selection),
    use: (db, used) => {
      for (const [counter, many] of countsOf(used)) {
        if (next(counter) !== own[counter]) throw new StoreFault('busy', 'busy: another program took the number');
        writeMeta(db, key(counter), String(own[counter] + many - 1));
      }
    },
  };
}

/**
 * Books for a group of submissions that is prepared whole and then committed in one transaction: each has the case
 * number after the one before. The group is prepared and committed without a pause, so nobody else on this desk takes
 * a number in between; if another program did, nothing of the group is written.
 */
export function submissionBooks(desk: OpenDesk): () => NumberBook {
  const series = seriesOf(desk);
  const first = numberBook(desk);
  const key = counterKey('case', series.year);
  let last = Number(readMeta(desk.file.db, key) ?? '0');
  return () => {
    last += 1;
    const own = last;
    return {
      ...first,
      caseNo: caseNumber(series, own),
      use: (db, used) => {
        invariant(
          used.every((counter) => counter === 'case'),
          'a book of submissions gives case numbers only',
        );
        if (Number(readMeta(db, key) ?? '0') >= own) throw new StoreFault('busy', 'busy: case numbers were taken');
        writeMeta(db, key, String(own));
      },
    };
  };
}

/** Numbers for a group of commands of any kind that are prepared one after the other and committed at once. */
export interface GroupNumbers {
  /** The book for the command that is prepared next. */
  next(): NumberBook;
  /** The command was prepared: what its events carry is not given again. */
  given(used: readonly Counter[]): void;
}

/**
 * As with `submissionBooks`, the group is prepared and committed without a pause. A command that is refused takes no
 * number; one that could not be written leaves a gap, never a number given twice.
 */
export function groupNumbers(desk: OpenDesk): GroupNumbers {
  const lastGiven = new Map<string, number>();
  const lastOf = (key: string): number => lastGiven.get(key) ?? Number(readMeta(desk.file.db, key) ?? '0');
  return {
    next: () => {
      const series = seriesOf(desk);
      const own = (counter: Counter): number => lastOf(counterKey(counter, series.year)) + 1;
      const numbers = {
        case: own('case'),
        receipt: own('receipt'),
        notice: own('notice'),
        publicity: own('publicity'),
        waiting: own('waiting'),
        ticket: own('ticket'),
        lease: own('lease'),
        payment: own('payment'),
        selection: own('selection'),
      };
      return {
        caseNo: caseNumber(series, numbers.case),
        receiptNo: noticeNumber('receipt', series, numbers.receipt),
        noticeNo: noticeNumber('notice', series, numbers.notice),
        publicityNo: noticeNumber('publicity', series, numbers.publicity),
        waitingNumber: (nth) => noticeNumber('waiting', series, numbers.waiting + nth),
        ticketNo: noticeNumber('ticket', series, numbers.ticket),
        leaseNo: noticeNumber('lease', series, numbers.lease),
        paymentNo: noticeNumber('payment', series, numbers.payment),
        selectionNo: noticeNumber('selection', series, numbers.selection),
        use: (db, used) => {
          for (const [counter, many] of countsOf(used)) {
            const key = counterKey(counter, series.year);
            if (Number(readMeta(db, key) ?? '0') >= numbers[counter]) {
              throw new StoreFault('busy', 'busy: numbers of the group were taken');
            }
            writeMeta(db, key, String(numbers[counter] + many - 1));
          }
        },
      };
    },
    given: (used) => {
      const { year } = seriesOf(desk);
      for (const counter of used) {
        const key = counterKey(counter, year);
        lastGiven.set(key, lastOf(key) + 1);
      }
    },
  };
}

/** How many of each were used. */
function countsOf(used: readonly Counter[]): ReadonlyMap<Counter, number> {
  const counts = new Map<Counter, number>();
  for (const counter of used) counts.set(counter, (counts.get(counter) ?? 0) + 1);
  return counts;
}

export function seriesOf(desk: OpenDesk): NumberSeries {
  return { city: desk.profile.numberPrefix, year: yearOf(todayOf(desk)), desk: desk.profile.deskCode };
}

function counterKey(counter: Counter, year: number): string {
  return `number-${counter}-${String(year)}`;
}

/** Which counters an event's number came from. */
export function countersUsedBy(eventType: string): readonly Counter[] {
  switch (eventType) {
    case 'application.submitted.v1':
      return ['case'];
    case 'application.accepted.v1':
      return ['receipt'];
    case 'application.supplement-requested.v1':
    case 'application.approved.v1':
    case 'application.rejected.v1':
    case 'application.rejection-confirmed.v1':
    case 'application.rejection-overturned.v1':
    case 'publicity.objection-answered.v1':
    case 'intent.review-failed.v1':
      return ['notice'];
    case 'publicity.published.v1':
    case 'plan.published.v1':
      return ['publicity'];
    case 'selection.confirmed.v1':
      return ['selection'];
    case 'waiting.registered.v1':
      return ['waiting'];
    case 'ticket.received.v1':
      return ['ticket'];
    case 'lease.drafted.v1':
      return ['lease'];
    case 'rent.paid.v1':
      return ['payment'];
    default:
      return [];
  }
}
