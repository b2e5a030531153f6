import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyYear, formOfText, formOfYear, yearOfForm } from './year-form.ts';

const shipped = readFileSync(new URL('../../../../resources/calendars/cn-2026.json', import.meta.url), 'utf8');

describe('the form of a year', () => {
  it('takes a calendar file over, and gives it back as it was', () => {
    const form = formOfText(shipped, emptyYear(2027));
    expect(form?.makeUpDays).toBe('01-04\n02-14\n02-28\n05-09\n09-20\n10-10');
    const year = form && yearOfForm(form);
    expect(year).toEqual({ ok: true, value: JSON.parse(shipped) as unknown });
    expect(year?.ok && formOfYear(year.value)).toEqual(form);
  });

  it('takes a notice over and keeps the local days of the same year', () => {
    const notice = '国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日至3日放假。1月9日上班。';
    const form = { ...emptyYear(2027), local: '03-10' };
    expect(formOfText(notice, form)).toEqual({
      year: 2027,
      source: '国务院办公厅关于2027年部分节假日安排的通知',
      holidays: '01-01~01-03',
      makeUpDays: '01-09',
      local: '03-10',
    });
    expect(formOfText(notice, { ...form, year: 2026 })?.local).toBe('');
  });

  it.each(['', '{"year":2027}', '[1', '没有放假安排'])('takes nothing of %j', (text) => {
    expect(formOfText(text, emptyYear(2027))).toBeUndefined();
  });

  it.each([
    [{ holidays: '' }, { part: 'holidays', line: '' }],
    [{ makeUpDays: '1-9\n周六' }, { part: 'makeUpDays', line: '周六' }],
    [{ source: ' ' }, { part: 'source', line: '' }],
  ])('names with %j what is wrong', (change, problem) => {
    const form = { ...emptyYear(2027), source: '通知', holidays: '1-1', ...change };
    expect(yearOfForm(form)).toEqual({ ok: false, error: problem });
  });
});
