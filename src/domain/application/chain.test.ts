import { describe, expect, it } from 'vitest';
import {
  DISTRICT,
  aContent,
  aMember,
  aPolicy,
  anActor,
  citySupervisor,
  clerk,
  secondCitySupervisor,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { factsFor, given, stages, submit } from '../../../tests/support/application/given.ts';
import { versionOf } from '../../../tests/support/policy/packs.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { Actor } from './available-actions.ts';
import { chainOf } from './chain.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type RecordedEvent, evolve, foldApplication } from './evolve.ts';
import type { Facts } from './facts.ts';
import type { Programme } from './programme.ts';
import { failed, held, passed, publicised, released } from './publicity-steps.ts';
import type { ApplicationState } from './state.ts';
import { wayOf } from './way.ts';

const xuzhou = versionOf('xuzhou', '2019-01-01');
const passOn: CaseCommand = { type: 'pass-review', recommendation: 'approve', comment: '' };
const districtClerk = anActor({ id: 'district-2', office: DISTRICT });
const civilAffairs = anActor({ id: 'district-3', office: DISTRICT });
const thirdClerk = anActor({ id: 'clerk-3' });

/** A case that goes by the steps of 徐州, told step by step. */
class Told {
  history: RecordedEvent[] = [];
  constructor(programme: Programme) {
    if (submit.type !== 'submit') throw new Error('a submission');
    this.do(clerk, { ...submit, content: aContent({ programme }) });
    this.do(clerk, { type: 'accept' });
  }
  get state(): ApplicationState {
    const state = foldApplication(this.history);
    if (state === undefined) throw new Error('handed in');
    return state;
  }
  facts(actor: Actor, today = plainDate('2026-09-02')): Facts {
    const materials = { ...aPolicy().materials };
    return { ...factsFor(actor, today), policy: { ...xuzhou, materials } };
  }
  do(actor: Actor, command: Parameters<typeof decide>[0]): this {
    return this.take(actor, decide(command, foldApplication(this.history), this.facts(actor)));
  }
  take(actor: Actor, decision: ReturnType<typeof decide>): this {
    if (!decision.ok) throw new Error(decision.error.code);
    this.history.push(...decision.value.map((event) => ({ ...event, actor: actor.staffId })));
    return this;
  }
  refusal(actor: Actor, command: CaseCommand): string | undefined {
    const decision = decide(command, this.state, this.facts(actor));
    return decision.ok ? undefined : decision.error.code;
  }
  publish(today = plainDate('2026-09-02')): this {
    const clock = this.facts(clerk, today).startLimit({ count: 10, unit: 'calendar' });
    return this.take(clerk, publicised(this.state, { batchId: 'b', noticeNo: '公1', clock }, this.facts(clerk, today)));
  }
}

const afterwards = plainDate('2026-10-30');
const inNotice = { batchId: 'b', banned: undefined };
const answered = { noticeNo: '公1', receivedOn: plainDate('2026-09-05'), result: '已核实' };

describe('the chain of the policy', () => {
  it('is what a policy version says of the programme', () => {
    const steps = (programme: Programme): string[] => {
      const chain = chainOf(xuzhou, programme);
      return chain.ok ? chain.value.map(({ office, does }) => `${office} ${does}`) : [chain.error];
    };
    expect(steps('low-income')).toEqual([
      'community check',
      'community publicity',
      'street review',
      'district-civil-affairs income-check',
      'district review',
      'city filing',
    ]);
    expect(steps('new-employment')).toEqual([
      'employer publicity',
      'street review',
      'district review',
      'city decision',
      'city publicity',
    ]);
  });

  it('is refused where no case could go by it', () => {
    const [review, ...rest] = xuzhou.reviewChain['low-income'].value;
    if (review === undefined) throw new Error('a chain');
    const withSteps = (value: readonly (typeof review)[]) =>
      chainOf(
        { ...xuzhou, reviewChain: { ...xuzhou.reviewChain, 'low-income': { value, source: '', confidence: 'V' } } },
        'low-income',
      );
    const filing = rest.at(-1);
    if (filing === undefined) throw new Error('a filing');
    expect(withSteps([review])).toEqual({ ok: false, error: 'no-decision' });
    expect(withSteps([review, filing, filing])).toEqual({ ok: false, error: 'two-decisions' });
    expect(withSteps([review, review, filing])).toEqual({ ok: false, error: 'step-twice' });
    expect(withSteps([{ ...review, office: 'city' }, filing])).toEqual({ ok: false, error: 'step-unknown' });
    const endless = { ...review, office: 'district', does: 'publicity', limit: null } as const;
    expect(withSteps([endless, filing])).toEqual({ ok: false, error: 'publicity-without-days' });
  });

  it('drives steps, offices and clocks: two programmes go different ways side by side', () => {
    const poor = new Told('low-income');
    const worker = new Told('new-employment');
    expect(poor.state).toMatchObject({ status: 'community-check', clock: null });
    expect(worker.state).toMatchObject({ status: 'to-publicise', clock: null });
    poor.do(secondClerk, passOn).publish();
    worker.publish();
    expect([poor.state.status, worker.state.status]).toEqual(['publicised', 'publicised']);
    for (const told of [poor, worker]) told.take(clerk, passed(told.state, inNotice, told.facts(clerk, afterwards)));
    expect([poor.state.status, worker.state.status]).toEqual(['street-review', 'street-review']);
    poor.do(thirdClerk, passOn);
    expect(poor.state).toMatchObject({ status: 'civil-affairs-review', clock: { limit: 3, unit: 'working' } });
    expect(poor.refusal(secondClerk, passOn)).toBe('wrong-office');
    poor.do(civilAffairs, passOn);
    expect(poor.state.status).toBe('district-review');
    expect(poor.refusal(civilAffairs, passOn)).toBe('four-eyes');
    poor.do(districtClerk, passOn).do(citySupervisor, { type: 'approve', comment: '' });
    // Publicity was passed on the way: the filing registers.
    expect(poor.state).toMatchObject({ status: 'registered', registeredOn: '2026-09-02', clock: null });
    worker.do(secondClerk, passOn).do(districtClerk, passOn);
    worker.do(citySupervisor, { type: 'approve', comment: '' });
    expect(worker.state.status).toBe('to-publicise');
  });

  it('returns to the review before, over a publicity that stands', () => {
    const told = new Told('low-income').do(secondClerk, passOn).publish();
    told.take(clerk, passed(told.state, inNotice, told.facts(clerk, afterwards))).do(thirdClerk, passOn);
    told.do(districtClerk, { type: 'return-one-step', reason: 'check-income', comment: '请核' });
    expect(told.state).toMatchObject({ status: 'street-review', publicised: [1] });
    told.do(thirdClerk, passOn);
    expect(told.state.status).toBe('civil-affairs-review');
  });

  it('shows its whole way, with who did what', () => {
    const told = new Told('low-income').do(secondClerk, passOn);
    expect(wayOf(told.state).map(({ name, stage, by }) => [name, stage, by])).toEqual([
      ['acceptance', 'done', 'clerk-1'],
      ['community', 'done', 'clerk-2'],
      ['publicity', 'now', null],
      ['street', 'ahead', null],
      ['civil-affairs', 'ahead', null],
      ['district', 'ahead', null],
      ['filing', 'ahead', null],
      ['registration', 'ahead', null],
    ]);
  });
});

describe('a case of before the chains', () => {
  const { chain: _chain, ...old } = given(stages.accepted)
    .when(secondClerk, passOn)
    .then('application.review-passed.v1');

  it('goes by the three fixed steps and ends approved, until it is published', () => {
    const state: ApplicationState = { ...old, chain: null };
    const on = (actor: Actor, command: CaseCommand, at: ApplicationState): ApplicationState => {
      const decision = decide(command, at, factsFor(actor));
      if (!decision.ok) throw new Error(decision.error.code);
      return decision.value.reduce((now, event) => foldOn(now, { ...event, actor: actor.staffId }), at);
    };
    const inCity = on(anActor({ id: 'district-1', roles: ['supervisor'], office: DISTRICT }), passOn, state);
    const approved = on(citySupervisor, { type: 'approve', comment: '' }, inCity);
    expect(approved).toMatchObject({ status: 'approved', step: 3, clock: null });
    const facts = factsFor(citySupervisor, afterwards);
    const clock = factsFor(citySupervisor).startLimit({ count: 5, unit: 'working' });
    const shown = publicised(approved, { batchId: 'b', noticeNo: '公1', clock }, facts);
    if (!shown.ok) throw new Error('published');
    const inNotice = shown.value.reduce(
      (now, event) => foldOn(now, { ...event, actor: citySupervisor.staffId }),
      approved,
    );
    const through = passed(inNotice, { batchId: 'b', banned: undefined }, facts);
    expect(through.ok && through.value.map(({ type }) => type)).toEqual([
      'application.publicity-passed.v1',
      'application.registered.v1',
    ]);
  });
});

function foldOn(state: ApplicationState, event: RecordedEvent): ApplicationState {
  return evolve(state, event);
}

describe('publicity (PRH-07)', () => {
  const waiting = (): Told => new Told('new-employment').publish();

  it('lets nobody past before the end of the period', () => {
    const told = waiting();
    const early = passed(told.state, inNotice, told.facts(clerk, plainDate('2026-09-14')));
    expect(early).toEqual({ ok: false, error: { code: 'publicity-running', until: '2026-09-14' } });
    expect(passed(told.state, inNotice, told.facts(clerk, plainDate('2026-09-15'))).ok).toBe(true);
    expect(passed(told.state, { ...inNotice, batchId: 'other' }, told.facts(clerk, afterwards))).toEqual({
      ok: false,
      error: { code: 'not-in-notice', status: 'publicised' },
    });
  });

  it('holds a household while somebody objects, and lets it go on when the objection is not upheld', () => {
    const told = waiting();
    const clock = told.facts(clerk).startLimit({ count: 20, unit: 'working' });
    told.take(clerk, held(told.state, { batchId: 'b', objectionId: 'o1', clock }, told.facts(clerk)));
    told.take(clerk, held(told.state, { batchId: 'b', objectionId: 'o2', clock }, told.facts(clerk)));
    expect(told.state).toMatchObject({ status: 'objection', clock: { limit: 20 } });
    const facts = told.facts(clerk, afterwards);
    expect(passed(told.state, inNotice, facts)).toEqual({ ok: false, error: { code: 'publicity-held' } });
    told.take(clerk, released(told.state, { batchId: 'b', objectionId: 'o1', resultNo: '答1', answered }, facts));
    expect(told.state.status).toBe('objection');
    told.take(clerk, released(told.state, { batchId: 'b', objectionId: 'o2', resultNo: '答2', answered }, facts));
    expect(told.state).toMatchObject({ status: 'publicised', clock: { limit: 10 } });
  });

  it('takes a household back to the review when the objection is upheld', () => {
    const told = waiting();
    told.take(clerk, passed(told.state, inNotice, told.facts(clerk, afterwards)));
    told
      .do(secondClerk, passOn)
      .do(districtClerk, passOn)
      .do(citySupervisor, { type: 'approve', comment: '' })
      .publish();
    const objection = { batchId: 'b', objectionId: 'o', resultNo: '答1', answered, reason: '名下另有住房' };
    const clock = told.facts(clerk).startLimit({ count: 20, unit: 'working' });
    told.take(clerk, held(told.state, { batchId: 'b', objectionId: 'o', clock }, told.facts(clerk)));
    told.take(clerk, failed(told.state, objection, told.facts(clerk)));
    expect(told.state).toMatchObject({ status: 'district-review', notice: null, decidedBy: null, publicised: [0] });
    expect(told.state.opinions.map(({ step }) => step)).toEqual(['street']);
    told.do(districtClerk, passOn).do(secondCitySupervisor, { type: 'approve', comment: '' });
    expect(told.state.status).toBe('to-publicise');
  });
});

describe('a household that changes', () => {
  const spouse = aMember({
    name: '韩玉兰',
    identityNumber: identityNumberFor('630104', plainDate('1982-05-06'), 25),
    relation: '10',
    maritalStatus: '20',
    phone: '19900000002',
  });
  const child = aMember({
    name: '马小龙',
    identityNumber: identityNumberFor('630104', plainDate('2015-05-06'), 37),
    relation: '20',
  });
  const family = { ...submit, content: aContent({ members: [aMember({ maritalStatus: '20' }), spouse, child] }) };
  const begun = [
    [clerk, family],
    [clerk, { type: 'accept' }],
  ] as const;
  const died = (identityNumber: string, diedOn = '2026-09-01'): CaseCommand => ({
    type: 'record-death',
    identityNumber,
    diedOn: plainDate(diedOn),
    comment: '见死亡证明',
  });

  it('goes on with the spouse, widowed, when the applicant dies', () => {
    const state = given(begun).when(clerk, died(aMember().identityNumber)).then('application.household-changed.v1');
    expect(state.content.members.map(({ name, relation, maritalStatus }) => [name, relation, maritalStatus])).toEqual([
      ['韩玉兰', '01', '30'],
      ['马小龙', '20', '10'],
    ]);
    expect(state).toMatchObject({
      status: 'street-review',
      changedOn: '2026-09-01',
      content: { phone: '19900000002' },
    });
  });

  it('ends when nobody grown up is left', () => {
    const alone = { ...submit, content: aContent({ members: [aMember(), child] }) };
    const state = given([
      [clerk, alone],
      [clerk, { type: 'accept' }],
    ])
      .when(clerk, died(aMember().identityNumber))
      .then('application.withdrawn.v1');
    expect(state.status).toBe('withdrawn');
  });

  it('has one member less when another dies', () => {
    const state = given(begun).when(clerk, died(child.identityNumber)).then('application.household-changed.v1');
    expect(state.content.members.map(({ name }) => name)).toEqual(['马秀莲', '韩玉兰']);
  });

  it('is refused for who is no member, for a day to come, without words, and when nothing is different', () => {
    given(begun).when(clerk, died('630104199001010000')).refused({ code: 'unknown-member' });
    given(begun).when(clerk, died(child.identityNumber, '2026-09-03')).refused({ code: 'changed-in-future' });
    given(begun)
      .when(clerk, { ...died(child.identityNumber), comment: ' ' } as CaseCommand)
      .refused({ code: 'comment-missing' });
    const change = {
      type: 'change-household',
      reason: 'income',
      changedOn: plainDate('2026-09-01'),
      comment: '见证明',
    } as const;
    given(begun)
      .when(clerk, { ...change, content: family.content })
      .refused({ code: 'household-same' });
    const headless = { ...family.content, members: [spouse] };
    given(begun)
      .when(clerk, { ...change, content: headless })
      .refused({ code: 'no-applicant' });
    const twice = { ...family.content, members: [...family.content.members, child] };
    given(begun)
      .when(clerk, { ...change, content: twice })
      .refused({ code: 'member-twice', name: '马小龙' });
  });

  it('is looked at where the case stands before it is decided on, and from the first review afterwards', () => {
    const content = { ...family.content, members: [family.content.members[0] ?? spouse, spouse] };
    const change = {
      type: 'change-household',
      reason: 'moved-out',
      changedOn: plainDate('2026-09-01'),
      content,
      comment: '迁出',
    } as const;
    const before = given([...begun, [secondClerk, passOn]])
      .when(clerk, change)
      .then('application.household-changed.v1');
    expect(before).toMatchObject({ status: 'district-review' });
    const approved = [
      ...begun,
      [secondClerk, passOn],
      [anActor({ id: 'district-1', roles: ['supervisor'], office: DISTRICT }), passOn],
      [citySupervisor, { type: 'approve', comment: '' }],
    ] as const;
    const after = given(approved).when(clerk, change).then('application.household-changed.v1');
    expect(after).toMatchObject({
      status: 'street-review',
      opinions: [],
      decidedBy: null,
      stepsBy: { acceptance: 'clerk-1' },
    });
  });

  it('keeps its place in time when it is registered again', () => {
    const told = new Told('low-income').do(secondClerk, passOn).publish();
    told.take(clerk, passed(told.state, inNotice, told.facts(clerk, afterwards)));
    told.do(thirdClerk, passOn).do(civilAffairs, passOn).do(districtClerk, passOn);
    told.do(citySupervisor, { type: 'approve', comment: '' });
    const content = { ...told.state.content, address: '城西区胜利路街道昆仑巷13号' };
    told.do(clerk, {
      type: 'change-household',
      reason: 'housing',
      changedOn: plainDate('2026-09-01'),
      content,
      comment: '搬家',
    });
    expect(told.state).toMatchObject({ status: 'community-check', registeredOn: '2026-09-02', publicised: [] });
  });
});
