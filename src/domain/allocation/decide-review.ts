/** PRH-13: every registrant is reviewed again before the draw, on answers of registries that are new. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CellState, CheckCell } from '../agency-check/cell.ts';
import { basis } from '../application/basis.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { shapesOf } from './household-shape.ts';
import type { IntentCommand } from './intent-commands.ts';
import type { IntentEvent } from './intent-events.ts';
import type { IntentFacts } from './intent-facts.ts';
import type { AllocationRefusal } from './refusal.ts';

type ReviewCommand = Extract<IntentCommand, { type: 'pass-review' | 'fail-review' | 'reopen-review' }>;

type ReviewDecision = Result<readonly IntentEvent[], AllocationRefusal>;

export function decideReview(command: ReviewCommand, facts: IntentFacts): ReviewDecision {
  switch (command.type) {
    case 'pass-review':
      return pass(command.comment, facts);
    case 'fail-review':
      return fail(command, facts);
    case 'reopen-review':
      return reopen(command.comment, facts);
  }
}

/** Answers that count and that nobody has to rule on. */
const SETTLED: readonly CellState[] = ['answered', 'none', 'ruled'];

/** Whether a registry's answer is settled and as of `since` or later. */
export function isNewAnswer({ state, evidence }: CheckCell, since: PlainDate): boolean {
  return SETTLED.includes(state) && evidence !== null && evidence.asOf >= since;
}

/** How many of the questions have no settled answer as of `since` or later. */
export function missingAnswers(cells: readonly CheckCell[], since: PlainDate): number {
  return cells.filter((cell) => cell.state !== 'not-needed' && !isNewAnswer(cell, since)).length;
}

function pass(comment: string, facts: IntentFacts): ReviewDecision {
  const { plan, application, waiting, today } = facts;
  if (waiting === undefined) return err({ code: 'not-waiting' });
  if (waiting.left !== null) return err({ code: 'left-already', reason: waiting.left.reason });
  if (application.status === 'objection') return err({ code: 'review-blocked', by: 'objection' });
  if (facts.openDuplicate()) return err({ code: 'review-blocked', by: 'duplicate' });
  const { evaluation, cells } = facts.assess();
  const since = plan.parts.window.from;
  const count = missingAnswers(cells, since);
  if (count > 0) return err({ code: 'answers-missing', count, since });
  if (evaluation.outcome !== 'eligible') {
    const conditions = evaluation.conditions.flatMap(({ id, verdict }) => (verdict === 'met' ? [] : [{ id, verdict }]));
    return err({ code: 'not-entitled', outcome: evaluation.outcome, conditions });
  }
  const { members } = application.content;
  const [applicant] = members;
  if (applicant === undefined) return err({ code: 'unknown-intent' });
  const payload = {
    reviewedOn: today,
    reviewed: {
      name: applicant.name,
      identityNumber: applicant.identityNumber,
      persons: members.map(({ identityNumber, name }) => ({ identityNumber, name })),
      size: waiting.standing.size,
      shapes: shapesOf(members, today),
      groups: waiting.standing.groups,
      waitsSince: waiting.waitsSince,
    },
    standing: waiting.standing,
    countsUntil: lastDay(cells, today),
    comment,
    basis: basis(facts, ['PRH-13'], { answers: cells.filter(({ state }) => state !== 'not-needed').length, since }),
  };
  return ok([{ type: 'intent.review-passed.v1', payload }]);
}

/** The day on which the first of the answers ends to count; today where nothing was asked. */
function lastDay(cells: readonly CheckCell[], today: PlainDate): PlainDate {
  const days = cells.flatMap(({ state, validUntil }) =>
    state === 'not-needed' || validUntil === null ? [] : [validUntil],
  );
  return days.reduce((first, day) => (day < first ? day : first), days[0] ?? today);
}

/** A household loses its chance against its will: in words, and by two people. */
function fail({ reasons }: Extract<ReviewCommand, { type: 'fail-review' }>, facts: IntentFacts): ReviewDecision {
  if (reasons.trim() === '') return err({ code: 'comment-missing' });
  const signed = secondSignature({ cases: 1, alone: 0, ...facts, permission: 'draw.review' });
  if (!signed.ok) return signed;
  if (signed.value === null) return err({ code: 'second-person', why: 'missing' });
  const { interests, staffId } = signed.value;
  if (facts.application.content.members.some(({ identityNumber }) => interests.includes(identityNumber))) {
    return err({ code: 'second-person', why: 'own-case' });
  }
  const { evaluation } = facts.assess();
  const payload = {
    reviewedOn: facts.today,
    noticeNo: facts.numbers.noticeNo,
    unmet: evaluation.conditions.flatMap(({ id, verdict }) => (verdict === 'unmet' ? [id] : [])),
    reasons,
    secondBy: staffId,
    basis: basis(facts, ['PRH-13'], { outcome: evaluation.outcome }),
  };
  return ok([{ type: 'intent.review-failed.v1', payload }]);
}

function reopen(comment: string, { today }: IntentFacts): ReviewDecision {
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  return ok([{ type: 'intent.review-reopened.v1', payload: { comment, reopenedOn: today } }]);
}
