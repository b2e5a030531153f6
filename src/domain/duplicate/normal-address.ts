import { toHalfWidth } from '../identity/half-width.ts';

/**
 * One form for the ways in which people write one address: width, blanks and signs, 幢 and 栋, 三单元 and 3单元; city,
 * district and street office, which one form has and the other leaves out, go, a town's name stays (villages of one name
 * lie in several). Empty where no number is left: a village or a road alone is no address by which to know somebody.
 */
export function normalAddress(address: string): string {
  let text = toHalfWidth(address).toLowerCase().replace(NOT_WRITTEN, '');
  for (const level of LEVELS) text = text.replace(level, '');
  text = text
    .replace(NUMERAL, (numeral) => String(numberOf(numeral)))
    .replace(/号楼|[幢座]/gu, '栋')
    .replace(/门牌号/gu, '号')
    .replace(/[室房户]$/u, '');
  return /\d/.test(text) ? text : '';
}

const NOT_WRITTEN = /[^\p{L}\p{N}]/gu;

const LEVELS = [
  /^\p{Script=Han}{2,6}?(?:省|自治区)/u,
  /^\p{Script=Han}{2,6}?(?:自治州|地区|市)/u,
  /^(?:\p{Script=Han}{2,12}?自治[县旗]|\p{Script=Han}{1,4}?(?<![小社园厂院校库])[区县旗])/u,
  /^\p{Script=Han}{1,7}?街道(?:办事处)?/u,
] as const;

/** 三, 十二 or 二十 before the words that number a house. */
const NUMERAL = /[一二三四五六七八九十]+(?=号|栋|幢|座|单元|楼|层|室|排)/gu;
const DIGITS = '〇一二三四五六七八九';

function numberOf(numeral: string): number {
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['〇', numeral];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones));
}
