import { expect, it } from 'vitest';
import { normalAddress } from './normal-address.ts';

it.each([
  ['青海省西宁市城西区虎台街道五四西路12号昆仑小区3号楼2单元401室', '五四西路12号昆仑小区３栋二单元 401'],
  ['西宁市城西区胜利路12号院3幢401', '城西区胜利路12号院3栋401室'],
  ['西宁市湟中区多巴镇上庄村十二号', '多巴镇上庄村12号'],
])('%s is %s', (one, other) => {
  expect(normalAddress(one)).toBe(normalAddress(other));
  expect(normalAddress(one)).not.toBe('');
});

it('is none without a number, and villages of one name in two towns are two', () => {
  expect(normalAddress('西宁市湟中区多巴镇上庄村')).toBe('');
  expect(normalAddress('湟中区多巴镇上庄村12号')).not.toBe(normalAddress('湟中区西堡镇上庄村12号'));
});
