import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import {
  formatBytes,
  formatCount,
  formatDay,
  formatDayWithWeekday,
  formatInstant,
  formatSquareMetres,
  formatYuan,
} from './format.ts';

const t = ((key: string) => key) as unknown as TFunction;

describe('formats', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [151_200, '1,512.00'],
    [174_833, '1,748.33'],
    [-250, '-2.50'],
    [100_000_000_001, '1,000,000,000.01'],
  ])('%i fen is %s yuan', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  it.each([
    [0, '0.0'],
    [184_000, '18.4'],
    [184_500, '18.45'],
    [600_000, '60.0'],
    [1_234_567_800, '123,456.78'],
    [184_049, '18.4'],
    [184_050, '18.41'],
  ])('%i cm² is %s m²', (area, text) => {
    expect(formatSquareMetres(area)).toBe(text);
  });

  it('names the weekday of a day', () => {
    expect(formatDayWithWeekday(plainDate('2026-10-23'), t)).toBe('2026-10-23 (weekday.5)');
    expect(formatDayWithWeekday(plainDate('2026-10-25'), t)).toBe('2026-10-25 (weekday.0)');
    expect(formatDayWithWeekday(null, t)).toBe(formatDay(null));
  });

  it("shows an instant by China's clock, across midnight", () => {
    expect(formatInstant(instant(Date.UTC(2026, 9, 23, 6, 2)))).toBe('2026-10-23 14:02');
    expect(formatInstant(instant(Date.UTC(2026, 9, 23, 16, 30)))).toBe('2026-10-24 00:30');
  });

  it('groups counts and rounds bytes up', () => {
    expect(formatCount(1_000_000)).toBe('1,000,000');
    expect(formatBytes(1)).toBe('1 KB');
    expect(formatBytes(3_565_158)).toBe('3.4 MB');
  });
});
