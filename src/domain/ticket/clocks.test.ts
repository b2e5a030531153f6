/**
 * Deadlines worked by hand, in words, for all three kinds. The calendar is that of 2026 as announced: National Day 1 to
 * 7 October with a make-up Saturday on the 10th and a make-up Sunday on 20 September; Spring Festival 15 to 23 February
 * with make-up Saturdays on the 14th and 28th; Labour Day 1 to 5 May with the 9th worked. 2027 is not announced.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import { parseCalendarYear } from '../calendar/calendar-year.ts';
import { cityCalendar } from '../calendar/city-calendar.ts';
import { givenTicket } from '../../../tests/support/ticket/given-ticket.ts';
import { clocksOf, firstDue, timedClocks } from './clocks.ts';

const calendar = cityCalendar(
  [2026].flatMap((year) => {
    const file = new URL(`../../../resources/calendars/cn-${String(year)}.json`, import.meta.url);
    const parsed = parseCalendarYear(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.ok ? [parsed.value] : [];
  }),
);

/** The day, with `?` where it is provisional, and which clock it is. */
function due(given: ReturnType<typeof givenTicket>): string {
  const first = firstDue(clocksOf(given.state()), calendar);
  return first === null ? 'nothing' : `${first.name} ${first.dueOn}${first.provisional ? '?' : ''}`;
}

