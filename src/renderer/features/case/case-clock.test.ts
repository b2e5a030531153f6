import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { clockShare, clockTone } from './case-clock.ts';

describe('the clock of a case', () => {
  it('is plain, due in its last days, late after, and none of these while it stands', () => {
    expect(clockTone({ day: 7, limit: 10, overdue: false, pausedOn: null })).toBe('plain');
    expect(clockTone({ day: 8, limit: 10, overdue: false, pausedOn: null })).toBe('due');
    expect(clockTone({ day: 12, limit: 10, overdue: true, pausedOn: null })).toBe('late');
    const pausedOn = plainDate('2026-10-13');
    expect(clockTone({ day: 8, limit: 10, overdue: false, pausedOn })).toBe('paused');
  });

  it('fills its bar and no more', () => {
    expect(clockShare({ day: 8, limit: 10 })).toBe(80);
    expect(clockShare({ day: 14, limit: 10 })).toBe(100);
    expect(clockShare({ day: -1, limit: 10 })).toBe(0);
    expect(clockShare({ day: 0, limit: 0 })).toBe(100);
  });
});
