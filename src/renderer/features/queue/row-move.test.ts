import { describe, expect, it } from 'vitest';
import { moveRow } from './row-move.ts';

const list = { rows: 47, pageRows: 15 };

describe('moveRow', () => {
  it.each([
    ['down', 0, 1],
    ['down', 46, 46],
    ['up', 0, 0],
    ['up', 9, 8],
    ['page-down', 40, 46],
    ['page-up', 20, 5],
    ['page-up', 3, 0],
    ['first', 30, 0],
    ['last', 0, 46],
  ] as const)('%s from %i goes to %i', (move, from, to) => {
    expect(moveRow(from, move, list)).toBe(to);
  });

  it('stays at 0 in an empty list', () => {
    expect(moveRow(0, 'last', { rows: 0, pageRows: 15 })).toBe(0);
  });
});
