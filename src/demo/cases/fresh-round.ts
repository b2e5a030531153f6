import { createHash } from 'node:crypto';
import type { AgencyAnswer } from '../../domain/agency-check/agency-port.ts';
import type { CheckCommand } from '../../domain/agency-check/commands.ts';
import { neededSources } from '../../domain/agency-check/needed-sources.ts';
import { agreeingRecord } from './agreeing-record.ts';
import { type RoundWish, consentOf } from './checks.ts';

/** Everything that the programme asks, asked anew about everybody, and answers that agree with what was declared. */
export function freshRound(wish: RoundWish): readonly CheckCommand[] {
  const { content, isFirst, on, at, newId } = wish;
  const questions = content.members.flatMap((member) =>
    neededSources(content, member, on).map((source) => ({ requestId: newId(), member, source })),
  );
  const answers = questions.map(({ requestId, member, source }): CheckCommand => {
    const record = agreeingRecord(content, member, source);
    const replyHash = createHash('sha256')
      .update(JSON.stringify([requestId, record]))
      .digest('hex');
    const answered = { answeredAt: at, asOf: on, validUntil: null, replyHash };
    const answer: AgencyAnswer =
      record === null ? { outcome: 'none', ...answered } : { outcome: 'found', record, ...answered };
    return { type: 'take-answer', requestId, answer };
  });
  return [
    ...(isFirst ? content.members.map((member) => consentOf(wish, member)) : []),
    {
      type: 'request',
      requests: questions.map(({ requestId, member, source }) => ({
        requestId,
        person: member.identityNumber,
        source,
      })),
    },
    ...answers,
  ];
}
