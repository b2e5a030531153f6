import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  applicationStream,
  identityClaimStream,
  loadApplication,
  loadClaim,
} from '../../../src/app/application/application-stream.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { executePair } from '../../../src/app/duplicates/execute-pair.ts';
import { loadPair } from '../../../src/app/duplicates/pair-stream.ts';
import { lookForSuspects, suspectsOfCase } from '../../../src/app/duplicates/pair-view.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { PairCommand } from '../../../src/domain/duplicate/commands.ts';
import { MOST_SHARING } from '../../../src/domain/duplicate/keys.ts';
import { pairIdOf } from '../../../src/domain/duplicate/pair-id.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { openPairCount, openPairs, pairsOfCase } from '../../../src/store/queries/duplicate-lists.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

let made: TestDesk;
let people = 0;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const STREET = '630104003' as OfficeId;
const CITY = '6301' as OfficeId;
const newCommand = (): CommandId => made.desk.newId() as CommandId;

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand) {
  const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
  return executeCaseCommand(made.desk, { commandId: newCommand(), caseId, version, command }, made.as(who).actor);
}

/** A household that shares nothing with another but what is said. */
function household(content: Partial<ApplicationContent> = {}): ApplicationContent {
  people += 1;
  const number = identityNumberFor('630104', plainDate(`${String(1930 + people)}-03-04`), people);
  return aContent({
    members: [aMember({ name: `甲${String(people)}`, identityNumber: number, phone: '' })],
    phone: `142${String(people).padStart(8, '0')}`,
    address: `昆仑巷${String(people)}号`,
    registrationAddress: '',
    ...content,
  });
}

function handIn(content: ApplicationContent, street = STREET): CaseId {
  const caseId = made.desk.newId() as CaseId;
  const documents = requiredTypes.map((type) => aDocument(type));
  const command = { type: 'submit', caseId, externalId: '', channel: 'counter', street, content, documents } as const;
  expect(run('streetClerk', caseId, command)).toMatchObject({ ok: true });
  return caseId;
}

function decide([one, other]: readonly [CaseId, CaseId], command: PairCommand, commandId = newCommand()) {
  const pair = loadPair(made.desk.file, one, other);
  if (pair === undefined) throw new Error('both cases are here');
  const { id, version, lowCase, highCase } = pair;
  const seen = [version, lowCase.version, highCase.version] as const;
  return executePair(made.desk, { commandId, ...id, seen, command }, made.as('streetClerk').actor);
}

const signed = () => ({ comment: '同一家庭', secondBy: made.as('secondStreetClerk').actor.staffId });
const holderOf = (identityNumber: string) =>
  loadClaim(made.desk.file, identityClaimStream(identityNumber)).state.holder;
const stateOf = (caseId: CaseId) => loadApplication(made.desk.file, caseId)?.state;
const open = (scope = CITY) => openPairs(made.desk.file.db, { scope, after: null, limit: 50 }).rows;
const rowsOf = () => {
  const { db } = made.desk.file;
  const all = (table: string, order: string) => db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all();
  return [
    all('duplicate_case', 'case_key'),
    all('duplicate_key', 'kind, key_hash, case_key'),
    all('duplicate_pair', 'low_key, high_key'),
    all('duplicate_decision', 'pair_key'),
    all('duplicate_count', 'scope'),
  ];
};
const expectRebuilt = () => {
  const rows = rowsOf();
  rebuild(made.desk.file.db, made.desk.file.projections);
  expect(rowsOf()).toEqual(rows);
};

