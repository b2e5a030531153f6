import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCalendarYear } from '../../../domain/calendar/calendar-year.ts';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { dayRangesText, parseDayRanges } from './day-ranges.ts';
import { readNotice } from './notice-text.ts';

/** In the wording of the notices; the days are those of the shipped 2026. */
const notice = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('readNotice', () => {
  it('gives the days of the calendar that ships for that year', () => {
    const file = new URL('../../../../resources/calendars/cn-2026.json', import.meta.url);
    const shipped = parseCalendarYear(JSON.parse(readFileSync(file, 'utf8')));
    expect(readNotice(notice, 2030)).toEqual({
      year: 2026,
      holidays: shipped.ok && shipped.value.holidays,
      makeUpDays: shipped.ok && shipped.value.makeUpDays,
    });
  });

  it('reads days of the year before and of two months', () => {
    const text =
      '元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。清明节：4月5日放假，与周末连休。';
    expect(readNotice(text, 2019)).toEqual({
      year: null,
      holidays: ['2018-12-30', '2018-12-31', '2019-01-01', '2019-04-05'],
      makeUpDays: ['2018-12-29'],
    });
    expect(readNotice('劳动节：4月30日至5月4日放假调休，共5天。', 2022)?.holidays).toHaveLength(5);
  });

  it.each(['', '明年放假安排另行通知。', '5月9日上班。'])('finds no days off in %j', (text) => {
    expect(readNotice(text, 2027)).toBeUndefined();
  });
});

describe('parseDayRanges', () => {
  it.each([
    ['1-1~1-3', ['2027-01-01', '2027-01-02', '2027-01-03']],
    ['01-31～02-01', ['2027-01-31', '2027-02-01']],
    ['2026-12-31\n1月2日', ['2026-12-31', '2027-01-02']],
    ['3月1日至2日', ['2027-03-01', '2027-03-02']],
    [' ', []],
  ])('%j', (text, days) => {
    expect(parseDayRanges(text, 2027)).toEqual({ ok: true, value: days });
  });

  it.each(['2-30', '1-3~1-1', '春节', '1-1~3-9', '1-1~1-2~1-3', '13-1'])('%j is not a day', (line) => {
    expect(parseDayRanges(`1-1\n${line}`, 2027)).toEqual({ ok: false, error: line });
  });

  it('reads back what it wrote', () => {
    const day = fc.nat(400).map((days) => addDays(plainDate('2026-12-20'), days));
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 20 }), (days) => {
        expect(parseDayRanges(dayRangesText(days, 2027), 2027)).toEqual({ ok: true, value: [...days].sort() });
      }),
    );
  });
});
