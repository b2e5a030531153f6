import type { OfficeId } from '../../kernel/ids.ts';
import type { ArrearsLetter } from '../letter/letter-kind.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

export const contactWays = ['phone', 'message', 'letter', 'visit', 'office'] as const;

/** How a tenant was reached, or was to be. */
export type ContactWay = (typeof contactWays)[number];

export const arrearsSteps = ['remind', 'visit', 'order', 'court'] as const;

/** What is done about rent that is not paid, the mildest first (PRH-27, PRH-28). */
export type ArrearsStep = (typeof arrearsSteps)[number];

export interface Instalment {
  readonly dueOn: PlainDate;
  readonly fen: number;
}

/** Which lease it is about stands in every event: any may be the first of its stream. */
interface OfLease {
  readonly leaseId: string;
  readonly office: OfficeId;
  readonly on: PlainDate;
}

/** What an office does about the arrears of a lease, stream `arrears:<lease>`. The ledger is not touched by it. */
export type ArrearsEvent =
  /** Every contact, whether it reached anybody or not. */
  | {
      readonly type: 'arrears.contacted.v1';
      readonly payload: OfLease & { readonly way: ContactWay; readonly reached: boolean; readonly note: string };
    }
  | {
      readonly type: 'arrears.step-taken.v1';
      readonly payload: OfLease & { readonly step: ArrearsStep; readonly note: string };
    }
  /** A letter was filled, to be handed out: that it reached anybody is a contact. */
  | { readonly type: 'arrears.letter-made.v1'; readonly payload: OfLease & { readonly letter: ArrearsLetter } }
  /** Nothing is asked until the day is over. */
  | {
      readonly type: 'arrears.paused.v1';
      readonly payload: OfLease & { readonly until: PlainDate; readonly reason: string };
    }
  | { readonly type: 'arrears.resumed.v1'; readonly payload: OfLease & { readonly reason: string } }
  | {
      readonly type: 'arrears.agreed.v1';
      readonly payload: OfLease & { readonly instalments: readonly Instalment[]; readonly note: string };
    }
  | { readonly type: 'arrears.agreement-ended.v1'; readonly payload: OfLease & { readonly reason: string } };
