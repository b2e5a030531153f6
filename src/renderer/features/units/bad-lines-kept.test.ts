import { expect, it } from 'vitest';
import type { LineProblem } from '../../../contract/unit-import.ts';
import { MOST_SHOWN, badLinePortions, noBadLines, withBadLines } from './bad-lines-kept.ts';

const problem = (line: number): LineProblem => ({ sheet: '房源', line, field: 'area', code: 'missing', value: '' });
const problems = (from: number, count: number): LineProblem[] =>
  Array.from({ length: count }, (_, at) => problem(from + at));

it('holds what a person looks through, and gives every line back in its order', async () => {
  let kept = noBadLines;
  for (let from = 0; from < 10_250; from += 250) kept = withBadLines(kept, problems(from, 250));
  expect(kept.count).toBe(10_250);
  expect(kept.shown).toEqual(problems(0, MOST_SHOWN));
  expect(kept.open.length).toBeLessThan(2_000);
  const all: LineProblem[] = [];
  for await (const portion of badLinePortions(kept)) all.push(...portion);
  expect(all).toEqual(problems(0, 10_250));
});

it('is what it was where nothing is bad', () => {
  expect(withBadLines(noBadLines, [])).toBe(noBadLines);
});
