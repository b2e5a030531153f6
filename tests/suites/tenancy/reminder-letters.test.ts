/** Letters that remind of reviews and renewals: one Word file, each on a page of its own and noted where it belongs. */
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCalls } from '../../../src/app/annual-review/call-run.ts';
import { loadReview } from '../../../src/app/annual-review/review-stream.ts';
import { loadLease } from '../../../src/app/lease/lease-stream.ts';
import { runLetters } from '../../../src/app/letters/letter-run.ts';
import { arrearsLetter, fewLetters, renewalLetter, reviewLetter } from '../../../src/app/letters/reminder-letters.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { loadRenewal } from '../../../src/app/renewal/renewal-stream.ts';
import { refusalOf } from '../../../src/renderer/api/refusal-words.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { LetterRunEvent } from '../../../src/contract/letter-run.ts';
import { executeArrears } from '../../../src/app/arrears/execute-arrears.ts';
import { loadArrears } from '../../../src/app/arrears/arrears-stream.ts';
import { arrearsToRemind } from '../../../src/app/letters/who-is-written-to.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { letHome, on } from '../../support/lease/let-home.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

type Reviews = readonly { readonly leaseId: string; readonly year: number }[];

const template = (kind: 'review-reminder' | 'renewal-reminder' | 'arrears-reminder') =>
  builtInTemplate(made.desk, kind);
const lettersOf = (of: Reviews, who: TestStaffName = 'streetSupervisor') =>
  of.map((one) => reviewLetter(made.desk, one, made.as(who).actor));
const reviewLetters = (of: Reviews, who?: TestStaffName) =>
  fewLetters(made.desk, lettersOf(of, who), template('review-reminder'));
const xmlOf = (bytes: Uint8Array): string => new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
const wordsOf = (xml: string): string => xml.replaceAll(/<[^>]*>/g, '');
const reminded = (leaseId: string) => loadReview(made.desk.file, leaseId, 2027).state?.reminders ?? [];

async function calledIn2027(...leases: readonly string[]): Promise<void> {
  made.clock.now = on('2027-08-20');
  const run = runCalls(made.desk, { person: made.as('streetSupervisor'), signal: undefined });
  for await (const event of run) if (event.kind === 'report') expect(event.called).toBe(leases.length);
}

describe('letters that remind', () => {
  it('of reviews are one file, a page for each, and stand in each record as a reminder by letter', async () => {
    const leases = [letHome(made, 1), letHome(made, 2)];
    await calledIn2027(...leases);
    const of = leases.map((leaseId) => ({ leaseId, year: 2027 }));
    const file = reviewLetters(of);
    expect([file.made, file.left]).toEqual([2, 0]);
    const xml = xmlOf(file.bytes);
    expect(xml.match(/w:type="page"/g)).toHaveLength(1);
    expect(xml.match(/<w:sectPr/g)).toHaveLength(1);
    const words = wordsOf(xml);
    for (const leaseId of leases) {
      const lease = loadLease(made.desk.file, leaseId).state;
      invariant(lease, 'the lease');
      expect(words).toContain(lease.leaseNo);
      expect(words).toContain(lease.content.home.unitNo);
      expect(reminded(leaseId)).toMatchObject([{ on: '2027-08-20', way: 'letter' }]);
    }
    expect(words).toContain('请于2027年10月1日前，向本机构申报2027年度');
    expect(words).not.toMatch(/[{}]|undefined/);
  });

  it('leave out what was decided meanwhile and who may not be reminded, and make nothing where nobody is left', async () => {
    const leases = [letHome(made, 1), letHome(made, 2)];
    await calledIn2027(...leases);
    const [first = '', second = ''] = leases;
    const of = [
      { leaseId: first, year: 2027 },
      { leaseId: second, year: 2026 },
    ];
    const file = reviewLetters(of);
    expect([file.made, file.left]).toEqual([1, 1]);
    expect([reminded(first).length, reminded(second).length]).toEqual([1, 0]);
    let refusal: unknown;
    try {
      reviewLetters(of, 'auditor');
    } catch (error) {
      refusal = refusalOf(error);
    }
    expect(refusal).toMatchObject({ code: 'missing-permission' });
    expect(reminded(first)).toHaveLength(1);
  });

  it('of renewals name the end of the term and the day by which one asks', () => {
    const leaseId = letHome(made, 1);
    const until = loadLease(made.desk.file, leaseId).state?.content.term.until;
    invariant(until, 'the term');
    made.clock.now = on(`${until.slice(0, 4)}-05-20`);
    const file = fewLetters(
      made.desk,
      [renewalLetter(made.desk, { leaseId, until }, made.as('streetSupervisor').actor)],
      template('renewal-reminder'),
    );
    const words = wordsOf(xmlOf(file.bytes));
    expect(words).toMatch(/租期至20\d\d年9月30日届满。需要续租的，请于20\d\d年6月30日前/);
    expect(loadRenewal(made.desk.file, leaseId, until).state.reminders).toMatchObject([{ way: 'letter' }]);
  });
});

