/** Letters that remind of reviews and renewals: one Word file, each on a page of its own and noted where it belongs. */
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCalls } from '../../../src/app/annual-review/call-run.ts';
import { loadReview } from '../../../src/app/annual-review/review-stream.ts';
import { loadLease } from '../../../src/app/lease/lease-stream.ts';
import { renewalLetters, reviewLetters } from '../../../src/app/letters/reminder-letters.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { loadRenewal } from '../../../src/app/renewal/renewal-stream.ts';
import { refusalOf } from '../../../src/renderer/api/refusal-words.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { letHome, on } from '../../support/lease/let-home.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const making = (kind: 'review-reminder' | 'renewal-reminder', who: TestStaffName = 'streetSupervisor') => ({
  template: builtInTemplate(made.desk, kind),
  actor: made.as(who).actor,
});
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
    const file = reviewLetters(made.desk, of, making('review-reminder'));
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
    const file = reviewLetters(made.desk, of, making('review-reminder'));
    expect([file.made, file.left]).toEqual([1, 1]);
    expect([reminded(first).length, reminded(second).length]).toEqual([1, 0]);
    let refusal: unknown;
    try {
      reviewLetters(made.desk, of, making('review-reminder', 'auditor'));
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
    const file = renewalLetters(made.desk, [{ leaseId, until }], making('renewal-reminder'));
    const words = wordsOf(xmlOf(file.bytes));
    expect(words).toMatch(/租期至20\d\d年9月30日届满。需要续租的，请于20\d\d年6月30日前/);
    expect(loadRenewal(made.desk.file, leaseId, until).state.reminders).toMatchObject([{ way: 'letter' }]);
  });
});
