import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Clock } from '../application/state.ts';
import type { Contribution } from '../lottery/bundle.ts';
import type { TierCount } from './events.ts';
import type { PlanParts } from './plan-parts.ts';
import type { PlanRules } from './plan-rules.ts';
import type { PlanUnit } from './plan-unit.ts';

export const planStatuses = ['drafted', 'published', 'closed', 'approved', 'frozen', 'ended', 'dropped'] as const;

export type PlanStatus = (typeof planStatuses)[number];

export interface RosterApproval {
  readonly approvedOn: PlainDate;
  readonly households: number;
  readonly tiers: readonly TierCount[];
  readonly digest: string;
  readonly by: StaffId;
  readonly secondBy: StaffId;
}

/** An allocation plan, folded from its stream. */
export interface PlanState {
  readonly planId: string;
  readonly office: OfficeId;
  readonly status: PlanStatus;
  readonly parts: PlanParts;
  readonly draftedBy: StaffId;
  readonly draftedOn: PlainDate;
  readonly planNo: string | null;
  readonly publishedOn: PlainDate | null;
  readonly publishedBy: StaffId | null;
  /** As published; empty before. */
  readonly units: readonly PlanUnit[];
  readonly rules: PlanRules | null;
  readonly contributions: readonly Contribution[];
  readonly closedOn: PlainDate | null;
  /** PRH-13: the time for the re-review. */
  readonly review: Clock | null;
  readonly approval: RosterApproval | null;
  /** The draw that froze it, or the last that was voided. */
  readonly drawId: string | null;
  /** The plan hash of the draw that a new one replaces. */
  readonly previous: string | null;
  readonly droppedFor: string | null;
}

/** Nothing more comes of it: a household in it is free for another plan. */
export function isOver({ status }: Pick<PlanState, 'status'>): boolean {
  return status === 'dropped' || status === 'ended';
}
