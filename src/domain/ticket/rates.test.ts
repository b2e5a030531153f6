import { describe, expect, it } from 'vitest';
import { emptyFigure, rateOf, rateText } from './rates.ts';

describe('the rates of CMP-10', () => {
  const figure = { ...emptyFigure, received: 10, answered: 6, inTime: 5, overdue: 1, judged: 6, solved: 4, asked: 3 };

  it('count what is late without an answer against the response, and what still runs neither way', () => {
    expect(rateOf('response', figure)).toBe(714);
    expect(rateOf('response', { ...figure, received: 1000 })).toBe(714);
  });

  it('count solution and satisfaction of those of which it is known', () => {
    expect(rateOf('solution', figure)).toBe(666);
    expect(rateOf('satisfaction', figure)).toBe(0);
    expect(rateOf('satisfaction', { ...figure, satisfied: 3 })).toBe(1000);
  });

  it('are none where nothing counts, and never rounded up', () => {
    expect(rateOf('response', emptyFigure)).toBeNull();
    expect(rateText(null)).toBe('');
    expect(rateText(rateOf('response', { ...emptyFigure, answered: 1000, inTime: 999 }))).toBe('99.9%');
    expect(rateText(1000)).toBe('100.0%');
  });
});
