import { describe, expect, it } from 'vitest';
import { idleStep } from './idle-watch.ts';

const MINUTE = 60_000;

describe('idleStep', () => {
  it('locks when the idle minutes have passed, not a moment before', () => {
    const watch = { lastActivity: 0, lastTold: 0 };
    expect(idleStep(watch, 10, 10 * MINUTE - 1)).toBe('nothing');
    expect(idleStep(watch, 10, 10 * MINUTE)).toBe('lock');
  });

  it('tells the desk of activity, at most every half minute', () => {
    expect(idleStep({ lastActivity: 20_000, lastTold: 0 }, 10, 20_000)).toBe('nothing');
    expect(idleStep({ lastActivity: 20_000, lastTold: 0 }, 10, 30_000)).toBe('tell');
  });

  it('says nothing when nobody was there since', () => {
    expect(idleStep({ lastActivity: 5_000, lastTold: 6_000 }, 10, 5 * MINUTE)).toBe('nothing');
  });
});