describe('a hotline order (working days)', () => {
  it.each([
    // Received Mon 15 June: the day itself does not count (DAY-05), so 1 working day is Tue 16.
    ['2026-06-15', 'accept 2026-06-16'],
    // Thu 18 June: Dragon Boat is off from Fri 19 to Sun 21, the next working day is Mon 22.
    ['2026-06-18', 'accept 2026-06-22'],
    // Fri 13 February: Saturday 14 is worked (made up).
    ['2026-02-13', 'accept 2026-02-14'],
    // Wed 30 September: 1 to 7 October are off; Thu 8 is the first.
    ['2026-09-30', 'accept 2026-10-08'],
    // Thu 31 December: 2027 is not announced, so 1 January counts as a working Friday and is only provisional.
    ['2026-12-31', 'accept 2027-01-01?'],
  ])('received on %s is to be accepted: %s', (receivedOn, expected) => {
    expect(due(givenTicket({ receivedOn }))).toBe(expected);
  });

  it.each([
    // 5 working days from Mon 15 June: 16, 17, 18, then Mon 22, Tue 23 (the 19th is off).
    ['2026-06-15', 'handle 2026-06-23'],
    // From Mon 28 September: 29, 30, then Thu 8, Fri 9, Sat 10 (made up) October.
    ['2026-09-28', 'handle 2026-10-10'],
    // From Fri 25 December: 28, 29, 30, 31 are four; the fifth is in a year nobody announced.
    ['2026-12-25', 'handle 2027-01-01?'],
  ])('received and accepted on %s is to be answered: %s', (receivedOn, expected) => {
    expect(due(givenTicket({ receivedOn }).on(receivedOn).did({ type: 'accept' }))).toBe(expected);
  });

  it('counts an enquiry by its own limit: three working days from Mon 15 June are Thu 18', () => {
    const given = givenTicket({ receivedOn: '2026-06-15', subject: 'enquiry' })
      .on('2026-06-15')
      .did({ type: 'accept' });
    expect(due(given)).toBe('handle 2026-06-18');
  });

  it('counts from receipt, however late it is accepted', () => {
    const given = givenTicket({ receivedOn: '2026-06-15' }).on('2026-06-18').did({ type: 'accept' });
    expect(due(given)).toBe('handle 2026-06-23');
  });

  it('leaves out a pause, and stands without a last day while it lasts', () => {
    const given = givenTicket({ receivedOn: '2026-06-01' }).on('2026-06-01').did({ type: 'accept' });
    // Mon 1 June + 5 working days is Mon 8. Stopped on Wed 3: two days used (2nd, 3rd).
    given.on('2026-06-03').did({ type: 'pause', reason: 'citizen', comment: '等群众发来照片' });
    expect(due(given)).toBe('nothing');
    // Set going on Mon 8: the 4th, 5th and 8th do not count; 9, 10, 11 are the third to fifth.
    given.on('2026-06-08').did({ type: 'resume', comment: '' });
    expect(due(given)).toBe('handle 2026-06-11');
  });

  it('is longer by what the head granted, and then asks for news', () => {
    const given = givenTicket({ receivedOn: '2026-06-01' }).on('2026-06-01').did({ type: 'accept' });
    given.on('2026-06-04').did({ type: 'ask-extension', reason: '要等配件' });
    expect(due(given)).toBe('handle 2026-06-08');
    given.on('2026-06-05').by('supervisor').did({ type: 'settle-extension', granted: true, comment: '同意' });
    // 10 working days from Mon 1 June: 2–5, 8–12, 15. Progress is due 5 working days after Fri 5: Fri 12.
    expect(due(given)).toBe('progress 2026-06-12');
    given.on('2026-06-12').did({ type: 'tell-progress', text: '配件已到', until: plainDate('2026-06-15') });
    expect(due(given)).toBe('handle 2026-06-15');
  });

  it('is due on what was promised, where that comes first', () => {
    const given = givenTicket({ receivedOn: '2026-06-15' }).on('2026-06-15').did({ type: 'accept' });
    given.did({ type: 'promise', what: '周四前上门', by: plainDate('2026-06-18') });
    expect(due(given)).toBe('promise 2026-06-18');
    given.on('2026-06-18').did({ type: 'keep-promise', promise: 0, comment: '' });
    expect(due(given)).toBe('handle 2026-06-23');
  });

  it('stays due after the answer until the promise is kept; news that was promised is the answer itself', () => {
    const given = givenTicket({ receivedOn: '2026-06-15' }).on('2026-06-15').did({ type: 'accept' });
    given.did({ type: 'promise', what: '次日上门', by: plainDate('2026-06-16') });
    given.did({ type: 'tell-progress', text: '在查', until: plainDate('2026-06-16') });
    given.did({ type: 'answer', text: '已安排', outcome: 'partly', attachments: [] });
    expect(given.state().promises.map(({ news, keptOn }) => [news, keptOn])).toEqual([
      [false, null],
      [true, '2026-06-15'],
    ]);
    expect(due(given)).toBe('promise 2026-06-16');
  });

  it('is due on the day that the order states itself (CMP-10)', () => {
    const given = givenTicket({ receivedOn: '2026-06-15', orderDueOn: '2026-06-17' });
    expect(due(given.on('2026-06-15').did({ type: 'accept' }))).toBe('order 2026-06-17');
  });

  it('sorted as an enquiry has the shorter limit, from the same receipt', () => {
    const given = givenTicket({ receivedOn: '2026-06-15' }).on('2026-06-15').did({ type: 'accept' });
    given.did({ type: 'reclassify', kind: 'hotline', subject: 'enquiry', reason: '只是询问' });
    expect(due(given)).toBe('handle 2026-06-18');
  });

  it('is called back within three working days of the answer, over a holiday', () => {
    const given = givenTicket({ receivedOn: '2026-09-28' }).on('2026-09-28').did({ type: 'accept' });
    given.on('2026-09-30').did({ type: 'answer', text: '已修好', outcome: 'solved', attachments: [] });
    // 8, 9 and the made-up Saturday 10 October.
    expect(due(given)).toBe('call-back 2026-10-10');
  });

  it('done again has five working days of its own', () => {
    const given = givenTicket({ receivedOn: '2026-06-01' }).on('2026-06-01').did({ type: 'accept' });
    given.on('2026-06-03').did({ type: 'answer', text: '已处理', outcome: 'solved', attachments: [] });
    const call = { type: 'call-back', reached: true, solved: false, comment: '没修好' } as const;
    given.on('2026-06-04').did({ ...call, satisfaction: 'dissatisfied' });
    // 5, 8, 9, 10, 11.
    expect(due(given)).toBe('redo 2026-06-11');
  });
});