describe('pairs', () => {
  it('are found at intake, within the office that may see both, and by whoever looks before saving', () => {
    const first = household({ phone: '14200990001' });
    const kept = handIn(first);
    const looked = lookForSuspects(made.desk, household({ phone: '142 0099 0001' }), made.as('streetClerk').actor);
    expect(looked).toMatchObject([{ caseId: kept, reasons: ['phone'], isInReach: true }]);
    const same = handIn(household({ phone: '14200990001' }));
    const across = handIn(household({ phone: '14200990001' }), '630104004' as OfficeId);
    expect(openPairCount(made.desk.file.db, STREET)).toBe(1);
    expect(openPairCount(made.desk.file.db, '630104' as OfficeId)).toBe(3);
    expect(openPairCount(made.desk.file.db, '630103' as OfficeId)).toBe(0);
    expect(open(STREET)).toMatchObject([{ low: { caseId: kept }, high: { caseId: same } }]);
    // What lies elsewhere is said to be there, without its people.
    const seen = suspectsOfCase(made.desk, kept, made.as('streetClerk').actor);
    expect(seen.find(({ caseId }) => caseId === across)).toMatchObject({ isInReach: false });
    expect(seen.find(({ caseId }) => caseId === across)?.applicantName).toMatch(/\*/);
    expectRebuilt();
  });

  it('lose what a crowd shares, and get it back when the crowd is gone', () => {
    const hostel = { address: '集体宿舍1号' };
    const cases = Array.from({ length: MOST_SHARING }, () => handIn(household(hostel)));
    expect(open()).toHaveLength((MOST_SHARING * (MOST_SHARING - 1)) / 2 > 50 ? 50 : 0);
    expect(openPairCount(made.desk.file.db, CITY)).toBe((MOST_SHARING * (MOST_SHARING - 1)) / 2);
    handIn(household({ ...hostel, phone: stateOf(cases[0] ?? ('' as CaseId))?.content.phone ?? '' }));
    expect(open()).toMatchObject([{ reasons: [{ kind: 'phone' }] }]);
    expectRebuilt();
  });

  it('are not made anew for the others when a crowd grows', () => {
    const { db } = made.desk.file;
    const changes = (): number => db.prepare('SELECT total_changes()').pluck(true).get() as number;
    const changedBy = (work: () => void): number => {
      const before = changes();
      work();
      return changes() - before;
    };
    // Two and two share a telephone: whoever is looked at again has a pair to be written again.
    const growth = Array.from({ length: MOST_SHARING + 3 }, (_, n) =>
      changedBy(() => {
        const phone = `142009900${String(Math.floor(n / 2)).padStart(2, '0')}`;
        handIn(household({ address: '集体宿舍1号', phone }));
      }),
    );
    expect(growth[MOST_SHARING]).toBeGreaterThan((growth[0] ?? 0) + MOST_SHARING);
    expect(growth[MOST_SHARING + 2]).toBeLessThanOrEqual(growth[0] ?? 0);
    expectRebuilt();
  });

  it('are read page by page, the likeliest first', () => {
    const shared = household({ phone: '14200990001', address: '五四西路7号' });
    handIn(shared);
    for (let n = 0; n < 5; n += 1)
      handIn(household(n % 2 === 0 ? { phone: shared.phone } : { address: shared.address }));
    const whole = open();
    const paged: unknown[] = [];
    for (let after: string | null = null; ;) {
      const page = openPairs(made.desk.file.db, { scope: CITY, after, limit: 2 });
      paged.push(...page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(whole);
    expect(whole.map(({ score }) => score)).toEqual(whole.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('with a case that has ended are shown and wait for nobody', () => {
    const [one, other] = [handIn(household({ phone: '14200990001' })), handIn(household({ phone: '14200990001' }))];
    expect(run('streetClerk', one, { type: 'withdraw', reason: 'applicant-request', comment: '' }).ok).toBe(true);
    expect(open()).toEqual([]);
    expect(pairsOfCase(made.desk.file.db, other)).toMatchObject([{ hasEnded: true, isDecided: false }]);
    expectRebuilt();
  });
});

describe('a duplicate', () => {
  it('is closed for the other, is linked with it, and asked about no more', () => {
    const content = household();
    const [kept, closed] = [handIn(content), handIn({ ...content })];
    expect(run('streetClerk', kept, { type: 'accept' }).ok).toBe(true);
    expect(open()).toHaveLength(1);
    const commandId = newCommand();
    const command: PairCommand = { type: 'duplicate-of', close: closed, ...signed() };
    expect(decide([kept, closed], command, commandId)).toEqual({ ok: true, value: null });
    expect(decide([kept, closed], command, commandId)).toEqual({ ok: true, value: null });
    expect(stateOf(closed)).toMatchObject({ status: 'withdrawn', clock: null });
    expect(stateOf(kept)).toMatchObject({ status: 'street-review' });
    expect(holderOf(content.members[0]?.identityNumber ?? '')).toBe(kept);
    expect(open()).toEqual([]);
    expect(suspectsOfCase(made.desk, kept, made.as('streetClerk').actor)).toMatchObject([{ outcome: 'duplicate' }]);
    expectRebuilt();
  });

  it('that was accepted gives its number free, and the case that goes on can be accepted', () => {
    const content = household();
    const [closed, kept] = [handIn(content), handIn({ ...content })];
    expect(run('streetClerk', closed, { type: 'accept' }).ok).toBe(true);
    expect(run('streetClerk', kept, { type: 'accept' })).toMatchObject({ error: { code: 'identity-claimed' } });
    expect(decide([kept, closed], { type: 'duplicate-of', close: closed, ...signed() }).ok).toBe(true);
    expect(holderOf(content.members[0]?.identityNumber ?? '')).toBeNull();
    expect(run('streetClerk', kept, { type: 'accept' }).ok).toBe(true);
  });

  it('is refused where a case moved on since it was read', () => {
    const content = household();
    const [kept, closed] = [handIn(content), handIn({ ...content })];
    const command: PairCommand = { type: 'duplicate-of', close: closed, ...signed() };
    const request = { commandId: newCommand(), ...pairIdOf(kept, closed), seen: [0, 1, 1] as const, command };
    expect(run('streetClerk', kept, { type: 'accept' }).ok).toBe(true);
    expect(executePair(made.desk, request, made.as('streetClerk').actor)).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
  });
});

describe('one household', () => {
  it('goes on in one case with all its people, whose numbers pass over in the same command', () => {
    const wife = household();
    const husband = household({ address: wife.address });
    const [kept, closed] = [handIn(wife), handIn(husband)];
    for (const each of [kept, closed]) expect(run('streetClerk', each, { type: 'accept' }).ok).toBe(true);
    const joining = husband.members[0]?.identityNumber ?? '';
    expect(holderOf(joining)).toBe(closed);
    const relations = [{ identityNumber: joining, relation: '11' }];
    expect(decide([kept, closed], { type: 'same-household', close: closed, relations, ...signed() }).ok).toBe(true);
    expect(holderOf(joining)).toBe(kept);
    expect(stateOf(kept)?.content.members.map(({ relation }) => relation)).toEqual(['01', '11']);
    expect(stateOf(closed)?.status).toBe('withdrawn');
    expect(made.desk.file.load(applicationStream(closed)).events.at(-1)).toMatchObject({
      payload: { outcome: 'same-household', into: kept },
    });
    expectRebuilt();
  });

  it('takes nobody whom a third case holds', () => {
    const wife = household();
    const husband = household({ address: wife.address });
    const third = handIn({ ...husband, address: '别处1号', phone: '14200990009' });
    expect(run('streetClerk', third, { type: 'accept' }).ok).toBe(true);
    const [kept, closed] = [handIn(wife), handIn(husband)];
    expect(run('streetClerk', kept, { type: 'accept' }).ok).toBe(true);
    const relations = [{ identityNumber: husband.members[0]?.identityNumber ?? '', relation: '11' }];
    expect(decide([kept, closed], { type: 'same-household', close: closed, relations, ...signed() })).toMatchObject({
      error: { code: 'identity-claimed' },
    });
    expect(stateOf(closed)?.status).toBe('submitted');
  });
});

describe('different people', () => {
  it('are not asked about again, until a household that joins brings something new', () => {
    const one = handIn(household({ phone: '14200990001' }));
    const other = handIn(household({ phone: '14200990001' }));
    const apart: PairCommand = { type: 'different-people', reason: 'shared-contact', comment: '' };
    expect(decide([one, other], apart).ok).toBe(true);
    expect(open()).toEqual([]);
    expect(pairsOfCase(made.desk.file.db, one)).toMatchObject([{ isDecided: true }]);
    expect(decide([one, other], apart)).toMatchObject({ error: { code: 'pair-decided' } });
    // Somebody who joins one of the two is named in the other: that is news.
    const relative = stateOf(other)?.content.members[0];
    if (relative === undefined) throw new Error('a household has an applicant');
    const address = stateOf(one)?.content.address ?? '';
    const joining = household({
      address,
      members: [aMember({ name: '乙', phone: '' }), { ...relative, relation: '70' }],
    });
    const third = handIn(joining);
    const relations = joining.members.map(({ identityNumber }) => ({ identityNumber, relation: '99' }));
    expect(decide([one, third], { type: 'same-household', close: third, relations, ...signed() }).ok).toBe(true);
    expect(open()).toMatchObject([{ low: { caseId: one }, high: { caseId: other }, isDecided: false }]);
    expectRebuilt();
  });
});
