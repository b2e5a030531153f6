import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Declaration } from '../annual-review/events.ts';
import type { HandedPaper, TenancyPaper } from '../annual-review/paper.ts';
import type { Basis } from '../application/events.ts';
import type { ContactWay } from '../arrears/events.ts';
import type { Signature } from '../lease/state.ts';
import type { Term } from '../rent/events.ts';

/** Which term it is about stands in every event: any may be the first of its stream. */
interface OfTerm {
  readonly leaseId: string;
  readonly office: OfficeId;
  /** The last day of the term that is to be renewed. */
  readonly until: PlainDate;
  readonly on: PlainDate;
}

/** The renewal of a term, stream `renewal:<lease>.<last day>` (PRH-29, PRH-30). */
export type RenewalEvent =
  | {
      readonly type: 'renewal.reminded.v1';
      readonly payload: OfTerm & { readonly way: ContactWay; readonly note: string };
    }
  | {
      readonly type: 'renewal.applied.v1';
      readonly payload: OfTerm & {
        /** PRH-29: the last day for it. */
        readonly applyBy: PlainDate;
        /** How long the household asks for. */
        readonly months: number;
        readonly declaration: Declaration;
        readonly changes: string;
        readonly signedBy: string;
        readonly papers: readonly TenancyPaper[];
        readonly basis: Basis;
      };
    }
  /** A supervisor's exception for what came after the last day. */
  | {
      readonly type: 'renewal.admitted.v1';
      readonly payload: OfTerm & { readonly reason: string; readonly basis: Basis };
    }
  | {
      readonly type: 'renewal.papers-brought.v1';
      readonly payload: OfTerm & { readonly papers: readonly HandedPaper[] };
    }
  | {
      readonly type: 'renewal.reviewed.v1';
      readonly payload: OfTerm & {
        readonly outcome: 'passed' | 'failed';
        readonly reason: string;
        /** First and last day of the publicity; null where the city asks for none. */
        readonly publicised: { readonly from: PlainDate; readonly until: PlainDate } | null;
        readonly basis: Basis;
      };
    }
  /** The new term is signed; the lease has it from the day after the old one. */
  | {
      readonly type: 'renewal.signed.v1';
      readonly payload: OfTerm & {
        readonly term: Term;
        readonly signatures: readonly Signature[];
        readonly basis: Basis;
      };
    };

export type RenewalEventType = RenewalEvent['type'];
