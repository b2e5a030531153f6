/**
 * What two people may decide on two cases that look like one: the first is a duplicate of the second, both are one
 * household, or they are different people. Pure; a case that ends does so by an event of its own stream, beside the one
 * that says why on the pair's.
 */
import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationEvent } from '../application/events.ts';
import type { HouseholdMember } from '../application/household.ts';
import type { Refusal } from '../application/refusal.ts';
import { relationGroupOf } from '../identity/relation.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { type CaseOfPair, type PairInView, hasInterest, mayClose, mayDecide } from './available-actions.ts';
import type { PairCommand } from './commands.ts';
import type { PairEvent, PairPayload } from './events.ts';
import { joiningDocuments, joiningMembers } from './merge-members.ts';
import { officeOverBoth } from './pair-id.ts';
import type { PairRefusal } from './refusal.ts';

export interface PairFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** The version of the policy in force, for the basis; empty without one. */
  readonly policy: string;
  /** Somebody else who signs with the actor, as they are now; undefined when nobody active has the id. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
}

/** What is written: on the pair's stream, and on the two cases'. */
export interface PairEvents {
  readonly pair: readonly PairEvent[];
  readonly low: readonly ApplicationEvent[];
  readonly high: readonly ApplicationEvent[];
}

type Of<Type extends PairCommand['type']> = Extract<PairCommand, { readonly type: Type }>;
type Closing = Of<'duplicate-of' | 'same-household'>;

export function decidePair(command: PairCommand, pair: PairInView, facts: PairFacts): Result<PairEvents, PairRefusal> {
  const allowed = mayDecide(pair, facts.actor);
  if (!allowed.ok) return allowed;
  if (command.type === 'different-people') return tellApart(command, pair, facts);
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const closing = mayClose(pair, command.close, command.type);
  if (!closing.ok) return closing;
  const second = secondPerson(command, pair, facts);
  if (!second.ok) return second;
  const ended = { ...closing.value, secondBy: second.value };
  return command.type === 'duplicate-of'
    ? ok(duplicate(command, pair, { ...facts, ...ended }))
    : join(command, pair, { ...facts, ...ended });
}

/** "Other" says nothing without words. */
function tellApart(
  { reason, comment }: Of<'different-people'>,
  pair: PairInView,
  facts: PairFacts,
): Result<PairEvents, PairRefusal> {
  if (reason === 'other' && comment.trim() === '') return err({ code: 'comment-missing' });
  const payload = { ...payloadOf(pair, facts, comment), reason };
  return ok({ pair: [{ type: 'pair.told-apart.v1', payload }], low: [], high: [] });
}

/** A case is closed by two: another person, with the right to decide it, who has no interest in either household. */
function secondPerson({ secondBy }: Closing, pair: PairInView, facts: PairFacts): Result<StaffId, PairRefusal> {
  const no = (why: Extract<Refusal, { code: 'second-person' }>['why']) => err({ code: 'second-person' as const, why });
  if (secondBy === undefined) return no('missing');
  if (secondBy === facts.actor.staffId) return no('same');
  const second = facts.colleague(secondBy);
  if (second === undefined) return no('unknown');
  if (!rolesAllow(second.roles, 'case.rule')) return no('permission');
  if (!covers(second.office, officeOverBoth(pair.low.street, pair.high.street))) return no('office');
  return hasInterest(pair, second) ? no('own-case') : ok(secondBy);
}

interface Signed extends PairFacts {
  readonly closed: CaseOfPair;
  readonly kept: CaseOfPair;
  readonly secondBy: StaffId;
}

function duplicate(command: Of<'duplicate-of'>, pair: PairInView, signed: Signed): PairEvents {
  return withClosing(command, pair, { signed, type: 'pair.found-duplicate.v1', onKept: [] });
}

/** Members and papers come over; who joins is named with what they are to the applicant who stays. */
function join(command: Of<'same-household'>, pair: PairInView, signed: Signed): Result<PairEvents, PairRefusal> {
  const { kept, closed } = signed;
  const members: HouseholdMember[] = [];
  for (const { member } of joiningMembers(kept.content, closed.content)) {
    const relation = command.relations.find(({ identityNumber }) => identityNumber === member.identityNumber)?.relation;
    const group = relationGroupOf(relation ?? '');
    if (relation === undefined || group === undefined || group === 'self') {
      return err({ code: 'relation-missing', name: member.name });
    }
    members.push({ ...member, relation });
  }
  const merged: ApplicationEvent = {
    type: 'application.household-merged.v1',
    payload: {
      from: closed.caseId,
      fromNo: closed.caseNo,
      members,
      documents: joiningDocuments(kept.documents, closed.documents),
      comment: command.comment,
      mergedOn: signed.today,
      secondBy: signed.secondBy,
      basis: basisOf(signed),
    },
  };
  return ok(withClosing(command, pair, { signed, type: 'pair.joined.v1', onKept: [merged] }));
}

interface Written {
  readonly signed: Signed;
  readonly type: 'pair.found-duplicate.v1' | 'pair.joined.v1';
  readonly onKept: readonly ApplicationEvent[];
}

function withClosing({ comment }: Closing, pair: PairInView, { signed, type, onKept }: Written): PairEvents {
  const { closed, kept, secondBy } = signed;
  const onClosed: ApplicationEvent = {
    type: 'application.closed-for-another.v1',
    payload: {
      outcome: type === 'pair.joined.v1' ? 'same-household' : 'duplicate',
      into: kept.caseId,
      intoNo: kept.caseNo,
      comment,
      closedOn: signed.today,
      secondBy,
      basis: basisOf(signed),
    },
  };
  const payload = { ...payloadOf(pair, signed, comment), closed: closed.caseId, kept: kept.caseId, secondBy };
  const isLow = closed.caseId === pair.low.caseId;
  return {
    pair: [{ type, payload }],
    low: isLow ? [onClosed] : onKept,
    high: isLow ? onKept : [onClosed],
  };
}

function payloadOf({ low, high, reasons }: PairInView, facts: PairFacts, comment: string): PairPayload {
  return {
    low: low.caseId,
    high: high.caseId,
    streets: [low.street, high.street],
    comment,
    decidedOn: facts.today,
    suspicions: [...new Set(reasons.map(({ kind }) => kind))],
    facts: reasons.map(({ fact }) => fact),
    basis: basisOf(facts),
  };
}

/** One application at a time for a household (PRH-04, decisions/0013). */
function basisOf({ policy }: PairFacts) {
  return { rules: ['PRH-04'], policy, values: {} };
}
