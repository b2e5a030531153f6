/**
 * The rules of a yearly review: one for each household and year, declared by the household, decided by a person. A paper
 * may follow on a promise; one that did not come in time stops passing. What the registries and the policy say is a
 * fact: passing against it takes a reason.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Basis } from '../application/events.ts';
import type { Outcome } from '../eligibility/evaluation.ts';
import type { YearlyReview } from '../policy/tenancy.ts';
import { type Standing, mayReview } from './available-actions.ts';
import type { ReviewCommand } from './commands.ts';
import { reviewDueDay, reviewOpensOn } from './due-day.ts';
import type { ReviewEvent } from './events.ts';
import { brokenPapers, recordedPapers } from './paper.ts';
import type { ReviewRefusal } from './refusal.ts';
import type { ReviewState } from './state.ts';

export interface ReviewFacts extends Standing {
  readonly today: PlainDate;
  readonly year: number;
  readonly lease: {
    readonly leaseId: string;
    readonly leaseNo: string;
    readonly office: OfficeId;
    readonly household: string;
    readonly isInForce: boolean;
    readonly termFrom: PlainDate;
  };
  /** The version in force with its rule of the review. */
  readonly policy: { readonly id: string; readonly rule: YearlyReview };
  /** Calendar days before the due day from which it is called (a setting). */
  readonly remindDays: number;
  /** The last day for a paper that is promised today. */
  readonly promisedUntil: PlainDate;
  /** The last day of moving out when a review fails today; null where the policy names no days. */
  readonly leaveBy: PlainDate | null;
  /** The lease that has this year's review of the household, by its number; undefined when it is free or this one. */
  readonly takenBy: string | undefined;
  /** What the conditions say of the case that is housed; null where no case is. */
  readonly assessed: { readonly outcome: Outcome; readonly values: Readonly<Record<string, unknown>> } | null;
}

type Decision = Result<readonly ReviewEvent[], ReviewRefusal>;
type Of<T extends ReviewCommand['type']> = Extract<ReviewCommand, { readonly type: T }>;

export function decideReview(command: ReviewCommand, state: ReviewState | undefined, facts: ReviewFacts): Decision {
  const allowed = mayReview(state, command.type, facts);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'call':
      return call(facts);
    case 'declare':
      return declare(command, state, facts);
    case 'remind':
      return ok([{ type: 'review.reminded.v1', payload: { on: facts.today, way: command.way, note: command.note } }]);
    case 'bring': {
      const papers = command.papers.filter(({ files }) => files.length > 0);
      if (papers.length === 0) return err({ code: 'supplement-empty' });
      return ok([{ type: 'review.papers-brought.v1', payload: { broughtOn: facts.today, papers } }]);
    }
    case 'decide':
      return state === undefined ? err({ code: 'unknown-review' }) : settle(command, state, facts);
    case 'reopen':
      if (command.reason.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'review.reopened.v1', payload: { on: facts.today, reason: command.reason } }]);
  }
}

function call(facts: ReviewFacts): Decision {
  const { lease, policy, year, today, remindDays, takenBy } = facts;
  const dueOn = lease.isInForce ? reviewDueDay(lease.termFrom, policy.rule, year) : undefined;
  if (dueOn === undefined) return err({ code: 'review-not-asked', year });
  const from = reviewOpensOn(dueOn, remindDays);
  if (today < from) return err({ code: 'review-not-open', from });
  if (takenBy !== undefined) return err({ code: 'reviewed-elsewhere', label: takenBy });
  const { leaseId, leaseNo, office, household } = lease;
  const basis = basisOf(facts, { rule: policy.rule });
  return ok([{ type: 'review.called.v1', payload: { leaseId, leaseNo, office, year, household, dueOn, basis } }]);
}

function declare(command: Of<'declare'>, state: ReviewState | undefined, facts: ReviewFacts): Decision {
  const called = state === undefined ? call(facts) : ok([]);
  if (!called.ok) return called;
  const { declaration, changes, signedBy } = command;
  const papers = recordedPapers(command.papers, facts.promisedUntil);
  const isWordless = declaration === 'changed' && (changes.trim() === '' || papers.length === 0);
  if (signedBy.trim() === '' || isWordless) return err({ code: 'declaration-incomplete' });
  const basis = basisOf(facts, {});
  const declared = { declaredOn: facts.today, declaration, changes, signedBy, papers, basis };
  return ok([...called.value, { type: 'review.declared.v1', payload: declared }]);
}

function settle({ outcome, reason }: Of<'decide'>, state: ReviewState, facts: ReviewFacts): Decision {
  const isWordless = reason.trim() === '';
  const { today, assessed } = facts;
  if (outcome === 'failed' && isWordless) return err({ code: 'reasons-missing' });
  if (outcome === 'passed') {
    const broken = brokenPapers(state.papers, today);
    if (broken.length > 0) return err({ code: 'promise-broken', types: broken.map(({ type }) => type) });
    const isAgainst = state.declared?.declaration === 'not-entitled' || assessed?.outcome === 'ineligible';
    if (isAgainst && isWordless) return err({ code: 'review-against-facts' });
  }
  const basis = basisOf(facts, assessed?.values ?? {});
  const leaveBy = outcome === 'failed' ? facts.leaveBy : null;
  return ok([{ type: 'review.decided.v1', payload: { decidedOn: today, outcome, reason, leaveBy, basis } }]);
}

function basisOf({ policy }: ReviewFacts, values: Readonly<Record<string, unknown>>): Basis {
  return { rules: ['PRH-31'], policy: policy.id, values };
}
