/**
 * The rules of a renewal (PRH-29, PRH-30): asked for in time, or admitted late by a supervisor with a reason; reviewed
 * as an application is; published where the city asks for it; signed as a new term from the day after. Whoever does not
 * ask leaves when the term is over.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Standing } from '../annual-review/available-actions.ts';
import { brokenPapers, recordedPapers } from '../annual-review/paper.ts';
import type { Basis } from '../application/events.ts';
import type { Outcome } from '../eligibility/evaluation.ts';
import type { LeaseOrigin } from '../lease/content.ts';
import type { Signature } from '../lease/state.ts';
import { type Period, monthsOf } from '../policy/time-limit.ts';
import { mayRenew } from './available-actions.ts';
import type { RenewalCommand } from './commands.ts';
import { renewalDay, renewedTerm } from './deadline.ts';
import type { RenewalEvent } from './events.ts';
import type { RenewalRefusal } from './refusal.ts';
import type { RenewalState } from './state.ts';

export interface RenewalFacts extends Standing {
  readonly today: PlainDate;
  readonly lease: {
    readonly leaseId: string;
    readonly office: OfficeId;
    readonly origin: LeaseOrigin;
    readonly isInForce: boolean;
    /** The last day of its term. */
    readonly until: PlainDate;
  };
  /** The version in force: how long before the end (PRH-29), and the longest term (PRH-20). */
  readonly policy: { readonly id: string; readonly before: Period; readonly most: Period };
  /** Calendar days before the last day from which it can be asked for (a setting). */
  readonly remindDays: number;
  /** Days of publicity; 0 where the city asks for none (a setting). */
  readonly publicityDays: number;
  readonly promisedUntil: PlainDate;
  /** What the conditions say of the case that is housed; null where no case is. */
  readonly assessed: { readonly outcome: Outcome; readonly values: Readonly<Record<string, unknown>> } | null;
}

type Decision = Result<readonly RenewalEvent[], RenewalRefusal>;
type Of<T extends RenewalCommand['type']> = Extract<RenewalCommand, { readonly type: T }>;

export function decideRenewal(command: RenewalCommand, state: RenewalState, facts: RenewalFacts): Decision {
  const allowed = mayRenew(state, command.type, facts);
  if (!allowed.ok) return allowed;
  const of = ofTerm(facts);
  switch (command.type) {
    case 'remind':
      return ok([{ type: 'renewal.reminded.v1', payload: { ...of, way: command.way, note: command.note } }]);
    case 'apply':
      return apply(command, facts);
    case 'admit': {
      const { reason } = command;
      if (reason.trim() === '') return err({ code: 'reasons-missing' });
      return ok([{ type: 'renewal.admitted.v1', payload: { ...of, reason, basis: basisOf(facts, {}) } }]);
    }
    case 'bring': {
      const papers = command.papers.filter(({ files }) => files.length > 0);
      if (papers.length === 0) return err({ code: 'supplement-empty' });
      return ok([{ type: 'renewal.papers-brought.v1', payload: { ...of, papers } }]);
    }
    case 'review':
      return review(command, state, facts);
    case 'sign':
      return sign(command, state, facts);
  }
}

function apply(command: Of<'apply'>, facts: RenewalFacts): Decision {
  const { lease, today, policy, remindDays, promisedUntil } = facts;
  if (!lease.isInForce || today > lease.until) return err({ code: 'renewal-over' });
  const applyBy = renewalDay(lease.until, monthsOf(policy.before));
  const from = addDays(applyBy, -remindDays);
  if (today < from) return err({ code: 'renewal-not-open', from });
  const { months, declaration, changes, signedBy } = command;
  const papers = recordedPapers(command.papers, promisedUntil);
  const isWordless = declaration === 'changed' && (changes.trim() === '' || papers.length === 0);
  if (signedBy.trim() === '' || isWordless || months < 1) return err({ code: 'declaration-incomplete' });
  const most = monthsOf(policy.most);
  if (months > most) return err({ code: 'term-too-long', latest: renewedTerm(lease.until, most).until });
  const applied = { applyBy, months, declaration, changes, signedBy, papers, basis: basisOf(facts, {}) };
  return ok([{ type: 'renewal.applied.v1', payload: { ...ofTerm(facts), ...applied } }]);
}

function review({ outcome, reason }: Of<'review'>, state: RenewalState, facts: RenewalFacts): Decision {
  const isWordless = reason.trim() === '';
  const { today, assessed, publicityDays } = facts;
  if (outcome === 'failed' && isWordless) return err({ code: 'reasons-missing' });
  if (outcome === 'passed') {
    if (state.status === 'passed') return err({ code: 'renewal-not-now', status: 'passed' });
    const broken = brokenPapers(state.papers, today);
    if (broken.length > 0) return err({ code: 'promise-broken', types: broken.map(({ type }) => type) });
    const isAgainst = state.applied?.declaration === 'not-entitled' || assessed?.outcome === 'ineligible';
    if (isAgainst && isWordless) return err({ code: 'review-against-facts' });
  }
  // The day of the decision is not one of them (DAY-05).
  const publicised =
    outcome === 'passed' && publicityDays > 0
      ? { from: addDays(today, 1), until: addDays(today, publicityDays) }
      : null;
  const basis = basisOf(facts, assessed?.values ?? {});
  return ok([{ type: 'renewal.reviewed.v1', payload: { ...ofTerm(facts), outcome, reason, publicised, basis } }]);
}

function sign({ signatures }: Of<'sign'>, state: RenewalState, facts: RenewalFacts): Decision {
  const { lease, today } = facts;
  if (!lease.isInForce) return err({ code: 'renewal-over' });
  const publicised = state.reviewed?.publicised ?? null;
  if (publicised !== null && today <= publicised.until) {
    return err({ code: 'renewal-publicised', until: publicised.until });
  }
  const needed: readonly Signature['party'][] =
    lease.origin === 'employer' ? ['landlord', 'tenant', 'employer'] : ['landlord', 'tenant'];
  const parties = needed.filter(
    (party) => !signatures.some((signature) => signature.party === party && signature.name.trim() !== ''),
  );
  if (parties.length > 0) return err({ code: 'signatures-missing', parties });
  const term = renewedTerm(lease.until, state.applied?.months ?? 0);
  const payload = { ...ofTerm(facts), term, signatures, basis: basisOf(facts, {}) };
  return ok([{ type: 'renewal.signed.v1', payload }]);
}

function ofTerm({ lease: { leaseId, office, until }, today: on }: RenewalFacts) {
  return { leaseId, office, until, on };
}

function basisOf({ policy }: RenewalFacts, values: Readonly<Record<string, unknown>>): Basis {
  return { rules: ['PRH-20', 'PRH-29', 'PRH-30'], policy: policy.id, values };
}
