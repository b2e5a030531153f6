import { bankCardDigits } from './bank-card.ts';
import { compoundSurnames } from './compound-surnames.ts';
import { toHalfWidth } from './half-width.ts';

/**
 * The one masking of this program: every notice, public edition and export goes through here (domain.md §6.2).
 * What must stay true: no birth date, no middle of a name or number, no house number ever comes out, and the result
 * never depends on how a text was typed (blanks at its ends).
 */

const STAR = '*';
const MIDDLE_DOT = /[·•・‧∙･]/u;
const NO_TELL_LENGTH = '****';

/**
 * 马丽 → 马*, 张晓明 → 张*明, 张王晓明 → 张**明, 欧阳建国 → 欧阳**, 买买提·艾力 → 买**·**. Counts code points, so a rare
 * character outside the basic plane is one character. A name of one character is hidden whole.
 */
export function maskName(name: string): string {
  const parts = name.trim().split(MIDDLE_DOT);
  if (parts.length > 1) {
    return parts.map((part, index) => keepFirst(Array.from(part.trim()), index === 0 ? 1 : 0)).join('·');
  }
  const points = Array.from(name.trim());
  const [first = '', second = ''] = points;
  if (points.length <= 1) return STAR.repeat(points.length);
  if (points.length === 2) return first + STAR;
  if (compoundSurnames.has(first + second)) return keepFirst(points, 2);
  return first + STAR.repeat(points.length - 2) + (points.at(-1) ?? '');
}

/** The first four digits (province and city of first issue) and stars: never birth, never the last digits. */
export function maskIdentityNumber(number: string): string {
  const points = Array.from(number.trim());
  return keepFirst(points, points.length >= 15 ? 4 : 0);
}

/** 13812345678 → 138****5678; a landline keeps its area code and last two digits; anything else is hidden whole. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  const mobile = /^(\d{3})\d{4}(\d{4})$/.exec(text);
  if (mobile) return `${mobile[1] ?? ''}****${mobile[2] ?? ''}`;
  const landline = /^(0\d{2,3}-)?\d{5,6}(\d{2})(?:-\d+)?$/.exec(text);
  if (landline) return `${landline[1] ?? ''}****${landline[2] ?? ''}`;
  return text === '' ? '' : NO_TELL_LENGTH;
}

/** 6222021001116245702 → **** 5702, whatever its length; what is too short to hide anything is hidden whole. */
export function maskBankCard(card: string): string {
  const digits = bankCardDigits(card);
  if (digits === '') return '';
  return digits.length >= 12 ? `${NO_TELL_LENGTH} ${digits.slice(-4)}` : NO_TELL_LENGTH;
}

/** Seven digits and more, with the blanks and dashes people type between them, or what is left of such a number. */
const LONG_NUMBER = /(?<![\dA-Za-z-])\d(?:[ -]?\d){6,}[Xx]?|\d{7,}[Xx]?/g;

/**
 * Hides the identity and telephone numbers in a free text, e.g. what somebody searched for. Names and short numbers
 * (the last four, a case number by its parts) stay, so that a reader still sees what was looked for.
 */
export function maskNumbersIn(text: string): string {
  return toHalfWidth(text).replace(LONG_NUMBER, (found) => {
    const number = found.replace(/[ -]/g, '');
    if (/^1\d{10}$/.test(number)) return maskPhone(number);
    return number.length >= 15 ? maskIdentityNumber(number) : keepFirst(Array.from(number), 3);
  });
}

/** A level's name holds no digit and no 号, 栋, 幢, 室, so nothing from the house number on can be kept. */
const NAME = '[^\\d\\s０-９号栋幢室]';
const PROVINCE = new RegExp(`^(?:${NAME}{2,8}?(?:自治区|省))`, 'u');
const CITY = new RegExp(`^(?:${NAME}{1,8}?(?:自治州|地区|(?<![城夜早超菜])市|盟|州(?!市)))`, 'u');
/** Not 小区, 社区, 园区, 三区 …: those are estates, and naming one names a few hundred people. */
const DISTRICT = new RegExp(
  `^(?:${NAME}{2,14}?自治[县旗]|${NAME}{1,5}?(?:(?<![小社园苑厂院校库期片住宅一二三四五六七八九十]|[A-Za-z])区|[县市旗]))`,
  'u',
);
const TOWNS = [
  new RegExp(`^${NAME}{1,8}?街道`, 'u'),
  new RegExp(`^${NAME}{1,8}?[镇乡]`, 'u'),
  new RegExp(`^${NAME}{1,8}?(?:大道|大街|路|街)`, 'u'),
];

/**
 * Keeps the address down to its street office, town or road and hides the rest behind four stars, whatever its
 * length. An address in which no such level is found keeps city and district only.
 */
export function maskAddress(address: string): string {
  const text = address.trim();
  let kept = 0;
  for (const level of [PROVINCE, CITY, DISTRICT]) kept += level.exec(text.slice(kept))?.[0].length ?? 0;
  const rest = text.slice(kept);
  for (const town of TOWNS) {
    const match = town.exec(rest);
    if (match) {
      kept += match[0].length;
      break;
    }
  }
  return text.slice(0, kept) + (kept < text.length ? NO_TELL_LENGTH : '');
}

function keepFirst(points: readonly string[], shown: number): string {
  return points.slice(0, shown).join('') + STAR.repeat(Math.max(points.length - shown, 0));
}
