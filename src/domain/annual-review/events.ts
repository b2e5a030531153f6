import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { ContactWay } from '../arrears/events.ts';
import type { HandedPaper, TenancyPaper } from './paper.ts';

export const declarations = ['unchanged', 'changed', 'not-entitled'] as const;

/** What a household says of itself: all as before, changed but still entitled, or no longer entitled (§2.4). */
export type Declaration = (typeof declarations)[number];

/** The review of a lease in a year, stream `review:<lease>.<year>`. */
export type ReviewEvent =
  | {
      readonly type: 'review.called.v1';
      readonly payload: {
        readonly leaseId: string;
        readonly leaseNo: string;
        readonly office: OfficeId;
        readonly year: number;
        /** The case that is housed, or the lease where there is none: one review for each of them and year. */
        readonly household: string;
        readonly dueOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'review.reminded.v1';
      readonly payload: { readonly on: PlainDate; readonly way: ContactWay; readonly note: string };
    }
  | {
      readonly type: 'review.declared.v1';
      readonly payload: {
        readonly declaredOn: PlainDate;
        readonly declaration: Declaration;
        /** In words; empty when nothing changed. */
        readonly changes: string;
        readonly signedBy: string;
        readonly papers: readonly TenancyPaper[];
        readonly basis: Basis;
      };
    }
  /** What was promised, or more than that. */
  | {
      readonly type: 'review.papers-brought.v1';
      readonly payload: { readonly broughtOn: PlainDate; readonly papers: readonly HandedPaper[] };
    }
  | {
      readonly type: 'review.decided.v1';
      readonly payload: {
        readonly decidedOn: PlainDate;
        readonly outcome: 'passed' | 'failed';
        readonly reason: string;
        /** The day by which a household that failed leaves; null where the policy names no days. */
        readonly leaveBy: PlainDate | null;
        readonly basis: Basis;
      };
    }
  | { readonly type: 'review.reopened.v1'; readonly payload: { readonly on: PlainDate; readonly reason: string } };

export type ReviewEventType = ReviewEvent['type'];
