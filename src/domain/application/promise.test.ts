import { describe, expect, it } from 'vitest';
import {
  CITY,
  STREET,
  aContent,
  aDocument,
  aPolicy,
  anActor,
  citySupervisor,
  clerk,
  districtSupervisor,
  requiredTypes,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { factsFor, submit } from '../../../tests/support/application/given.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { Actor } from './available-actions.ts';
import type { ApplicationCommand, CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import { type RecordedEvent, foldApplication } from './evolve.ts';
import { possibleActions } from './possible-actions.ts';
import { brokenPromises, openPromises } from './promised.ts';
import type { ApplicationState } from './state.ts';

/** A policy that asks for proof of income too, and lets it follow. */
const policy = {
  ...aPolicy(),
  materials: {
    ...aPolicy().materials,
    'low-income': { value: [...requiredTypes, 'income-proof'], source: 'test', confidence: 'V' },
  },
} as const satisfies Facts['policy'];

const day = (text: string): PlainDate => plainDate(text);
const FIRST = day('2026-09-02');
/** 15 working days on. */
const LAST = day('2026-09-23');

function facts(actor: Actor, today = FIRST): Facts {
  return { ...factsFor(actor, today), policy };
}

type Step = readonly [Actor, ApplicationCommand, PlainDate?];

function history(steps: readonly Step[]): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const [actor, command, today] of steps) {
    const decision = decide(command, foldApplication(events), facts(actor, today));
    if (!decision.ok) throw new Error(`${command.type}: ${decision.error.code}`);
    events.push(...decision.value.map((event) => ({ ...event, actor: actor.staffId })));
  }
  return events;
}

function after(steps: readonly Step[]): ApplicationState {
  const state = foldApplication(history(steps));
  if (state === undefined) throw new Error('no case');
  return state;
}

function refusal(steps: readonly Step[], [actor, command, today = FIRST]: readonly [Actor, CaseCommand, PlainDate?]) {
  const decision = decide(command, after(steps), facts(actor, today));
  return decision.ok ? undefined : decision.error;
}

type Submission = Extract<ApplicationCommand, { type: 'submit' }>;
const handedDocuments = requiredTypes.map((type) => aDocument(type));
const handedIn = (changes: Partial<Submission>): ApplicationCommand => ({ ...(submit as Submission), ...changes });

const promise: CaseCommand = { type: 'accept-on-promise', comment: '单位盖章后补交' };
const pass: CaseCommand = { type: 'pass-review', recommendation: 'approve', comment: '' };
const proof = aDocument('income-proof', { id: 'proof' as DocumentId });
const bring: CaseCommand = { type: 'record-promised', documents: [proof], note: '' };
const submitted: readonly Step[] = [[clerk, submit]];
const promised: readonly Step[] = [...submitted, [clerk, promise]];
const inCity: readonly Step[] = [...promised, [secondClerk, pass], [districtSupervisor, pass]];

