import { expect, it } from 'vitest';
import { yuanInWords } from './yuan-in-words.ts';

it.each([
  [0, '零元整'],
  [5, '伍分'],
  [60, '陆角整'],
  [100, '壹元整'],
  [105, '壹元零伍分'],
  [30_000, '叁佰元整'],
  [45_050, '肆佰伍拾元伍角整'],
  [190_000, '壹仟玖佰元整'],
  [1_000_500, '壹万零伍元整'],
  [10_050_000_12, '壹仟零伍万元壹角贰分'],
  [100_000_000_00, '壹亿元整'],
])('%d fen', (fen, words) => {
  expect(yuanInWords(fen)).toBe(words);
});
