import type { Envelope } from '../../../protocol/envelope.ts';
import { type NumberBook, numberBook } from '../../application/numbers.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { beyondCarried } from './carried-counters.ts';

/** Numbers of a command on a lease or its money that is decided again: what was printed keeps its number. */
export function carriedBook(desk: OpenDesk, events: readonly Envelope[]): NumberBook {
  const own = numberBook(desk);
  const carried = (type: string, field: string): string | undefined => {
    const given = events.find((event) => event.type === type)?.payload[field];
    return typeof given === 'string' ? given : undefined;
  };
  return {
    ...own,
    leaseNo: carried('lease.drafted.v1', 'leaseNo') ?? own.leaseNo,
    paymentNo: carried('rent.paid.v1', 'receiptNo') ?? own.paymentNo,
    use: (db, used) => {
      own.use(db, beyondCarried(used, events));
    },
  };
}