describe('accepting on a promise (容缺受理, 安阳 Art 24)', () => {
  it('accepts, with a receipt, and says which paper comes by when', () => {
    const state = after(promised);
    expect(state).toMatchObject({
      status: 'street-review',
      receiptNo: 'XN受2026-01-000001',
      promise: {
        madeOn: FIRST,
        comment: '单位盖章后补交',
        papers: [{ documentType: 'income-proof', dueOn: LAST, limit: { count: 15, unit: 'working' } }],
      },
    });
  });

  it('is refused for a complete file and for papers too weighty to follow', () => {
    expect(refusal([[clerk, handedIn({ documents: [...handedDocuments, proof] })]], [clerk, promise])).toEqual({
      code: 'nothing-missing',
    });
    expect(refusal([[clerk, handedIn({ documents: [] })]], [clerk, promise])).toEqual({
      code: 'not-promisable',
      types: [...requiredTypes],
    });
  });

  it('is refused without consent, and to who may not accept', () => {
    const consent = { ...aContent().consent, truthfulness: false };
    expect(refusal([[clerk, handedIn({ content: aContent({ consent }) })]], [clerk, promise])).toEqual({
      code: 'consent-missing',
    });
    expect(refusal(submitted, [anActor({ roles: ['hall'] }), promise])).toEqual({
      code: 'missing-permission',
      permission: 'case.accept',
    });
    expect(refusal(submitted, [anActor({ office: CITY }), promise])).toEqual({ code: 'wrong-office', office: STREET });
  });

  it('is offered where something is missing that may follow, and says why where it may not', () => {
    const offered = (state: ApplicationState) =>
      possibleActions(state, clerk, { policy }).find(({ command }) => command === 'accept-on-promise');
    expect(offered(after(submitted))).toEqual({ command: 'accept-on-promise', refusal: null });
    expect(offered(after([[clerk, handedIn({ documents: [] })]]))?.refusal?.code).toBe('not-promisable');
    expect(offered(after([[clerk, handedIn({ documents: [...handedDocuments, proof] })]]))).toBeUndefined();
  });

  it('lets the case go on, but not be approved, while it is open', () => {
    expect(after(inCity).status).toBe('city-decision');
    expect(refusal(inCity, [citySupervisor, { type: 'approve', comment: '' }])).toEqual({
      code: 'promise-open',
      types: ['income-proof'],
    });
  });

  it('is kept by the papers: they are taken in at any step, and the case can be approved', () => {
    const kept: readonly Step[] = [...inCity, [clerk, bring, LAST]];
    expect(openPromises(after(kept))).toEqual([]);
    expect(refusal(kept, [citySupervisor, { type: 'approve', comment: '' }, LAST])).toBeUndefined();
    expect(refusal(kept, [clerk, bring, LAST])).toEqual({ code: 'nothing-promised' });
  });

  it('is open again when what came is refused', () => {
    const refused: CaseCommand = {
      type: 'refuse-document',
      documentId: proof.id,
      reason: 'unsigned',
      comment: '',
      askAgain: true,
    };
    const state = after([...promised, [clerk, bring], [secondClerk, refused]]);
    expect(openPromises(state).map(({ documentType }) => documentType)).toEqual(['income-proof']);
  });

  it('is broken the day after its last: steps stop, nothing ends by itself, a person withdraws', () => {
    const late = day('2026-09-24');
    expect(brokenPromises(after(promised), LAST)).toEqual([]);
    expect(brokenPromises(after(promised), late)).toHaveLength(1);
    expect(refusal(promised, [secondClerk, pass, LAST])).toBeUndefined();
    expect(refusal(promised, [secondClerk, pass, late])).toEqual({ code: 'promise-broken', types: ['income-proof'] });
    expect(after(promised).status).toBe('street-review');
    const withdraw: CaseCommand = { type: 'withdraw', reason: 'not-supplied-in-time', comment: '' };
    expect(after([...promised, [clerk, withdraw, late]]).status).toBe('withdrawn');
    // Late is better than never, as long as nobody has withdrawn it.
    expect(openPromises(after([...promised, [clerk, bring, late]]))).toEqual([]);
  });

  it('takes no other paper for the promised one, and none at all is nothing', () => {
    const other: CaseCommand = { ...bring, documents: [aDocument('diploma')] };
    expect(refusal(promised, [clerk, other])).toEqual({ code: 'not-promised', types: ['income-proof'] });
    expect(refusal(promised, [clerk, { ...bring, documents: [] }])).toEqual({ code: 'supplement-empty' });
    expect(refusal(promised, [anActor({ roles: ['auditor'] }), bring])).toEqual({
      code: 'missing-permission',
      permission: 'case.intake',
    });
  });

  it('is taken back with the acceptance that it went with', () => {
    const state = after([...promised, [clerk, { type: 'take-back-step', comment: '点错' }]]);
    expect(state).toMatchObject({ status: 'submitted', promise: null, receiptNo: null });
  });
});