describe('a rating (working days)', () => {
  it('is answered by a call within one working day, and mended within five of receipt', () => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-04-30', level: 5 });
    // Thu 30 April: 1 to 5 May are off, Wed 6 is the first working day.
    expect(due(given)).toBe('contact 2026-05-06');
    given.on('2026-05-06').did({ type: 'contact', reached: true, finding: 'needs-time', comment: '约好上门' });
    // 6, 7, 8, the made-up Saturday 9, Mon 11.
    expect(due(given)).toBe('handle 2026-05-11');
  });

  it('leaves out a pause: two of five days used before it, three after', () => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-06-01', level: 5 });
    given.on('2026-06-01').did({ type: 'contact', reached: true, finding: 'needs-time', comment: '待配件' });
    // Mon 1 June + 5 is Mon 8. Stopped on Wed 3 (2nd and 3rd used), going on from Mon 8: 9, 10, 11.
    expect(due(given)).toBe('handle 2026-06-08');
    given.on('2026-06-03').did({ type: 'pause', reason: 'citizen', comment: '等群众在家' });
    expect(due(given)).toBe('nothing');
    given.on('2026-06-08').did({ type: 'resume', comment: '' });
    expect(due(given)).toBe('handle 2026-06-11');
  });

  it('at the turn of the year leans on days that nobody announced', () => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-12-31', level: 5 });
    expect(due(given)).toBe('contact 2027-01-01?');
    given.on('2026-12-31').did({ type: 'contact', reached: true, finding: 'fix-now', comment: '即改' });
    // Fri 1, Mon 4 to Thu 7 January, if that year does not say otherwise.
    expect(due(given)).toBe('handle 2027-01-07?');
  });

  it('sorted as an order is on the order’s clock, from the same receipt', () => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-06-01', level: 5 });
    given.on('2026-06-02').did({ type: 'contact', reached: true, finding: 'doubtful', comment: '实为投诉维修' });
    given.did({ type: 'reclassify', kind: 'hotline', subject: 'complaint', reason: '按诉求办理' });
    expect(due(given)).toBe('accept 2026-06-02');
    given.on('2026-06-03').did({ type: 'accept' });
    expect(due(given)).toBe('handle 2026-06-08');
  });

  it('that is appealed against waits for whoever looks again', () => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-06-01', level: 4 });
    given.on('2026-06-02').did({ type: 'contact', reached: true, finding: 'doubtful', comment: '说点错了' });
    given.did({ type: 'appeal', grounds: 'mistaken', reason: '群众说点错了' });
    // Five working days from Tue 2 June: 3, 4, 5, 8, 9.
    expect(due(given)).toBe('recheck 2026-06-09');
  });

  it.each([
    [3, true],
    [5, false],
  ] as const)('of level %i (named: %s) is only counted', (level, named) => {
    const given = givenTicket({ kind: 'rating', receivedOn: '2026-06-01', level, named });
    expect(given.state().closed?.reason).toBe('counted');
    expect(due(given)).toBe('nothing');
  });
});

