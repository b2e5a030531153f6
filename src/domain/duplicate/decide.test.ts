import { describe, expect, it } from 'vitest';
import {
  CASE,
  aMember,
  anActor,
  citySupervisor,
  clerk,
  districtSupervisor,
  secondClerk,
} from '../../../tests/support/application/builders.ts';
import { applicant, child } from '../../../tests/support/checks/given-checks.ts';
import { OTHER, aPair, givenPair, signed } from '../../../tests/support/duplicates/given-pair.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { availablePairActions } from './available-actions.ts';
import type { PairCommand } from './commands.ts';
import { joiningMembers } from './merge-members.ts';

const duplicate = { type: 'duplicate-of', close: OTHER, ...signed } as const satisfies PairCommand;
const different = { type: 'different-people', reason: 'shared-home', comment: '' } as const satisfies PairCommand;
const spouse = aMember({
  name: '马占山',
  identityNumber: identityNumberFor('630104', plainDate('1978-02-03'), 11),
  relation: '01',
  phone: '',
});
/** The wife applied with the child, the husband alone with his mother, naming his wife. */
const mother = aMember({
  name: '冶桂花',
  identityNumber: identityNumberFor('630104', plainDate('1950-02-03'), 22),
  relation: '52',
  phone: '',
});
const husbands = aPair({}, { with: { members: [spouse, { ...applicant, relation: '12' }, mother] } });
const join = {
  type: 'same-household',
  close: OTHER,
  relations: [
    { identityNumber: spouse.identityNumber, relation: '11' },
    { identityNumber: mother.identityNumber, relation: '54' },
  ],
  ...signed,
} as const satisfies PairCommand;

describe('a duplicate', () => {
  it('ends one case, either way round, and leaves the other as it is', () => {
    const events = givenPair(aPair())
      .when(duplicate)
      .then({ pair: ['pair.found-duplicate.v1'], low: [], high: ['application.closed-for-another.v1'] });
    expect(events.high[0]).toMatchObject({
      payload: { outcome: 'duplicate', into: CASE, secondBy: secondClerk.staffId },
    });
    expect(events.pair[0]?.payload.suspicions).toContain('identity');
    givenPair(aPair())
      .when({ ...duplicate, close: CASE })
      .then({ pair: ['pair.found-duplicate.v1'], low: ['application.closed-for-another.v1'], high: [] });
  });

  it('of an approved case is the other one; a decided case is not closed, an ended one is nothing to keep', () => {
    const approved = aPair({ status: 'approved' });
    givenPair(approved)
      .when(duplicate)
      .then({
        pair: ['pair.found-duplicate.v1'],
        low: [],
        high: ['application.closed-for-another.v1'],
      });
    givenPair(approved)
      .when({ ...duplicate, close: CASE })
      .refused({ code: 'pair-not-closable', caseNo: 'XN2026-01-000001', status: 'approved' });
    givenPair(aPair({ status: 'rejected' }))
      .when(duplicate)
      .refused({ code: 'pair-nothing-to-keep', caseNo: 'XN2026-01-000001', status: 'rejected' });
  });

  it('takes words and a second person: another one, with the right, over both streets, without interest', () => {
    const given = givenPair(aPair());
    given.when({ ...duplicate, comment: ' ' }).refused({ code: 'comment-missing' });
    const { secondBy: _nobody, ...unsigned } = duplicate;
    given.when(unsigned).refused({ code: 'second-person', why: 'missing' });
    given.when({ ...unsigned, secondBy: clerk.staffId }).refused({ code: 'second-person', why: 'same' });
    given.when({ ...unsigned, secondBy: 'gone' as StaffId }).refused({ code: 'second-person', why: 'unknown' });
  });
});

