import { describe, expect, it } from 'vitest';
import { parseTypedDate } from './typed-date.ts';

describe('dates as typed', () => {
  it.each([
    '20201005',
    '2020-10-05',
    '2020-10-5',
    '2020.10.5',
    '2020/10/05',
    '2020年10月5日',
    '２０２０年１０月５日',
    ' 2020 - 10 - 5 ',
  ])('%s', (text) => {
    expect(parseTypedDate(text)).toBe('2020-10-05');
  });

  it.each(['', '2020', '2020-13-01', '2026-02-30', '20260230', '2020-10', '5.10.2020', '20-10-05'])(
    '%s is none',
    (text) => {
      expect(parseTypedDate(text)).toBeUndefined();
    },
  );
});
