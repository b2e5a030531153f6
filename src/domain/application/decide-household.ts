/** A household that is another than was declared: a change, or a death (decisions/0015). */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { relationGroupOf } from '../identity/relation.ts';
import { basis } from './basis.ts';
import { firstReview, chainOfCase, reviewStepOf } from './chain.ts';
import type { CaseCommand } from './commands.ts';
import type { ApplicationContent } from './content.ts';
import type { ApplicationEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import type { HouseholdMember } from './household.ts';
import type { HouseholdChangeReason } from './reasons.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState, Status } from './state.ts';
import { clockAt } from './step-clock.ts';
import { ledBy, successorOf } from './successor.ts';

/** The content as it is now, with the consents that were given. Refused when it changes nothing, or has no applicant. */
export function changeHousehold(
  command: Extract<CaseCommand, { type: 'change-household' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const content: ApplicationContent = { ...command.content, consent: state.content.consent };
  const [applicant] = content.members;
  if (applicant?.relation !== '01') return err({ code: 'no-applicant' });
  const twice = memberNamedTwice(content.members);
  if (twice !== undefined) return err({ code: 'member-twice', name: twice });
  if (JSON.stringify(content) === JSON.stringify(state.content)) return err({ code: 'household-same' });
  const change = { reason: command.reason, on: command.changedOn, comment: command.comment, content };
  const event = changed(state, change, facts);
  return event.ok ? ok([event.value]) : event;
}

/**
 * Of a member: the household without them. Of the applicant: the successor goes on with the case (successor.ts); nobody
 * grown up is left: it ends.
 */
export function recordDeath(
  command: Extract<CaseCommand, { type: 'record-death' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const { identityNumber, diedOn, comment } = command;
  const members = state.content.members;
  const died = members.find((member) => member.identityNumber === identityNumber);
  if (died === undefined) return err({ code: 'unknown-member' });
  const left = members.filter((member) => member !== died).map((member) => widowedBy(died, member));
  const wasApplicant = members[0] === died;
  const successor = wasApplicant ? successorOf(left, diedOn) : left[0];
  if (diedOn > facts.today) return err({ code: 'changed-in-future' });
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  if (successor === undefined) return ok([ended(comment, facts)]);
  const content: ApplicationContent = {
    ...state.content,
    members: wasApplicant ? ledBy(left, successor) : left,
    phone: wasApplicant && successor.phone !== '' ? successor.phone : state.content.phone,
  };
  const event = changed(state, { reason: 'death', on: diedOn, comment, content }, facts);
  return event.ok ? ok([event.value]) : event;
}

function ended(comment: string, facts: Facts): ApplicationEvent {
  const payload = { reason: 'deceased' as const, comment, withdrawnOn: facts.today, basis: basis(facts, []) };
  return { type: 'application.withdrawn.v1', payload };
}

interface Change {
  readonly reason: HouseholdChangeReason;
  readonly on: PlainDate;
  readonly comment: string;
  readonly content: ApplicationContent;
}

function changed(
  state: ApplicationState,
  { reason, on, comment, content }: Change,
  facts: Facts,
): Result<ApplicationEvent, Refusal> {
  if (on > facts.today) return err({ code: 'changed-in-future' });
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  const numbers = (of: ApplicationContent): string[] => of.members.map((member) => member.identityNumber);
  const before = numbers(state.content);
  const after = numbers(content);
  const place = looksAgainFrom(state);
  const step = place === null ? undefined : chainOfCase(state)[place];
  return ok({
    type: 'application.household-changed.v1',
    payload: {
      reason,
      changedOn: on,
      recordedOn: facts.today,
      comment,
      content,
      left: before.filter((number) => !after.includes(number)),
      joined: after.filter((number) => !before.includes(number)),
      to: step === undefined ? null : (reviewStepOf(step) ?? 'decision'),
      clock: place === null ? state.clock : clockAt(state, place, facts),
      basis: basis(facts, ['PRH-02', 'PRH-03']),
    },
  });
}

/** Before anybody but the offices has heard of the household, the step that is on looks at it as it is now. */
const LOOKED_AT: readonly Status[] = [
  'submitted',
  'awaiting-supplement',
  'supplemented',
  'community-check',
  'street-review',
  'civil-affairs-review',
  'district-review',
  'city-decision',
];

/** Once it was published or decided on, everything is done anew from the first review. */
function looksAgainFrom(state: ApplicationState): number | null {
  return LOOKED_AT.includes(state.status) && state.publicised.length === 0 ? null : firstReview(state);
}

const WIDOWED = '30';

function widowedBy(died: HouseholdMember, member: HouseholdMember): HouseholdMember {
  const ofTwo = [died.relation, member.relation].map((code) => relationGroupOf(code));
  const areSpouses = ofTwo.includes('spouse') && (died.relation === '01' || member.relation === '01');
  return areSpouses ? { ...member, maritalStatus: WIDOWED } : member;
}

export function memberNamedTwice(members: readonly HouseholdMember[]): string | undefined {
  const seen = new Set<string>();
  for (const member of members) {
    if (seen.has(member.identityNumber)) return member.name;
    seen.add(member.identityNumber);
  }
  return undefined;
}
