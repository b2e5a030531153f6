import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executePair } from '../../../src/app/duplicates/execute-pair.ts';
import { loadPair } from '../../../src/app/duplicates/pair-stream.ts';
import type { PairCommand } from '../../../src/domain/duplicate/commands.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { openPairCount } from '../../../src/store/queries/duplicate-lists.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let first: CityDesk;
let second: CityDesk;
let elsewhere: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003', '630103001'] });
  const [one, two, three] = made.desks;
  invariant(one && two && three, 'three desks were asked for');
  [first, second, elsewhere] = [one, two, three];
});
afterAll(() => {
  made.remove();
});

const apart: PairCommand = { type: 'different-people', reason: 'shared-home', comment: '' };

async function twoCases(person: number): Promise<readonly [CaseId, CaseId]> {
  const content = { address: `昆仑巷${String(person)}号`, phone: `14200990${String(person)}` };
  const pair = [handIn(first, { person, content }), handIn(first, { person, content })] as const;
  await made.syncAll();
  return pair;
}

function decide(
  at: CityDesk,
  who: TestStaffName,
  { cases, command }: { cases: readonly CaseId[]; command: PairCommand },
) {
  const [one, other] = cases;
  invariant(one && other, 'a pair is two');
  const pair = loadPair(at.desk.file, one, other);
  invariant(pair, 'both cases are here');
  const seen = [pair.version, pair.lowCase.version, pair.highCase.version] as const;
  const request = { commandId: at.desk.newId() as CommandId, ...pair.id, seen, command };
  expect(executePair(at.desk, request, at.as(who).actor)).toMatchObject({ ok: true });
}

const closing = (close: CaseId): PairCommand => ({
  type: 'duplicate-of',
  close,
  comment: '重复申请',
  secondBy: first.as('secondStreetClerk').actor.staffId,
});
const conflictsAt = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });
const decisionAt = (at: CityDesk, [one, other]: readonly CaseId[]) =>
  one !== undefined && other !== undefined ? loadPair(at.desk.file, one, other)?.state.decision : undefined;

describe('a decision on two cases', () => {
  it('goes to every desk that has both, and to no other', async () => {
    const cases = await twoCases(401);
    const [, close] = cases;
    decide(first, 'streetClerk', { cases, command: closing(close) });
    await made.syncAll();
    for (const at of [made.hall, first, second]) {
      expect(decisionAt(at, cases)).toMatchObject({ outcome: 'duplicate', closed: close });
      expect(stateOf(at, close)?.status).toBe('withdrawn');
      expect(outboxCounts(at.desk.file.db).waiting).toBe(0);
    }
    expect(elsewhere.desk.file.load(`pair:${[...cases].sort().join('.')}`).version).toBe(0);
    expect(openPairCount(second.desk.file.db, second.desk.profile.office)).toBe(
      openPairCount(first.desk.file.db, first.desk.profile.office),
    );
  });

  it('made alike at two desks is one, and no conflict', async () => {
    const cases = await twoCases(402);
    for (const at of [first, second]) decide(at, 'streetClerk', { cases, command: apart });
    await made.syncAll();
    for (const at of [made.hall, first, second]) {
      expect(decisionAt(at, cases)).toMatchObject({ outcome: 'different' });
      expect(conflictsAt(at)).toEqual([]);
    }
  });

  it('made otherwise at another desk meanwhile is a question for whoever came second', async () => {
    const cases = await twoCases(403);
    const [, close] = cases;
    decide(first, 'streetClerk', { cases, command: apart });
    decide(second, 'streetClerk', { cases, command: closing(close) });
    await first.sync();
    await made.syncAll();
    expect(decisionAt(made.hall, cases)).toMatchObject({ outcome: 'different' });
    expect(stateOf(second, close)?.status).toBe('submitted');
    expect(conflictsAt(second)).toMatchObject([{ refusal: { code: 'pair-decided' } }]);
  });
});
