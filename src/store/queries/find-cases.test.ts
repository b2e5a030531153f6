import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseHistory } from '../../../tests/support/store/case-histories.ts';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../../tests/support/store/temporary-desk.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { seededRandom } from '../../kernel/random.ts';
import { deskProjections } from '../desk-projections.ts';
import { commitMany } from '../unit-of-work.ts';
import { caseByNo, casesByExternalId, searchCases } from './find-cases.ts';

const CITY = '6301' as OfficeId;
const random = seededRandom(7);
const histories = Array.from({ length: 300 }, (_, index) => caseHistory(random, index + 1));
const submissions = histories.map(({ steps }) => {
  const first = steps[0] as ApplicationEvent;
  invariant(first.type === 'application.submitted.v1', 'a history begins with its submission');
  return first.payload;
});

let desk: TemporaryDesk;
beforeAll(() => {
  desk = temporaryDesk({ projections: deskProjections });
  commitMany(
    desk.file,
    histories.map(({ stream, steps }) => appendTo(stream, 0, steps)),
  );
});
afterAll(() => {
  desk.remove();
});

function find(typed: string, scope = CITY): readonly string[] {
  const query = parseSearch(typed);
  return query === undefined ? [] : searchCases(desk.file.db, { scope, query, limit: 1_000 }).map((hit) => hit.caseNo);
}

type Submission = (typeof submissions)[number];

/** The oracle: look at every case, the latest first. */
function scan(holds: (submission: Submission) => boolean): readonly string[] {
  return submissions
    .filter(holds)
    .map((submission) => submission.caseNo)
    .toReversed();
}

describe('searchCases', () => {
  it('finds every part of two and three characters of every name, and nothing else', () => {
    const parts = new Set<string>();
    for (const { content } of submissions) {
      for (const { name } of content.members) {
        for (const size of [2, 3]) {
          for (let at = 0; at + size <= name.length; at += 1) parts.add(name.slice(at, at + size));
        }
      }
    }
    expect(parts.size).toBeGreaterThan(100);
    for (const part of parts) {
      const expected = scan(({ content }) =>
        [...content.members.map((member) => member.name), content.address, content.registrationAddress].some((text) =>
          text.includes(part),
        ),
      );
      expect([part, find(part)]).toEqual([part, expected]);
    }
  });

  it('finds identity numbers by all and by the last four, phones, case numbers and addresses', () => {
    for (const { content, caseNo } of submissions.slice(0, 60)) {
      const [applicant] = content.members;
      invariant(applicant, 'a household has an applicant');
      const texts = [
        applicant.identityNumber,
        applicant.identityNumber.slice(-4),
        content.phone,
        caseNo,
        content.address,
      ];
      for (const text of texts) expect([text, find(text)]).toEqual([text, expect.arrayContaining([caseNo])]);
    }
  });

  it('finds a name by pinyin, initials, and by another reading of its characters', () => {
    const single = submissions.find(({ content }) => content.members[0]?.name.startsWith('单') === true);
    invariant(single, 'the city has a 单');
    expect(find('shan')).toContain(single.caseNo);
    expect(find('dan')).toContain(single.caseNo);
  });

  it('stays inside the office and below', () => {
    for (const scope of ['630104', '630104003'] as OfficeId[]) {
      const expected = scan(
        ({ content, street }) => street.startsWith(scope) && content.members.some(({ name }) => name.includes('马')),
      );
      expect(expected.length).toBeGreaterThan(3);
      expect(expected.filter((caseNo) => !find('马', scope).includes(caseNo))).toEqual([]);
      const streetsFound = new Set(
        find('马', scope).map((caseNo) =>
          submissions.find((each) => each.caseNo === caseNo)?.street.slice(0, scope.length),
        ),
      );
      expect([...streetsFound]).toEqual([scope]);
    }
  });

  it('stops at its limit', () => {
    const query = parseSearch('西宁');
    invariant(query, 'two characters are a query');
    expect(searchCases(desk.file.db, { scope: CITY, query, limit: 5 })).toHaveLength(5);
    expect(searchCases(desk.file.db, { scope: CITY, query, limit: 0 })).toEqual([]);
  });
});

describe('looking a case up', () => {
  it('goes by its number and by the sender’s own id', () => {
    const [submission] = submissions.filter((each) => each.externalId !== '');
    invariant(submission, 'some case came from a sender');
    expect(caseByNo(desk.file.db, submission.caseNo)).toMatchObject({
      caseId: submission.caseId,
      street: submission.street,
    });
    expect(casesByExternalId(desk.file.db, submission.externalId).map((each) => each.caseId)).toEqual([
      submission.caseId,
    ]);
    expect(caseByNo(desk.file.db, 'XN0')).toBeUndefined();
    expect(casesByExternalId(desk.file.db, '')).toEqual([]);
  });
});
