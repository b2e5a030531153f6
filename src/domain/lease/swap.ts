/**
 * Two tenants swap homes for work or schooling (PRH-24): one decision on two leases. Both tenants and the landlord
 * consent; each lease goes on for its own term in the other home, at the rent standard of that home. All or nothing.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import { isSound, type RentStandard } from '../rent/standard.ts';
import { mayOnContent } from './available-actions.ts';
import type { LeaseEvent } from './events.ts';
import type { LeaseRefusal } from './refusal.ts';
import type { LeaseState } from './state.ts';

export const swapReasons = ['work', 'schooling'] as const;

export type SwapReason = (typeof swapReasons)[number];

export interface SwapCommand {
  readonly otherLeaseId: string;
  /** The first day in the other's home. */
  readonly on: PlainDate;
  readonly reason: SwapReason;
  readonly comment: string;
  /** Who signed: for the landlord, and the tenants of both leases. */
  readonly consents: { readonly landlord: string; readonly tenant: string; readonly other: string };
}

export interface SwapFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly policy: string;
  /** The standard that holds on the day, of each lease's ledger. */
  readonly standards: readonly [own: RentStandard, other: RentStandard];
}

type SwapEvent = Extract<LeaseEvent, { readonly type: 'lease.home-swapped.v1' }>;

export interface Swapped {
  readonly own: SwapEvent;
  readonly other: SwapEvent;
}

export function decideSwap(
  command: SwapCommand,
  [own, other]: readonly [own: LeaseState | undefined, other: LeaseState | undefined],
  facts: SwapFacts,
): Result<Swapped, LeaseRefusal> {
  if (own === undefined || other === undefined || own.leaseId === other.leaseId) return err({ code: 'unknown-lease' });
  for (const lease of [own, other]) {
    if (lease.status !== 'signed') return err({ code: 'lease-not-now', status: lease.status });
    const allowed = mayOnContent(lease.content, 'lease.decide', facts.actor);
    if (!allowed.ok) return allowed;
    const refusal = dayRefusal(command.on, lease, facts.today);
    if (refusal !== undefined) return err(refusal);
  }
  // A lease is read where its home lies, and does not move to another street.
  if (own.content.office !== other.content.office) return err({ code: 'wrong-office', office: own.content.office });
  const { landlord, tenant, other: otherTenant } = command.consents;
  if (landlord.trim() === '') return err({ code: 'signatures-missing', parties: ['landlord'] });
  if (tenant.trim() === '' || otherTenant.trim() === '')
    return err({ code: 'signatures-missing', parties: ['tenant'] });
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const [ownStandard, otherStandard] = facts.standards;
  const events = {
    own: swapped(command, { from: other, own, standard: moved(ownStandard, otherStandard, command.on) }, facts),
    other: swapped(command, { from: own, own: other, standard: moved(otherStandard, ownStandard, command.on) }, facts),
  };
  const areSound = [events.own, events.other].every(({ payload }) => isSound(payload.standard));
  return areSound ? ok(events) : err({ code: 'terms-wrong' });
}

/** The home's rent stays with the home; what is waived or paid for the tenant goes with the tenant. */
function moved(own: RentStandard, other: RentStandard, from: PlainDate): RentStandard {
  const { monthlyFen, source } = other;
  return { from, monthlyFen, source, reductionFen: own.reductionFen, subsidyFen: own.subsidyFen };
}

function dayRefusal(on: PlainDate, { content, signed }: LeaseState, today: PlainDate): LeaseRefusal | undefined {
  const { term } = content;
  if (on > today) return { code: 'day-in-future' };
  if (on < term.from || on > term.until) return { code: 'outside-term', ...term };
  const earliest = signed?.on ?? term.from;
  return on < earliest ? { code: 'day-too-early', earliest } : undefined;
}

interface Side {
  readonly own: LeaseState;
  /** Whose home it becomes. */
  readonly from: LeaseState;
  readonly standard: RentStandard;
}

function swapped(
  { on, reason, comment, consents }: SwapCommand,
  { own, from, standard }: Side,
  { policy }: SwapFacts,
): SwapEvent {
  return {
    type: 'lease.home-swapped.v1',
    payload: {
      home: from.content.home,
      standard,
      withLease: from.leaseId,
      withLeaseNo: from.leaseNo,
      formerUnitNo: own.content.home.unitNo,
      swappedOn: on,
      reason,
      comment,
      consents,
      basis: { rules: ['PRH-24', 'PRH-22'], policy, values: {} },
    },
  };
}
