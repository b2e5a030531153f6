import { afterEach, describe, expect, it } from 'vitest';
import { availableActions } from '../../../src/domain/application/available-actions.ts';
import type { CaseCommand, StepCommandType } from '../../../src/domain/application/commands.ts';
import type { CaseId, StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type SeededRandom, seededRandom } from '../../../src/kernel/random.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { latestOutbox, outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { type TestStaffName, testStaff } from '../../support/desk/test-offices.ts';
import { aContent, aMember } from '../../support/application/builders.ts';
import { overruled } from '../../support/application/overruled.ts';
import { act, handIn, stateOf } from '../../support/sync/cases.ts';
import { type CityDesk, cutLine, honestLine } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity | undefined;
afterEach(() => {
  made?.remove();
  made = undefined;
});

const DAY = 86_400_000;
const RARE: readonly StepCommandType[] = ['withdraw', 'change-household', 'record-death'];

function commandOf(type: StepCommandType, second: StaffId): CaseCommand {
  const comment = '办理';
  switch (type) {
    case 'accept':
      return { type };
    case 'request-supplement':
      return { type, items: [{ documentType: null, text: '补件' }], exceptionReason: comment };
    case 'record-supplement':
      return { type, documents: [], note: comment, consentGiven: false };
    case 'pass-review':
      return { type, recommendation: 'approve', comment };
    case 'return-one-step':
      return { type, reason: 'other', comment };
    case 'reject':
      return { type, reasons: ['other'], comment };
    case 'request-recheck':
      return { type, grounds: comment };
    case 'withdraw':
      return { type, reason: 'other', comment };
    case 'change-household':
      return { type, reason: 'other', changedOn: plainDate('2026-09-01'), content: aContent(), comment };
    case 'record-death':
      return { type, identityNumber: aMember().identityNumber, diedOn: plainDate('2026-09-01'), comment };
    case 'pause-clock':
      return { type, reason: 'dispute', comment };
    case 'approve':
    case 'overturn-rejection':
      return overruled(type, comment, second);
    case 'record-promised':
      return { type, documents: [], note: comment };
    case 'accept-on-promise':
    case 'take-back-step':
    case 'resume-clock':
    case 'confirm-rejection':
      return { type, comment };
  }
}

/** One thing that somebody may do at this desk; the id of the command when it was done. */
function something(at: CityDesk, cases: readonly CaseId[], random: SeededRandom): boolean {
  if (cases.length === 0) return false;
  const caseId = random.pick(cases);
  const state = stateOf(at, caseId);
  if (state === undefined) return false;
  const who = random.pick(Object.keys(testStaff) as TestStaffName[]);
  const open = availableActions(state, at.as(who).actor).filter((action) => action.refusal === null);
  // A case that is withdrawn at once meets nobody, and a household that changes all the time gets nowhere.
  const goesOn = random.chance(0.9) ? open.filter(({ command }) => !RARE.includes(command)) : open;
  if (goesOn.length === 0) return false;
  const second = at.as(who === 'citySupervisor' ? 'secondCitySupervisor' : 'citySupervisor').actor.staffId;
  return act(at, who, { caseId, command: commandOf(random.pick(goesOn).command, second) }).ok;
}

/** Ids of the commands whose events stand in some stream of the city's hall. */
function ordered(at: CityDesk): ReadonlySet<string> {
  const rows = at.desk.file.db.prepare('SELECT DISTINCT stream FROM event').all() as { stream: string }[];
  return new Set(rows.flatMap(({ stream }) => at.desk.file.load(stream).events.map((event) => event.commandId)));
}

describe('two desks and a hub', () => {
  it('know the same people and offices after the first sync', async () => {
    made = await city({ desks: ['630104003', '630104'] });
    for (const each of made.desks) {
      expect(each.as('streetClerk').name).toBe('马街');
      expect(conflictPage(each.desk.file.db, { state: 'open', before: null, limit: 10 })).toEqual([]);
    }
  });

  it.each([1, 2, 3])(
    'after a week of lines that come and go, all is the same and nothing is lost (%i)',
    async (seed) => {
      made = await city({ desks: ['630104003', '630104003', '630104'] });
      const { hall, hub } = made;
      const all = [hall, ...made.desks];
      const random = seededRandom(seed);
      const cases: CaseId[] = [];
      const saved = new Map<CityDesk, Set<string>>(all.map((each) => [each, new Set()]));
      const counted = { done: 0, syncs: 0 };
      for (let day = 0; day < 7; day += 1) {
        for (const each of all) {
          each.carry = random.chance(0.7) ? cutLine : honestLine;
          if (each.office === '630104003') cases.push(handIn(each, { person: random.integer(1, 6) }));
          const before = outboxCounts(each.desk.file.db).waiting;
          for (let tries = 0; tries < 60; tries += 1) counted.done += something(each, cases, random) ? 1 : 0;
          expect(outboxCounts(each.desk.file.db).waiting).toBeGreaterThanOrEqual(before);
          noteWaiting(each, saved);
          if (each.carry === honestLine) {
            await each.sync();
            counted.syncs += 1;
          }
        }
        for (const each of all) each.clock.now += DAY;
        hub.now += DAY;
      }
      for (const each of all) each.carry = honestLine;
      await made.syncAll();
      const there = ordered(hall);
      let conflicts = 0;
      for (const each of all) {
        const items = conflictPage(each.desk.file.db, { state: 'open', before: null, limit: 1_000 });
        conflicts += items.length;
        const kept = new Set(items.flatMap((item) => item.commands.map(({ commandId }) => commandId)));
        for (const commandId of saved.get(each) ?? []) expect(there.has(commandId) || kept.has(commandId)).toBe(true);
        expect(outboxCounts(each.desk.file.db).waiting).toBe(0);
        for (const caseId of cases) expect(stateOf(each, caseId)).toEqual(stateOf(hall, caseId));
        expect(auditLog(each.desk.file.db, { now: each.desk.now() }).findings).toEqual([]);
      }
      // A week in which nothing met would show nothing.
      expect(counted.done).toBeGreaterThan(20);
      expect(counted.syncs).toBeGreaterThan(3);
      expect(conflicts).toBeGreaterThan(0);
    },
  );
});

function noteWaiting(each: CityDesk, saved: Map<CityDesk, Set<string>>): void {
  const set = saved.get(each);
  invariant(set, 'every desk is counted');
  for (const { commandId } of latestOutbox(each.desk.file.db, null, 10_000)) set.add(commandId);
}
