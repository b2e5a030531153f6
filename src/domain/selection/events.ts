import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { ReleaseReason } from '../unit/release.ts';
import type { Excuse, Passing, SessionRules } from './rules.ts';

/** Somebody of the reserves who would have been next and cannot be: kept, so that the order can be checked. */
export interface PassedOver {
  readonly no: string;
  readonly rank: number;
  readonly because: Unavailable;
}

/** Why a household gets no home any more although the draw named it. */
export type Unavailable = 'left' | 'paused' | 'banned' | 'housed' | 'struck';

/** The history of a selection session, one stream `selection:<drawId>`; instants are UTC milliseconds. */
export type SelectionEvent =
  | {
      readonly type: 'selection.opened.v1';
      readonly payload: {
        readonly drawId: string;
        readonly planHash: string;
        readonly resultHash: string;
        readonly rules: SessionRules;
        readonly openedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'selection.called.v1';
      readonly payload: {
        readonly no: string;
        readonly pool: string;
        readonly counter: string;
        readonly until: number;
      };
    }
  /** The home is kept for the household while it signs; nobody else can take it. */
  | { readonly type: 'selection.chosen.v1'; readonly payload: { readonly no: string; readonly unit: string } }
  | { readonly type: 'selection.let-go.v1'; readonly payload: { readonly no: string; readonly unit: string } }
  | {
      readonly type: 'selection.confirmed.v1';
      readonly payload: {
        readonly no: string;
        readonly unit: string;
        readonly slipNo: string;
        /** Drawn signatures, documents by their hash: the household's and the office's. */
        readonly householdSignature: string;
        readonly officeSignature: string;
        readonly confirmedOn: PlainDate;
      };
    }
  /** Called and not there: the household keeps its place behind the others of its pool. */
  | { readonly type: 'selection.put-back.v1'; readonly payload: { readonly no: string } }
  | {
      readonly type: 'selection.passed.v1';
      readonly payload: {
        readonly no: string;
        readonly pool: string;
        readonly passing: Passing;
        readonly excuse: Excuse | null;
        readonly reasons: readonly ReleaseReason[];
        /** The home that was offered or looked at; null where none was. */
        readonly unit: string | null;
        /** The home of the place that becomes free, where the draw gave homes. */
        readonly place: string | null;
        readonly comment: string;
        /** Whether the policy counts it as giving up. */
        readonly isCounted: boolean;
        readonly passedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'selection.promoted.v1';
      readonly payload: {
        readonly no: string;
        readonly pool: string;
        readonly rank: number;
        readonly replaces: string;
        /** The home of the place, where the draw gave homes. */
        readonly unit: string | null;
        readonly passedOver: readonly PassedOver[];
      };
    }
  | {
      readonly type: 'selection.promotion-undone.v1';
      readonly payload: { readonly no: string; readonly pool: string; readonly replaces: string };
    }
  | {
      readonly type: 'selection.undone.v1';
      readonly payload: {
        readonly no: string;
        readonly undone: 'confirmed' | 'passed' | 'called';
        readonly unit: string | null;
        readonly reason: string;
      };
    }
  | {
      readonly type: 'selection.closed.v1';
      readonly payload: {
        readonly open: readonly string[];
        readonly reason: string;
        readonly secondBy: StaffId;
        readonly closedOn: PlainDate;
      };
    };

export type SelectionEventType = SelectionEvent['type'];