describe('one household', () => {
  it('joins who is in the closed case only, as said, with the papers that are not there yet', () => {
    const events = givenPair(husbands)
      .when(join)
      .then({
        pair: ['pair.joined.v1'],
        low: ['application.household-merged.v1'],
        high: ['application.closed-for-another.v1'],
      });
    const [merged] = events.low;
    if (merged?.type !== 'application.household-merged.v1') throw new Error('the household was merged');
    expect(merged.payload.members.map(({ name, relation }) => [name, relation])).toEqual([
      ['马占山', '11'],
      ['冶桂花', '54'],
    ]);
    expect(merged.payload.documents).toEqual([]);
  });

  it('proposes what follows from a marriage, and asks for the rest', () => {
    const proposed = joiningMembers(husbands.low.content, husbands.high.content);
    expect(proposed.map(({ member, relation }) => [member.name, relation])).toEqual([
      ['马占山', '11'],
      ['冶桂花', null],
    ]);
    givenPair(husbands)
      .when({ ...join, relations: join.relations.slice(0, 1) })
      .refused({ code: 'relation-missing', name: '冶桂花' });
    givenPair(husbands)
      .when({ ...join, relations: [{ identityNumber: spouse.identityNumber, relation: '01' }] })
      .refused({ code: 'relation-missing', name: '马占山' });
    const strangers = joiningMembers({ members: [applicant] }, { members: [spouse, child] });
    expect(strangers.map(({ relation }) => relation)).toEqual([null, null]);
  });

  it('needs both to be undecided', () => {
    givenPair(aPair({ status: 'approved' }))
      .when({ ...join, relations: [] })
      .refused({ code: 'pair-nothing-to-keep', caseNo: 'XN2026-01-000001', status: 'approved' });
  });
});

describe('different people', () => {
  it('need a reason, and words only where the reason is another', () => {
    givenPair(aPair())
      .when(different)
      .then({ pair: ['pair.told-apart.v1'], low: [], high: [] });
    givenPair(aPair())
      .when({ ...different, reason: 'other' })
      .refused({ code: 'comment-missing' });
  });

  it('are asked about again only when something new is shared', () => {
    const told = givenPair(aPair(), [different]);
    told.when(duplicate).refused({ code: 'pair-decided', outcome: 'different' });
    const { state, reasons, low, high } = told.inView;
    const fewer = { state, low, high, reasons: reasons.slice(1) };
    givenPair(fewer).when(different).refused({ code: 'pair-decided', outcome: 'different' });
    const more = { ...fewer, reasons: [...reasons, { kind: 'card' as const, people: null, fact: 'card 6222' }] };
    givenPair(more)
      .when(different)
      .then({ pair: ['pair.told-apart.v1'], low: [], high: [] });
  });
});

describe('whoever decides', () => {
  it('has the right, an office over both streets and no interest in either household', () => {
    const across = aPair({}, { street: '630104004' as OfficeId });
    const given = givenPair(across);
    given
      .when(different, anActor({ roles: ['hall'] }))
      .refused({ code: 'missing-permission', permission: 'case.rule' });
    given.when(different).refused({ code: 'wrong-office', office: '630104' as OfficeId });
    given.when(different, districtSupervisor).then({ pair: ['pair.told-apart.v1'], low: [], high: [] });
    const relative = anActor({ id: 'city-9', ...citySupervisor, interests: [child.identityNumber] });
    given.when(different, relative).refused({ code: 'own-case' });
    given.when({ ...duplicate, secondBy: secondClerk.staffId }, districtSupervisor).refused({
      code: 'second-person',
      why: 'office',
    });
  });

  it('finds nothing to decide between two that share nothing', () => {
    const apart = aPair(
      {},
      { with: { members: [spouse], phone: '19900009999', address: '远路1号', registrationAddress: '' } },
    );
    givenPair(apart).when(different).refused({ code: 'pair-not-suspected' });
  });

  it('is offered what deciding then takes, and the other way round', () => {
    for (const pair of [aPair(), aPair({ status: 'approved' }), aPair({ status: 'withdrawn' }), husbands]) {
      for (const actor of [clerk, anActor({ roles: ['hall'] }), anActor({ interests: [child.identityNumber] })]) {
        for (const { command, close, refusal } of availablePairActions(pair, actor)) {
          const given = givenPair(pair);
          const asked = commandOf(command, close ?? OTHER);
          if (refusal !== null) given.when(asked, actor).refused(refusal);
          else expect(() => given.when(asked, actor).refused({ code: 'own-case' })).toThrow();
        }
      }
    }
  });
});

function commandOf(type: PairCommand['type'], close: typeof CASE): PairCommand {
  if (type === 'different-people') return different;
  return type === 'duplicate-of' ? { type, close, ...signed } : { type, close, ...signed, relations: join.relations };
}
