import { describe, expect, it } from 'vitest';
import { citySupervisor, clerk } from '../../../tests/support/application/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type LibraryCommand, decideLibrary } from './decide.ts';
import { type DocumentVersion, type LibraryEvent, citationOf, foldDocument, statusOn, versionOn } from './document.ts';

const aVersion = (from: string, more: Partial<DocumentVersion> = {}): DocumentVersion => ({
  title: '公共租赁住房管理办法',
  number: '住建部令第11号',
  source: '住房和城乡建设部',
  reference: '',
  issuedOn: plainDate('2012-05-28'),
  from: plainDate(from),
  until: null,
  text: '为了加强对公共租赁住房的管理……',
  file: null,
  ...more,
});

const given = (...events: readonly LibraryEvent[]) => ({
  when: (command: LibraryCommand, actor = citySupervisor) =>
    decideLibrary(command, foldDocument(events), { actor, docId: 'doc' }),
});

const added: LibraryEvent = {
  type: 'library.added.v1',
  payload: { docId: 'doc', office: '6301' as OfficeId, class: 'regulation', version: aVersion('2012-07-15') },
};
const revised: LibraryEvent = { type: 'library.revised.v1', payload: { version: aVersion('2026-03-01') } };
const withdrawn: LibraryEvent = {
  type: 'library.withdrawn.v1',
  payload: { on: plainDate('2027-01-01'), reason: '废止' },
};
const why = (problem: string) => ({ ok: false, error: { code: 'library-refused', why: problem } });

describe('a policy document', () => {
  it('is added once, with title, source and words, by whoever keeps the library', () => {
    const add = { type: 'add', class: 'regulation', version: aVersion('2012-07-15') } as const;
    expect(given().when(add)).toEqual({ ok: true, value: [added] });
    expect(given(added).when(add)).toEqual(why('known-already'));
    expect(given().when({ ...add, version: aVersion('2012-07-15', { text: ' ' }) })).toEqual(why('words-missing'));
    const ends = aVersion('2012-07-15', { until: plainDate('2012-07-14') });
    expect(given().when({ ...add, version: ends })).toEqual(why('days-wrong'));
    expect(given().when(add, clerk)).toMatchObject({ error: { code: 'missing-permission' } });
  });

  it('gets versions that follow each other, until it is withdrawn', () => {
    const revise = { type: 'revise', version: aVersion('2026-03-01') } as const;
    expect(given(added).when(revise)).toEqual({ ok: true, value: [revised] });
    expect(given(added, revised).when(revise)).toEqual(why('not-later'));
    expect(given(added, withdrawn).when(revise)).toEqual(why('withdrawn-already'));
    expect(given().when(revise)).toMatchObject({ error: { code: 'unknown-policy-document' } });
    const elsewhere = { ...citySupervisor, office: '630104' as OfficeId };
    expect(given(added).when(revise, elsewhere)).toMatchObject({ error: { code: 'wrong-office' } });
  });

  it('is withdrawn once, with a reason, and listed or not', () => {
    const withdraw = { type: 'withdraw', on: plainDate('2027-01-01'), reason: '废止' } as const;
    expect(given(added).when(withdraw)).toEqual({ ok: true, value: [withdrawn] });
    expect(given(added).when({ ...withdraw, reason: ' ' })).toEqual(why('words-missing'));
    expect(given(added, withdrawn).when(withdraw)).toEqual(why('withdrawn-already'));
    expect(given(added).when({ type: 'list', listed: true })).toEqual(why('nothing-new'));
    expect(given(added).when({ type: 'list', listed: false })).toMatchObject({ ok: true });
  });

  it('holds in the version of the day', () => {
    const document = foldDocument([added, revised, withdrawn]);
    if (document === undefined) throw new Error('it was added');
    const on = (day: string) => [versionOn(document, plainDate(day)), statusOn(document, plainDate(day))];
    expect(on('2012-07-14')).toEqual([undefined, 'to-come']);
    expect(on('2012-07-15')).toEqual([1, 'in-force']);
    expect(on('2026-02-28')).toEqual([1, 'in-force']);
    expect(on('2026-03-01')).toEqual([2, 'in-force']);
    expect(on('2027-01-01')).toEqual([undefined, 'withdrawn']);
    const dated = { versions: [aVersion('2024-01-01', { until: plainDate('2025-12-31') })], withdrawn: null };
    expect(statusOn(dated, plainDate('2026-01-01'))).toBe('ended');
  });

  it('is named in a letter with its number, where it has one', () => {
    expect(citationOf(aVersion('2012-07-15'))).toBe('《公共租赁住房管理办法》（住建部令第11号）');
    expect(citationOf({ title: '办事指南', number: '' })).toBe('《办事指南》');
  });
});
