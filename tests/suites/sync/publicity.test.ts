import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadNotice } from '../../../src/app/publicity/notice-stream.ts';
import type { CaseId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { approvedCase, noticeDone, publishedNotice } from '../../support/publicity/notice-desk.ts';
import { done, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const DAY = 86_400_000;
const withdraw = { type: 'withdraw', reason: 'applicant-request', comment: '' } as const;

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

/** Cases of the street that its own desk and the hall have. */
async function approved(...persons: readonly number[]): Promise<readonly CaseId[]> {
  const cases = persons.map((person) => approvedCase(hall, { person }));
  await made.syncAll();
  return cases;
}

function weighed(caseIds: readonly CaseId[]): string {
  const batchId = hall.desk.newId();
  noticeDone(hall, batchId, { type: 'prepare', caseIds });
  noticeDone(hall, batchId, { type: 'assess', findings: '仅公示隐去后的姓名', measures: '到期撤下' });
  return batchId;
}

const openConflicts = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });
const statuses = (at: CityDesk, cases: readonly CaseId[]) => cases.map((caseId) => stateOf(at, caseId)?.status);

describe('a notice on several desks', () => {
  it('is known where its households are, and to every street as the city’s, with nothing but what it shows', async () => {
    const cases = await approved(501);
    const batchId = publishedNotice(hall, cases);
    await made.syncAll();
    for (const at of [hall, street]) {
      expect(loadNotice(at.desk.file, batchId)?.state.noticeNo).toMatch(/^XN示2026-/);
      expect(statuses(at, cases)).toEqual(['publicised']);
      expect(outboxCounts(at.desk.file.db).waiting).toBe(0);
    }
    const told = JSON.stringify(elsewhere.desk.file.load(`publicity:${batchId}`).events);
    expect(told).not.toContain('马秀莲');
    expect(told).not.toMatch(/\d{17}[\dX]/);
  });

  it('that publishes a household which was withdrawn meanwhile is a question for a person', async () => {
    const [gone, stays] = await approved(502, 503);
    invariant(gone && stays, 'two were approved');
    const batchId = weighed([gone, stays]);
    await made.syncAll();
    done(street, 'streetClerk', { caseId: gone, command: withdraw });
    noticeDone(hall, batchId, { type: 'publish', secondBy: null });
    await street.sync();
    await made.syncAll();
    const [item] = openConflicts(hall);
    expect(item).toMatchObject({ refusal: { code: 'batch-unfit', cases: [{ why: 'not-waiting' }] } });
    for (const at of [hall, street])
      expect(statuses(at, [gone, stays])).toEqual(['withdrawn', statuses(at, [stays])[0]]);
    expect(loadNotice(hall.desk.file, batchId)?.state.status).toBe('prepared');
    expect(outboxCounts(hall.desk.file.db).waiting).toBe(0);
  });

  it('that ends while a household leaves it passes the others, and is no conflict', async () => {
    const before = openConflicts(hall).length;
    const [gone, stays] = await approved(504, 505);
    invariant(gone && stays, 'two were approved');
    const batchId = publishedNotice(hall, [gone, stays]);
    await made.syncAll();
    for (const at of [hall, street, elsewhere]) at.clock.now += 10 * DAY;
    made.hub.now += 10 * DAY;
    done(street, 'streetClerk', { caseId: gone, command: withdraw });
    noticeDone(hall, batchId, { type: 'close', secondBy: null });
    await street.sync();
    await made.syncAll();
    for (const at of [hall, street]) expect(statuses(at, [gone, stays])).toEqual(['withdrawn', 'registered']);
    expect(loadNotice(hall.desk.file, batchId)?.state.passed).toEqual([stays]);
    expect(openConflicts(hall)).toHaveLength(before);
  });

  it('with an objection holds the household at every desk', async () => {
    const cases = await approved(506);
    const batchId = publishedNotice(hall, cases);
    await made.syncAll();
    const raise = {
      type: 'raise-objection',
      objectionId: hall.desk.newId(),
      objector: null,
      channel: 'letter',
      text: '名下有房',
      caseIds: cases,
      receivedOn: plainDate('2026-10-20'),
    } as const;
    noticeDone(hall, batchId, raise);
    await made.syncAll();
    expect(statuses(street, cases)).toEqual(['objection']);
    expect(loadNotice(street.desk.file, batchId)?.state.objections).toHaveLength(1);
  });
});
