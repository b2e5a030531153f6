import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CITY,
  DISTRICT,
  STREET,
  aContent,
  aDocument,
  aMember,
  anActor,
} from '../../../tests/support/application/builders.ts';
import { factsFor, submit } from '../../../tests/support/application/given.ts';
import type { BlobHash, DocumentId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { roles } from '../staff/role.ts';
import { type Actor, actionRules, availableActions } from './available-actions.ts';
import type { ApplicationCommand, CaseCommand, CaseCommandType } from './commands.ts';
import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import { type RecordedEvent, foldApplication } from './evolve.ts';
import { type ApplicationState, statuses } from './state.ts';

/** One complete example of every command. */
const examples: Record<CaseCommandType, CaseCommand> = {
  accept: { type: 'accept' },
  'request-supplement': {
    type: 'request-supplement',
    items: [{ documentType: null, text: '补充说明' }],
    exceptionReason: '材料遗失',
  },
  'record-supplement': { type: 'record-supplement', documents: [aDocument('other')], note: '', consentGiven: false },
  'pass-review': { type: 'pass-review', recommendation: 'approve', comment: '' },
  'return-one-step': { type: 'return-one-step', reason: 'other', comment: '请核' },
  approve: { type: 'approve', comment: '' },
  reject: { type: 'reject', reasons: ['not-in-programme'], comment: '' },
  'request-recheck': { type: 'request-recheck', grounds: '不服' },
  'confirm-rejection': { type: 'confirm-rejection', comment: '维持' },
  'overturn-rejection': { type: 'overturn-rejection', comment: '撤销' },
  withdraw: { type: 'withdraw', reason: 'other', comment: '' },
  'change-household': {
    type: 'change-household',
    reason: 'income',
    changedOn: plainDate('2026-09-01'),
    content: aContent({ address: '城西区胜利路街道昆仑巷13号' }),
    comment: '见证明',
  },
  'record-death': {
    type: 'record-death',
    identityNumber: aMember().identityNumber,
    diedOn: plainDate('2026-09-01'),
    comment: '见死亡证明',
  },
  'pause-clock': { type: 'pause-clock', reason: 'agency', comment: '等待核对结果' },
  'resume-clock': { type: 'resume-clock', comment: '' },
  'take-back-step': { type: 'take-back-step', comment: '点错' },
  'accept-on-promise': { type: 'accept-on-promise', comment: '' },
  'record-promised': { type: 'record-promised', documents: [aDocument('income-proof')], note: '' },
  'accept-document': {
    type: 'accept-document',
    documentId: aDocument('identity-card').id,
    documentType: 'identity-card',
    validUntil: null,
  },
  'refuse-document': {
    type: 'refuse-document',
    documentId: aDocument('identity-card').id,
    reason: 'illegible',
    comment: '',
    askAgain: true,
  },
  'copy-document': {
    type: 'copy-document',
    id: '0190aaaa-0000-7000-8000-00000000c0de' as DocumentId,
    of: aDocument('identity-card').id,
    page: 'a'.repeat(64) as BlobHash,
    made: 'redacted',
    file: { hash: 'b'.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 10, name: 'copy.png' },
  },
  'keep-letter': {
    type: 'keep-letter',
    letter: {
      kind: 'receipt',
      step: 2,
      number: 'XN受2026-01-000001',
      template: 'built-in',
      file: { hash: 'c'.repeat(64) as BlobHash, bytes: 10, name: 'receipt.docx' },
    },
  },
};

const actors = ['a', 'b', 'c', 'd'].flatMap((id) =>
  [STREET, DISTRICT, CITY].map((office) => anActor({ id: `${id}-${office}`, office, roles: ['clerk', 'supervisor'] })),
);
/** A walk decides a million times: what an actor knows is put together once. */
const known = new Map<Actor, Facts>();

function factsOf(actor: Actor): Facts {
  const before = known.get(actor);
  if (before !== undefined) return before;
  const facts = factsFor(actor);
  known.set(actor, facts);
  return facts;
}

/** Given on a paper or letter: no buttons of the case. */
const onPaper: readonly CaseCommandType[] = ['accept-document', 'refuse-document', 'copy-document', 'keep-letter'];

/** What only the case's own papers say. */
const OF_THE_CASE = ['documents-missing', 'nothing-missing', 'not-promisable', 'household-same'];

/** Each number picks one of the moves that are open then, so that walks get far. */
const plans = fc.array(fc.nat(), { maxLength: 25 });

/** Nearly always open, and each ends, stops or turns back the rest of a walk, or leads nowhere. */
const rare: readonly CaseCommandType[] = [
  'withdraw',
  'pause-clock',
  'take-back-step',
  'accept-document',
  'refuse-document',
  'copy-document',
  'keep-letter',
  'change-household',
  'record-death',
];

function walk(plan: readonly number[]): RecordedEvent[] {
  const history = decided(undefined, anActor({ id: 'first' }), submit);
  for (const pick of plan) {
    const state = foldApplication(history);
    const moves = actors.flatMap((actor) =>
      Object.values(examples).flatMap((command) => {
        const events = decided(state, actor, command);
        return events.length === 0 || (rare.includes(command.type) && pick % 5 > 0) ? [] : [events];
      }),
    );
    history.push(...(moves[pick % Math.max(1, moves.length)] ?? []));
  }
  return history;
}

function decided(state: ApplicationState | undefined, actor: Actor, command: ApplicationCommand): RecordedEvent[] {
  const decision = decide(command, state, factsOf(actor));
  return decision.ok ? decision.value.map((event) => ({ ...event, actor: actor.staffId })) : [];
}

/** The step that an event takes; a return is a step of the office that returns. */
function stepOf(event: RecordedEvent): string | undefined {
  switch (event.type) {
    case 'application.accepted.v1':
      return 'acceptance';
    case 'application.review-passed.v1':
      return event.payload.step;
    case 'application.returned.v1':
      return event.payload.to === 'street' ? 'district' : 'city';
    case 'application.approved.v1':
    case 'application.rejected.v1':
      return 'city';
    case 'application.submitted.v1':
    case 'application.supplement-requested.v1':
    case 'application.supplemented.v1':
    case 'application.recheck-requested.v1':
    case 'application.rejection-confirmed.v1':
    case 'application.rejection-overturned.v1':
    case 'application.withdrawn.v1':
    case 'application.closed-for-another.v1':
    case 'application.household-merged.v1':
    case 'application.clock-paused.v1':
    case 'application.clock-resumed.v1':
    case 'application.document-accepted.v1':
    case 'application.document-refused.v1':
    case 'application.document-copied.v1':
    case 'application.promised-documents-received.v1':
    case 'application.step-taken-back.v1':
    case 'application.letter-kept.v1':
    case 'application.publicised.v1':
    case 'application.publicity-held.v1':
    case 'application.publicity-released.v1':
    case 'application.publicity-failed.v1':
    case 'application.publicity-barred.v1':
    case 'application.publicity-passed.v1':
    case 'application.registered.v1':
    case 'application.household-changed.v1':
    case 'application.conflict-settled.v1':
      return undefined;
  }
}

describe('available actions', () => {
  it('never offer what deciding then refuses for who, where or when, and the other way round', () => {
    let offered = 0;
    fc.assert(
      fc.property(plans, fc.constantFrom(...actors), (plan, actor) => {
        const state = foldApplication(walk(plan));
        if (state === undefined) throw new Error('a case was opened');
        const actions = availableActions(state, actor);
        for (const [type, command] of Object.entries(examples)) {
          if (onPaper.includes(command.type)) continue;
          const action = actions.find((candidate) => candidate.command === type);
          const decision = decide(command, state, factsOf(actor));
          if (action?.refusal === null) {
            offered += 1;
            expect(decision.ok || decision.error.code).not.toBe('not-now');
            if (!decision.ok) expect(OF_THE_CASE).toContain(decision.error.code);
          } else {
            expect(decision.ok).toBe(false);
          }
        }
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
    expect(offered).toBeGreaterThan(200);
  });

  it('never let one person take two steps that stand (four eyes)', () => {
    let steps = 0;
    let returns = 0;
    fc.assert(
      fc.property(plans, (plan) => {
        let standing = new Map<string, string>();
        let before = standing;
        for (const event of walk(plan)) {
          if (event.type === 'application.step-taken-back.v1') standing = before;
          // A household that changed after the decision is looked at anew: only its acceptance stands.
          if (event.type === 'application.household-changed.v1' && event.payload.to !== null) {
            standing = new Map([...standing].filter(([name]) => name === 'acceptance'));
          }
          const step = stepOf(event);
          if (step === undefined) continue;
          const others = [...standing].filter(([name]) => name !== step).map(([, actor]) => actor);
          expect(others).not.toContain(event.actor);
          steps += 1;
          before = new Map(standing);
          if (event.type === 'application.returned.v1') {
            standing = new Map([...standing].filter(([name]) => name !== event.payload.to));
            returns += 1;
          } else {
            standing.set(step, event.actor);
          }
        }
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
    expect(steps).toBeGreaterThan(200);
    expect(returns).toBeGreaterThan(20);
  });

  it('know every status that a command starts from, and offer an auditor or administrator nothing', () => {
    for (const rule of Object.values(actionRules)) {
      expect(rule.statuses.length).toBeGreaterThan(0);
      for (const status of rule.statuses) expect(statuses).toContain(status);
    }
    const state = foldApplication(walk([]));
    if (state === undefined) throw new Error('a case was opened');
    for (const role of roles.filter((name) => name === 'auditor' || name === 'admin')) {
      for (const action of availableActions(state, anActor({ roles: [role] }))) {
        expect(action.refusal?.code).toBe('missing-permission');
      }
    }
  });
});
