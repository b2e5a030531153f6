import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Clock } from '../application/state.ts';
import type { Contribution } from '../lottery/bundle.ts';
import type { PlanParts } from './plan-parts.ts';
import type { PlanRules } from './plan-rules.ts';
import type { PlanUnit } from './plan-unit.ts';

/** How many households of a tier stand in a roster. */
export interface TierCount {
  readonly tier: number;
  readonly households: number;
}

/**
 * The history of an allocation plan (配租方案), known in the whole city: streets register intents for it. It names homes
 * and rules and counts, and nobody.
 */
export type PlanEvent =
  | {
      readonly type: 'plan.drafted.v1';
      readonly payload: {
        readonly planId: string;
        readonly office: OfficeId;
        readonly parts: PlanParts;
        readonly draftedOn: PlainDate;
      };
    }
  | { readonly type: 'plan.changed.v1'; readonly payload: { readonly parts: PlanParts; readonly changedOn: PlainDate } }
  /** PRH-11: what is published, whole; homes and rules do not change any more. */
  | {
      readonly type: 'plan.published.v1';
      readonly payload: {
        readonly planNo: string;
        readonly publishedOn: PlainDate;
        readonly units: readonly PlanUnit[];
        readonly rules: PlanRules;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'plan.contributors-declared.v1';
      readonly payload: { readonly contributions: readonly Contribution[]; readonly declaredOn: PlainDate };
    }
  /** The window is over: the time for the re-review runs (PRH-13). */
  | {
      readonly type: 'plan.intents-closed.v1';
      readonly payload: { readonly closedOn: PlainDate; readonly review: Clock; readonly basis: Basis };
    }
  /** Two people found the roster and the approved households to be the same, tier by tier. */
  | {
      readonly type: 'plan.roster-approved.v1';
      readonly payload: {
        readonly approvedOn: PlainDate;
        readonly households: number;
        readonly tiers: readonly TierCount[];
        /** Of all entries as they were approved; the roster that is frozen has the same. */
        readonly digest: string;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  /** The draw froze plan and roster: nothing of the plan or its intents moves from here on. */
  | {
      readonly type: 'plan.frozen.v1';
      readonly payload: { readonly drawId: string; readonly planHash: string; readonly frozenOn: PlainDate };
    }
  /** The draw was voided: the plan can be put right and frozen anew. */
  | {
      readonly type: 'plan.draw-voided.v1';
      readonly payload: { readonly drawId: string; readonly planHash: string; readonly voidedOn: PlainDate };
    }
  /** The draw is settled: a household that was not chosen is free for another plan. */
  | { readonly type: 'plan.ended.v1'; readonly payload: { readonly drawId: string; readonly endedOn: PlainDate } }
  | { readonly type: 'plan.dropped.v1'; readonly payload: { readonly reason: string; readonly droppedOn: PlainDate } };

export type PlanEventType = PlanEvent['type'];
