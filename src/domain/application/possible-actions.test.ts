import { describe, expect, it } from 'vitest';
import { aContent, aDocument, aPolicy, anActor, clerk } from '../../../tests/support/application/builders.ts';
import { factsFor, given, stages, submit } from '../../../tests/support/application/given.ts';
import type { ApplicationCommand } from './commands.ts';
import type { ApplicationContent } from './content.ts';
import { decide } from './decide.ts';
import type { DocumentType } from './document.ts';
import { foldApplication } from './evolve.ts';
import { possibleActions } from './possible-actions.ts';
import type { ApplicationState } from './state.ts';

interface Lacking {
  readonly consent?: Partial<ApplicationContent['consent']>;
  readonly types?: readonly DocumentType[];
}

function submitted({ consent = {}, types = ['application-form', 'identity-card'] }: Lacking): ApplicationState {
  const content = aContent();
  const decision = decide(
    {
      ...(submit as Extract<ApplicationCommand, { type: 'submit' }>),
      content: { ...content, consent: { ...content.consent, ...consent } },
      documents: types.map((type) => aDocument(type)),
    },
    undefined,
    factsFor(clerk),
  );
  const state = decision.ok && foldApplication(decision.value.map((event) => ({ ...event, actor: clerk.staffId })));
  if (!state) throw new Error('submitted');
  return state;
}

const refusalOf = (state: ApplicationState, command: string, actor = clerk) =>
  possibleActions(state, actor, { policy: aPolicy() }).find((action) => action.command === command)?.refusal;

describe('what is possible on a case', () => {
  it('is an acceptance of a complete case with consent', () => {
    expect(refusalOf(submitted({}), 'accept')).toBeNull();
  });

  it.each([
    [{ consent: { verification: false }, types: [] }, { code: 'consent-missing' }],
    [{ consent: { truthfulness: false } }, { code: 'consent-missing' }],
    [{ types: ['identity-card'] }, { code: 'documents-missing', types: ['application-form'] }],
  ] as const)('is no acceptance of what lacks %j, for the reason that deciding gives', (lacking, refusal) => {
    const state = submitted(lacking);
    expect(refusalOf(state, 'accept')).toEqual(refusal);
    expect(decide({ type: 'accept' }, state, factsFor(clerk))).toEqual({ ok: false, error: refusal });
    expect(refusalOf(state, 'request-supplement')).toBeNull();
    expect(refusalOf(state, 'withdraw')).toBeNull();
  });

  it('says who may and whose turn it is before what is missing', () => {
    const auditor = anActor({ id: 'auditor', roles: ['auditor'] });
    expect(refusalOf(submitted({ types: [] }), 'accept', auditor)?.code).toBe('missing-permission');
  });

  it('speaks by the table alone while no policy is in force', () => {
    const actions = possibleActions(submitted({ types: [] }), clerk, { policy: undefined });
    expect(actions.find((action) => action.command === 'accept')?.refusal).toBeNull();
  });

  it('is one notice for a clerk, and an exception for a supervisor', () => {
    const asked = given([
      ...stages.submitted,
      [clerk, { type: 'request-supplement', items: [{ documentType: null, text: '签字' }], exceptionReason: '' }],
    ])
      .when(clerk, { type: 'record-supplement', documents: [], note: '已签', consentGiven: false })
      .then('application.supplemented.v1');
    expect(refusalOf(asked, 'request-supplement')).toEqual({ code: 'supplement-once' });
    const supervisor = anActor({ id: 'head', roles: ['clerk', 'supervisor'] });
    expect(refusalOf(asked, 'request-supplement', supervisor)).toBeNull();
  });
});