describe('a petition (calendar days)', () => {
  it.each([
    // 15 calendar days from Tue 1 September end on Wed 16.
    ['2026-09-01', 'accept 2026-09-16'],
    // From Mon 21 September: Tue 6 October is a holiday; the first working day after is Thu 8 (DAY-07).
    ['2026-09-21', 'accept 2026-10-08'],
    // From 25 December: 9 January 2027 is a Saturday; Monday the 11th, if that year does not say otherwise.
    ['2026-12-25', 'accept 2027-01-11?'],
  ])('received on %s: %s', (receivedOn, expected) => {
    expect(due(givenTicket({ kind: 'petition', receivedOn }))).toBe(expected);
  });

  it('is decided within 60 days of acceptance, 30 more with the head, then reviewed twice', () => {
    const given = givenTicket({ kind: 'petition', receivedOn: '2026-03-02' }).on('2026-03-10').did({ type: 'accept' });
    // 10 March + 60 = Sat 9 May, which is a made-up working day.
    expect(due(given)).toBe('handle 2026-05-09');
    given.did({ type: 'ask-extension', reason: '需要鉴定' });
    given.by('supervisor').did({ type: 'settle-extension', granted: true, comment: '情况复杂' });
    // + 90 = Mon 8 June.
    expect(due(given)).toBe('handle 2026-06-08');
    given.by('clerk').on('2026-06-01').did({ type: 'answer', text: '处理意见', outcome: 'explained', attachments: [] });
    // 30 days from Mon 1 June: Wed 1 July.
    expect(due(given)).toBe('ask-review 2026-07-01');
    given.on('2026-06-22').did({ type: 'ask-review', askedOn: plainDate('2026-06-22'), text: '不服' });
    // 30 days from Mon 22 June: Wed 22 July.
    expect(due(given)).toBe('review 2026-07-22');
    // The time of a hearing is not counted (PET-06): 23 to 27 June, five days.
    given.did({ type: 'pause', reason: 'hearing', comment: '听证' });
    given.on('2026-06-27').did({ type: 'resume', comment: '' });
    expect(due(given)).toBe('review 2026-07-27');
  });

  it('leaves out the days of a pause, and may end in a year that nobody announced', () => {
    const given = givenTicket({ kind: 'petition', receivedOn: '2026-03-02' }).on('2026-03-10').did({ type: 'accept' });
    given.on('2026-03-20').did({ type: 'pause', reason: 'appraisal', comment: '送检' });
    expect(due(given)).toBe('nothing');
    // 21 to 30 March, ten days: 10 March + 70 is Tue 19 May.
    given.on('2026-03-30').did({ type: 'resume', comment: '' });
    expect(due(given)).toBe('handle 2026-05-19');
    const late = givenTicket({ kind: 'petition', receivedOn: '2026-11-18' }).on('2026-11-20').did({ type: 'accept' });
    // 20 November + 60 is Tue 19 January 2027.
    expect(due(late)).toBe('handle 2027-01-19?');
  });

  it('gets its clock with the kind, and counts the periods of that kind from the same receipt', () => {
    const given = givenTicket({ receivedOn: '2026-09-01' }).on('2026-09-02').did({ type: 'accept' });
    expect(due(given)).toBe('handle 2026-09-08');
    given.did({ type: 'reclassify', kind: 'petition', subject: 'complaint', reason: '本人要求按信访办理' });
    expect(due(given)).toBe('accept 2026-09-16');
    given.on('2026-09-03').did({ type: 'accept' });
    // 3 September + 60 = Mon 2 November.
    expect(due(given)).toBe('handle 2026-11-02');
    given.did({ type: 'reclassify', kind: 'hotline', subject: 'complaint', reason: '改回工单' });
    // One working day from 1 September was the 2nd: sorting it back does not make it new.
    expect(due(given)).toBe('accept 2026-09-02');
  });
});

describe('clocks as the page shows them', () => {
  it('have the first due first, and say that they stand', () => {
    const given = givenTicket({ receivedOn: '2026-06-01' }).on('2026-06-01').did({ type: 'accept' });
    given.did({ type: 'promise', what: '周五回电', by: plainDate('2026-06-12') });
    given.on('2026-06-03').did({ type: 'pause', reason: 'appraisal', comment: '送检' });
    const timed = timedClocks(clocksOf(given.state()), calendar, plainDate('2026-06-15'));
    expect(timed.map(({ name, overdue, paused }) => [name, overdue, paused])).toEqual([
      ['promise', true, false],
      ['handle', false, true],
    ]);
  });
});
