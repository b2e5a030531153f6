import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { banStream, loadBans, loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { WaitingCommand } from '../../../src/domain/waitlist/commands.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { waitingPage } from '../../../src/store/queries/waiting-list.ts';
import { placesOf } from '../../../src/store/queries/waiting-place.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { aMember } from '../../support/application/builders.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { act, handIn } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';
import { approvedCase } from '../../support/waitlist/approved-case.ts';

let made: SyncCity;
let hall: CityDesk;
let street: CityDesk;
let elsewhere: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630103001'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [street, elsewhere] = [one, two];
  hall = made.hall;
});
afterAll(() => {
  made.remove();
});

const personOf = (n: number): string => identityNumberFor('630104', plainDate('1980-03-04'), n);

/** A decided case of the street that everybody who may has. */
async function decided(n: number): Promise<CaseId> {
  const caseId = approvedCase(hall.desk, {
    caseNo: `XN2026-09-${String(n).padStart(6, '0')}`,
    clerk: hall.as('streetClerk').actor.staffId,
    supervisor: hall.as('citySupervisor').actor.staffId,
    content: { members: [aMember({ identityNumber: personOf(n) })] },
  });
  await made.syncAll();
  return caseId;
}

function wait(at: CityDesk, who: TestStaffName, { caseId, command }: { caseId: CaseId; command: WaitingCommand }) {
  const { version } = loadWaiting(at.desk.file, caseId);
  const commandId = at.desk.newId() as CommandId;
  return executeWaiting(at.desk, { commandId, caseId, version, command }, at.as(who).actor);
}

function waits(at: CityDesk, who: TestStaffName, what: { caseId: CaseId; command: WaitingCommand }): void {
  expect(wait(at, who, what)).toMatchObject({ ok: true });
}

const openConflicts = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });

describe('the waiting list on several desks', () => {
  it('is the same list in the whole city, also where the case itself is not known', async () => {
    const caseId = await decided(401);
    waits(hall, 'citySupervisor', { caseId, command: { type: 'register' } });
    await made.syncAll();
    for (const at of [hall, street, elsewhere]) {
      expect(loadWaiting(at.desk.file, caseId).state?.number).toMatch(/^XN轮2026-/);
      expect(placesOf(at.desk.file.db, caseId)?.overall.place).toBe(1);
    }
    const [row] = waitingPage(elsewhere.desk.file.db, {
      scope: '6301' as OfficeId,
      programme: null,
      offset: 0,
      limit: 5,
    });
    expect(row).toMatchObject({ caseId, applicantName: '' });
    // No name, number or address of anybody goes where the case does not.
    const told = JSON.stringify(elsewhere.desk.file.load(`waiting:${caseId}`).events);
    expect(told).not.toContain('马秀莲');
    expect(told).not.toContain(personOf(401));
  });

  it('confirmed twice at the same time is confirmed, and no conflict', async () => {
    const caseId = await decided(402);
    waits(hall, 'citySupervisor', { caseId, command: { type: 'register' } });
    await made.syncAll();
    for (const at of [hall, street]) {
      waits(at, at === hall ? 'citySupervisor' : 'streetClerk', {
        caseId,
        command: { type: 'reconfirm', changed: false, signedOn: plainDate('2026-10-10'), comment: '' },
      });
    }
    await made.syncAll();
    for (const at of [hall, street, elsewhere]) {
      expect(openConflicts(at)).toEqual([]);
      expect(outboxCounts(at.desk.file.db).waiting).toBe(0);
    }
  });

  it('left at one desk and reminded at another is a question for a person', async () => {
    const caseId = await decided(403);
    waits(hall, 'citySupervisor', { caseId, command: { type: 'register' } });
    await made.syncAll();
    waits(hall, 'citySupervisor', { caseId, command: { type: 'leave', reason: 'moved', comment: '' } });
    waits(street, 'streetClerk', {
      caseId,
      command: { type: 'reconfirm', changed: false, signedOn: plainDate('2026-10-10'), comment: '' },
    });
    await hall.sync();
    await made.syncAll();
    expect(openConflicts(street)).toMatchObject([{ refusal: { code: 'left-already', reason: 'moved' } }]);
    expect(loadWaiting(street.desk.file, caseId).state?.left?.reason).toBe('moved');
  });

  it('bans in the whole city: what was handed in before the ban was known is not accepted after it', async () => {
    const caseId = await decided(404);
    waits(hall, 'citySupervisor', { caseId, command: { type: 'register' } });
    waits(hall, 'citySupervisor', { caseId, command: { type: 'leave', reason: 'housed', comment: '' } });
    const secondBy = hall.as('secondCitySupervisor').actor.staffId;
    waits(hall, 'citySupervisor', {
      caseId,
      command: {
        type: 'ban',
        grounds: 'deceit',
        returnedOn: plainDate('2026-10-10'),
        persons: [personOf(404)],
        comment: '伪造证明',
        secondBy,
      },
    });
    const applied = handIn(elsewhere, { person: 404, street: '630103001', who: 'otherStreetClerk' });
    await hall.sync();
    await made.syncAll();
    expect(loadBans(elsewhere.desk.file, banStream(personOf(404))).bans).toHaveLength(1);
    expect(act(elsewhere, 'otherStreetClerk', { caseId: applied, command: { type: 'accept' } })).toMatchObject({
      error: { code: 'banned', until: '2031-10-09' },
    });
  });
});
