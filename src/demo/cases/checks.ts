import { createHash } from 'node:crypto';
import type { CheckCommand } from '../../domain/agency-check/commands.ts';
import { isAdult } from '../../domain/agency-check/person-age.ts';
import { checkSources } from '../../domain/agency-check/source.ts';
import type { CheckRecords } from '../../domain/agency-check/record.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { type PlainDate, addYears } from '../../kernel/plain-date.ts';
import type { StepKind } from './outcome.ts';

/**
 * Before the district passes a case on it has the real estate registry asked, without which nobody can be found
 * entitled; before an overturning again, because the first answer has got old. Whatever else the programme asks for is
 * left to whoever opens the case.
 */
const ROUNDS: readonly StepKind[] = ['pass-district', 'overturn-rejection'];

export function hasCheckRound(kind: StepKind): boolean {
  return ROUNDS.includes(kind);
}

export interface RoundWish {
  readonly content: ApplicationContent;
  /** The signed consent among the case's papers. */
  readonly documentId: DocumentId;
  readonly isFirst: boolean;
  readonly on: PlainDate;
  readonly at: number;
  readonly newId: () => string;
}

/** The consents of everybody, the questions, and an answer to each that agrees with what was declared. */
export function checkRound(wish: RoundWish): readonly CheckCommand[] {
  const { content, isFirst, newId } = wish;
  const asked = content.members.filter(({ flags }) => flags.ownership || flags.counted);
  const requests = asked.map((member) => ({
    requestId: newId(),
    person: member.identityNumber,
    source: 'housing' as const,
  }));
  return [
    ...(isFirst ? content.members.map((member) => consentOf(wish, member)) : []),
    { type: 'request', requests },
    ...asked.map((member, index) => answerTo(wish, member, requests[index]?.requestId ?? '')),
  ];
}

/** Of one person for everything, for a year. */
export function consentOf(
  { content, documentId, on, newId }: RoundWish,
  { identityNumber }: HouseholdMember,
): CheckCommand {
  const adult = isAdult(identityNumber, on);
  const guardian = content.members.find((member) => isAdult(member.identityNumber, on));
  return {
    type: 'record-consent',
    consentId: newId(),
    person: identityNumber,
    signer: adult ? 'self' : 'guardian',
    guardian: adult ? '' : (guardian?.identityNumber ?? ''),
    sources: checkSources,
    signedOn: content.consent.signedOn,
    until: addYears(on, 1),
    documentId,
  };
}

function answerTo({ content, on, at }: RoundWish, member: HouseholdMember, requestId: string): CheckCommand {
  const homes = content.homes
    .filter((home) => home.nature === 'private-owned' && home.owner === member.name)
    .map(({ address, area, nature }) => ({ address, area, nature, share: 1000, acquiredOn: null }));
  const record: CheckRecords['housing'] = { homes, deals: [], publicHousing: 'none' };
  const replyHash = createHash('sha256')
    .update(JSON.stringify([requestId, record]))
    .digest('hex');
  const answered = { answeredAt: at, asOf: on, validUntil: null, replyHash };
  const answer =
    homes.length > 0 ? { outcome: 'found' as const, record, ...answered } : { outcome: 'none' as const, ...answered };
  return { type: 'take-answer', requestId, answer };
}
