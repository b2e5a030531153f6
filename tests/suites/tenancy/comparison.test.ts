import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeReview } from '../../../src/app/annual-review/execute-review.ts';
import { isNightDue } from '../../../src/app/comparison/nightly.ts';
import { lastComparison, runComparison } from '../../../src/app/comparison/run-comparison.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { executeEstate } from '../../../src/app/units/execute-estate.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import type { Comparison } from '../../../src/contract/comparison.ts';
import type { FindingKind } from '../../../src/domain/comparison/compare.ts';
import type { LeaseContent } from '../../../src/domain/lease/content.ts';
import type { CaseId, CommandId, OfficeId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { aLease } from '../../support/lease/builders.ts';
import { giveLease, letHome, on } from '../../support/lease/let-home.ts';
import { ESTATE, foundingEstate, registering } from '../../support/units/builders.ts';

const CITY = '6301' as OfficeId;
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

async function compared(): Promise<Comparison> {
  let outcome: Comparison | undefined;
  const run = runComparison(made.desk, { scope: CITY, by: 'person', signal: undefined });
  for await (const event of run) if (event.kind === 'report') ({ outcome } = event);
  invariant(outcome, 'a run ends with its report');
  expect(lastComparison(made.desk)).toEqual(outcome);
  return outcome;
}

const found = async (): Promise<readonly (readonly [FindingKind, string])[]> =>
  (await compared()).findings.map(({ kind, unitNo }) => [kind, unitNo]);

const direct: Partial<LeaseContent> = { origin: 'direct' };
const unitNo = (n: number) => `LK-3-${String(n)}` as UnitNo;

/** A home of the ledger, entered by two. */
function enter(unit: UnitNo, state: 'vacant' | 'let', room: string): void {
  const { actor } = made.as('citySupervisor');
  const { staffId: secondBy } = made.as('secondCitySupervisor').actor;
  const { version } = made.desk.file.load(`estate:${ESTATE}`);
  if (version === 0) {
    const estate = {
      commandId: made.desk.newId() as CommandId,
      estateId: ESTATE,
      version: 0,
      command: foundingEstate(secondBy),
    };
    expect(executeEstate(made.desk, estate, actor)).toMatchObject({ ok: true });
  }
  const command = registering(secondBy);
  const entered = { ...command, state, unit: { ...command.unit, room } };
  const request = { commandId: made.desk.newId() as CommandId, unitNo: unit, version: 0, command: entered };
  expect(executeLedger(made.desk, request, actor)).toMatchObject({ ok: true });
}

describe('the comparison of the books', () => {
  it('finds nothing where all agree, and says how much it looked at', async () => {
    enter(unitNo(1), 'vacant', '301');
    letHome(made, 1, direct);
    letHome(made, 2, direct);
    expect(await compared()).toMatchObject({ compared: 2, found: 0, findings: [], by: 'person' });
  });

  it('finds a home that is let without a lease, with who touched it last', async () => {
    enter(unitNo(9), 'let', '309');
    const { findings } = await compared();
    expect(findings).toMatchObject([{ kind: 'home-without-lease', unitNo: unitNo(9), leaseId: null }]);
    expect(findings[0]?.touchedBy).not.toBe('');
    expect(findings[0]?.touchedAt).toBe(made.clock.now);
  });

  it('finds a lease whose home the ledger does not let to it', async () => {
    letHome(made, 1, direct);
    enter(unitNo(1), 'vacant', '301');
    expect(await found()).toEqual([['lease-without-home', unitNo(1)]]);
  });

  it('finds two leases of one home', async () => {
    const caseId = made.desk.newId() as CaseId;
    const home = { ...aLease().home, unitNo: unitNo(7) };
    letHome(made, 7, { ...direct, caseId, home });
    letHome(made, 8, { ...direct, caseId, home });
    expect(await found()).toEqual([
      ['two-leases', unitNo(7)],
      ['two-leases', unitNo(7)],
    ]);
  });

  it('finds a home that was not returned, and a term that is over', async () => {
    const protocol = { readings: [{ meter: 'water', reading: '1' }] as const, keys: 2, defects: '', photos: [] };
    const today = plainDate('2026-10-10');
    const ended = letHome(made, 1, direct);
    giveLease(made, ended, { type: 'move-in', on: today, ...protocol });
    giveLease(made, ended, { type: 'end', endsOn: today, reason: 'voluntary', comment: '退房' });
    expect(await found()).toEqual([['keys-not-back', unitNo(1)]]);
    letHome(made, 2, direct);
    made.clock.now = on('2029-10-01');
    expect(await found()).toEqual([
      ['keys-not-back', unitNo(1)],
      ['term-over', unitNo(2)],
    ]);
  });

  it('finds a lease of a selection without result and case', async () => {
    letHome(made, 1);
    expect(await found()).toEqual([
      ['no-result', unitNo(1)],
      ['no-case', unitNo(1)],
    ]);
  });

  it('finds who failed the review, and who has not paid beyond the limit', async () => {
    const leaseId = letHome(made, 1, direct);
    made.clock.now = on('2027-08-20');
    const { actor } = made.as('streetSupervisor');
    const of = { leaseId, year: 2027, version: null };
    const declare = {
      type: 'declare',
      declaration: 'not-entitled',
      changes: '已购房',
      signedBy: '马秀莲',
      papers: [],
    } as const;
    for (const command of [declare, { type: 'decide', outcome: 'failed', reason: '已购房' } as const]) {
      const request = { commandId: made.desk.newId() as CommandId, ...of, command };
      expect(executeReview(made.desk, request, actor)).toMatchObject({ ok: true });
    }
    expect(await found()).toEqual([['review-failed', unitNo(1)]]);
    const charge = { type: 'charge', through: plainDate('2027-08-31') } as const;
    const request = { commandId: made.desk.newId() as CommandId, leaseId, version: null, command: charge };
    expect(executeRent(made.desk, request, actor)).toMatchObject({ ok: true });
    expect(await found()).toEqual([['review-failed', unitNo(1)]]);
    made.clock.now = on('2027-08-24');
    expect(await found()).toEqual([
      ['review-failed', unitNo(1)],
      ['rent-unpaid', unitNo(1)],
    ]);
  });

  it('is due once a night, a day beginning at two in China', () => {
    expect(isNightDue(null, on('2026-11-28'))).toBe(true);
    const at = (text: string): number => Date.parse(`${text}+08:00`);
    expect(isNightDue(at('2026-11-27T23:00:00'), at('2026-11-28T01:59:00'))).toBe(false);
    expect(isNightDue(at('2026-11-27T23:00:00'), at('2026-11-28T02:00:00'))).toBe(true);
    expect(isNightDue(at('2026-11-28T02:00:00'), at('2026-11-28T23:00:00'))).toBe(false);
  });
});