describe('letters to everybody on a list', () => {
  const REPEATED = 75;
  const written: string[] = [];
  const run = async (letters: Parameters<typeof runLetters>[1], stopAfter = Infinity) => {
    const stop = new AbortController();
    const read = ({ leaseId }: { readonly leaseId: string }): void => {
      written.push(leaseId);
    };
    const events: LetterRunEvent[] = [];
    const wish = { template: template('review-reminder'), signal: stop.signal, read };
    for await (const event of runLetters(made.desk, letters, wish)) {
      events.push(event);
      if (events.length >= stopAfter) stop.abort();
    }
    const bytes = Buffer.concat(
      events.flatMap((event) => (event.kind === 'part' ? [Buffer.from(event.base64, 'base64')] : [])),
    );
    return { events, bytes, last: events.at(-1) };
  };

  it('hundreds are one file, made in turns; stopped before, nothing is noted', async () => {
    const leases = Array.from({ length: 4 }, (_, n) => letHome(made, n + 1));
    await calledIn2027(...leases);
    const of = leases.map((leaseId) => ({ leaseId, year: 2027 }));
    // The same four over and over: a file as long as a city's, without its leases.
    const many = Array.from({ length: REPEATED }, () => lettersOf(of)).flat();
    const log = made.desk.file.db.prepare('SELECT count(*) AS n FROM event').get();
    const stopped = await run(many, 3);
    expect(stopped.last).toMatchObject({ kind: 'progress', total: many.length });
    expect(made.desk.file.db.prepare('SELECT count(*) AS n FROM event').get()).toEqual(log);
    expect([written, leases.flatMap(reminded)]).toEqual([[], []]);

    let others = 0;
    const other = setInterval(() => {
      others += 1;
    }, 1);
    const { bytes, events, last } = await run(many);
    clearInterval(other);
    expect(last).toMatchObject({ kind: 'report', made: many.length, left: 0, more: 0 });
    // The desk had turns all the while, and the bar moved.
    expect(others).toBeGreaterThan(10);
    const bar = events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
    expect(bar).toEqual([...bar].sort((a, b) => a - b));
    expect(bar.length).toBeGreaterThan(10);
    expect(xmlOf(bytes).match(/w:type="page"/g)).toHaveLength(many.length - 1);
    expect(written).toHaveLength(many.length);
    expect((await run(lettersOf(of))).last).toEqual({ kind: 'report', made: 4, left: 0, unnoted: 0, more: 0 });
    for (const leaseId of leases) expect(reminded(leaseId).length).toBeGreaterThan(1);
  });

  it('of arrears go to whoever is not left alone, once a day', async () => {
    const [first = '', second = '', third = ''] = [1, 2, 3].map((n) => letHome(made, n));
    const { actor } = made.as('streetSupervisor');
    made.clock.now = on('2026-12-10');
    for (const leaseId of [first, second, third]) {
      const command = { type: 'charge', through: plainDate('2026-12-10') } as const;
      const request = { commandId: made.desk.newId() as CommandId, leaseId, version: null, command };
      expect(executeRent(made.desk, request, actor)).toMatchObject({ ok: true });
    }
    made.clock.now = on('2027-01-20');
    const pause = { type: 'pause', until: plainDate('2027-02-20'), reason: '住院' } as const;
    const paused = { commandId: made.desk.newId() as CommandId, leaseId: second, version: null, command: pause };
    expect(executeArrears(made.desk, paused, actor)).toMatchObject({ ok: true });
    const waiting = () => arrearsToRemind(made.desk, '6301' as OfficeId);
    expect([...(await waiting())].sort()).toEqual([first, third].sort());
    const letters = (await waiting()).map((leaseId) => arrearsLetter(made.desk, leaseId, actor));
    expect((await run(letters)).last).toMatchObject({ kind: 'report', made: 2, unnoted: 0 });
    expect(await waiting()).toEqual([]);
    expect(loadArrears(made.desk.file, first).state.lastLetter).toEqual({
      on: '2027-01-20',
      letter: 'arrears-reminder',
    });
  });
});
