import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseHistory } from '../../../tests/support/store/case-histories.ts';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../../tests/support/store/temporary-desk.ts';
import { documentTypes } from '../../domain/application/document.ts';
import { seededRandom } from '../../kernel/random.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../connection.ts';
import { deskProjections } from '../desk-projections.ts';
import { rebuild } from '../rebuild.ts';
import { commit, commitMany } from '../unit-of-work.ts';
import { NO_DAY, dateOfDay, dayNumber, documentBits, documentTypesOf } from './case-codes.ts';
import { nameReadings } from './name-readings.ts';

let desk: TemporaryDesk;
beforeEach(() => {
  desk = temporaryDesk({ projections: deskProjections });
  desk.file.db.exec(`CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, case_search, instance)`);
});
afterEach(() => {
  desk.remove();
});

/** Everything that the projection wrote, search index included. */
function rowsOf(db: Database): unknown {
  return {
    cases: db.prepare('SELECT * FROM case_row ORDER BY case_key').all(),
    counts: db.prepare('SELECT * FROM queue_count ORDER BY scope, queue').all(),
    terms: db.prepare('SELECT doc, term FROM temp.search_terms ORDER BY doc, term').all(),
  };
}

describe('the rows of cases', () => {
  it('are the same after a rebuild, whether written step by step or in groups', () => {
    const random = seededRandom(3);
    for (let index = 1; index <= 120; index += 1) {
      const { stream, steps } = caseHistory(random, index);
      if (index % 2 === 0) {
        steps.forEach((event, version) => commit(desk.file, appendTo(stream, version, [event])));
      } else {
        commitMany(
          desk.file,
          steps.map((event, version) => appendTo(stream, version, [event])),
        );
      }
    }
    const written = rowsOf(desk.file.db);
    expect(written).toMatchObject({
      cases: { length: 120 },
      terms: expect.arrayContaining([{ doc: 1, term: expect.any(String) as string }]) as unknown,
    });
    expect(rebuild(desk.file.db, deskProjections)).toMatchObject({ streams: 120, unknownEvents: 0 });
    expect(rowsOf(desk.file.db)).toEqual(written);
  });

  it('are rebuilt at the next start when the lists of names behind their codes changed', () => {
    const { stream, steps } = caseHistory(seededRandom(3), 1);
    commit(desk.file, appendTo(stream, 0, steps.slice(0, 1)));
    const written = rowsOf(desk.file.db);
    desk.file.db.exec(`UPDATE case_row SET programme = 3, queue = 8; UPDATE meta SET value = '1 of before'
      WHERE key = 'projection:case'`);
    desk.reopen();
    desk.file.db.exec(`CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, case_search, instance)`);
    expect(rowsOf(desk.file.db)).toEqual(written);
  });
});

describe('case codes', () => {
  it('keep document types and days', () => {
    expect(documentTypesOf(documentBits(documentTypes))).toEqual(documentTypes);
    expect(documentTypesOf(documentBits(['other', 'diploma', 'diploma']))).toEqual(['diploma', 'other']);
    expect(dateOfDay(dayNumber(plainDate('2026-10-23')))).toBe('2026-10-23');
    expect(dateOfDay(dayNumber(null))).toBeNull();
    expect(dayNumber(plainDate('9999-12-31'))).toBeLessThan(NO_DAY);
  });
});

describe('nameReadings', () => {
  const full = (name: string): readonly string[] => nameReadings(name).map((reading) => reading.full.join(' '));

  it('puts the surname’s own reading first and knows the others', () => {
    expect(full('单雄信')[0]).toBe('shan xiong xin');
    expect(full('单雄信')).toContain('dan xiong xin');
  });

  it('reads each Chinese character once and leaves the rest', () => {
    expect(full('买买提·艾力')[0]).toBe('mai mai ti ai li');
    expect(full('John Smith')).toEqual([]);
  });

  it('is bounded', () => {
    expect(nameReadings('曾重乐行长解单').length).toBeLessThanOrEqual(6);
  });
});
