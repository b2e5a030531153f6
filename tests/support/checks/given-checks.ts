import { expect } from 'vitest';
import type { CheckPolicy } from '../../../src/domain/agency-check/check-policy.ts';
import type { CheckCommand } from '../../../src/domain/agency-check/commands.ts';
import type { CheckFacts } from '../../../src/domain/agency-check/check-facts.ts';
import { decideCheck } from '../../../src/domain/agency-check/decide.ts';
import type { CheckEvent, CheckEventType } from '../../../src/domain/agency-check/events.ts';
import { type RecordedCheckEvent, foldChecks } from '../../../src/domain/agency-check/evolve.ts';
import type { CheckRefusal } from '../../../src/domain/agency-check/refusal.ts';
import { type CheckSource, checkSources } from '../../../src/domain/agency-check/source.ts';
import type { ChecksState } from '../../../src/domain/agency-check/state.ts';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { DocumentId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { CASE, STREET, aContent, aDocument, aMember, clerk } from '../application/builders.ts';

export const TODAY = plainDate('2026-09-10');
export const CONSENT_PAPER = '0190bbbb-0000-7000-8000-000000000001' as DocumentId;

export const applicant = aMember();
export const child = aMember({
  name: '马小山',
  identityNumber: identityNumberFor('630104', plainDate('2015-07-08'), 13),
  relation: '20',
  monthlyIncome: 0,
});

export const checkPolicy: CheckPolicy = {
  validityDays: Object.fromEntries(checkSources.map((source) => [source, 30])) as unknown as Record<
    CheckSource,
    number
  >,
  incomeTolerance: 0,
};

export function aCaseToCheck(changes: Partial<ApplicationState> = {}, content: Partial<ApplicationContent> = {}) {
  const state: ApplicationState = {
    caseId: CASE,
    caseNo: 'XN2026-01-000001',
    externalId: '',
    channel: 'app',
    street: STREET,
    status: 'street-review',
    content: aContent({ members: [applicant, child], ...content }),
    documents: [aDocument('query-consent', { id: CONSENT_PAPER })],
    receivedOn: plainDate('2026-09-01'),
    acceptedOn: plainDate('2026-09-02'),
    receiptNo: 'XN受2026-01-000001',
    clock: null,
    chain: null,
    step: 0,
    publicised: [],
    notice: null,
    registeredOn: null,
    changedOn: null,
    supplementNotices: 0,
    supplementItems: [],
    supplementNoticeNo: null,
    lastStepBy: null,
    stepsBy: {},
    decidedBy: null,
    opinions: [],
    rejectionReasons: [],
    rejectionComment: '',
    promise: null,
    undo: null,
    decisionNoticeNo: null,
    ...changes,
  };
  return state;
}

/** A consent of the applicant for everything, unless said otherwise. */
export function aConsent(changes: Partial<Extract<CheckCommand, { type: 'record-consent' }>> = {}): CheckCommand {
  return {
    type: 'record-consent',
    consentId: 'consent-1',
    person: applicant.identityNumber,
    signer: 'self',
    guardian: '',
    sources: checkSources,
    signedOn: plainDate('2026-09-01'),
    until: plainDate('2027-09-01'),
    documentId: CONSENT_PAPER,
    ...changes,
  };
}

export function aRequest(source: CheckSource, requestId = `request-${source}`): CheckCommand {
  return { type: 'request', requests: [{ requestId, person: applicant.identityNumber, source }] };
}

/** What a registry gave; "none" unless a record is said. */
export function anAnswer(
  source: CheckSource,
  changes: Partial<Extract<CheckCommand, { type: 'take-answer' }>['answer']> = {},
): CheckCommand {
  const answered = { answeredAt: 1, asOf: TODAY, validUntil: null, replyHash: 'f'.repeat(64) };
  const answer = { outcome: 'none', ...answered, ...changes } as Extract<
    CheckCommand,
    { type: 'take-answer' }
  >['answer'];
  return { type: 'take-answer', requestId: `request-${source}`, answer };
}

function checkFacts(changes: Partial<CheckFacts> = {}): CheckFacts {
  return {
    today: TODAY,
    actor: clerk,
    application: aCaseToCheck(),
    policy: checkPolicy,
    changes: () => [],
    ...changes,
  };
}

interface Then {
  readonly then: (...types: CheckEventType[]) => ChecksState;
  readonly refused: (refusal: CheckRefusal) => void;
}

/** givenChecks(commands).when(command, facts).then(events) | .refused(refusal) */
export function givenChecks(commands: readonly CheckCommand[], given: Partial<CheckFacts> = {}) {
  const history: RecordedCheckEvent[] = [];
  for (const command of commands) history.push(...decided(history, command, checkFacts(given)));
  return {
    state: foldChecks(history),
    when: (command: CheckCommand, changes: Partial<CheckFacts> = {}): Then => {
      const facts = checkFacts({ ...given, ...changes });
      return {
        then: (...types) => {
          const events = decided(history, command, facts);
          expect(events.map(({ type }) => type)).toEqual(types);
          return foldChecks([...history, ...events]);
        },
        refused: (refusal) => {
          expect(decideCheck(command, foldChecks(history), facts)).toEqual({ ok: false, error: refusal });
        },
      };
    },
  };
}

function decided(
  history: readonly RecordedCheckEvent[],
  command: CheckCommand,
  facts: CheckFacts,
): RecordedCheckEvent[] {
  const decision = decideCheck(command, foldChecks(history), facts);
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
  return decision.value.map((event) => recorded(event, facts.actor));
}

function recorded(event: CheckEvent, actor: Actor): RecordedCheckEvent {
  return { ...event, actor: actor.staffId, device: 'desk-1', wallTime: Date.UTC(2026, 8, 10, 2) };
}
