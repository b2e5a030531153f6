import type { PlainDate } from '../../kernel/plain-date.ts';
import { err, ok } from '../../kernel/result.ts';
import type { CheckCommand } from './commands.ts';
import type { CheckDecision, CheckFacts } from './check-facts.ts';
import { neededCount } from './needed-sources.ts';
import { isAdult } from './person-age.ts';
import type { ChecksState } from './state.ts';

type RecordConsent = Extract<CheckCommand, { readonly type: 'record-consent' }>;

/**
 * PRH-03: written, so its paper is on file; with a scope and a term. A minor's is signed by a grown-up of the household
 * (PRH-46, PI-03), a grown-up's by nobody else.
 */
export function recordConsent(command: RecordConsent, state: ChecksState, facts: CheckFacts): CheckDecision {
  const { caseId, street, content, documents } = facts.application;
  const member = content.members.find(({ identityNumber }) => identityNumber === command.person);
  if (member === undefined) return err({ code: 'unknown-person' });
  if (state.consents.some(({ consentId }) => consentId === command.consentId)) return err({ code: 'nothing-to-do' });
  if (isAdult(command.person, facts.today)) {
    if (command.signer === 'guardian') return err({ code: 'guardian-not-needed', name: member.name });
  } else if (
    !isGuardian(
      command,
      facts.today,
      content.members.map(({ identityNumber }) => identityNumber),
    )
  ) {
    return err({ code: 'guardian-needed', name: member.name });
  }
  const inTerm = command.signedOn <= facts.today && command.until >= facts.today && command.sources.length > 0;
  if (!inTerm) return err({ code: 'consent-term' });
  const papers = [...documents, ...state.papers, ...(command.paper === undefined ? [] : [command.paper])];
  if (!papers.some(({ id }) => id === command.documentId)) return err({ code: 'unknown-document' });
  const { type: _type, ...consent } = command;
  const guardian = command.signer === 'guardian' ? command.guardian : '';
  return ok([
    {
      type: 'check.consent-recorded.v1',
      payload: {
        ...consent,
        guardian,
        caseId,
        street,
        needed: neededCount(content, facts.today),
        rules: ['PRH-03', 'PRH-41', 'PI-03'],
      },
    },
  ]);
}

function isGuardian(command: RecordConsent, today: PlainDate, members: readonly string[]): boolean {
  const { signer, guardian, person } = command;
  return signer === 'guardian' && guardian !== person && members.includes(guardian) && isAdult(guardian, today);
}
