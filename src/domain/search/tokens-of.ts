import { pinyinText, searchText, tokenCharacter } from './search-text.ts';

/** What one case is found by. Pinyin is looked up outside: this folder holds no dictionary. */
export interface SearchableCase {
  /** Applicant and household, as written. */
  readonly names: readonly string[];
  /** One entry per reading of a name: its syllables (`ma xiu lian`) and their first letters (`m x l`). */
  readonly pinyin: readonly PinyinReading[];
  readonly identityNumbers: readonly string[];
  readonly phones: readonly string[];
  readonly caseNo: string;
  readonly addresses: readonly string[];
}

export interface PinyinReading {
  readonly full: readonly string[];
  readonly initials: readonly string[];
}

/**
 * The first letter of a token says what it is of, so that one full-text column serves all.
 * n name, a address: single characters and pairs · i identity number · l its last four · p phone, whole and without
 * its area code or first three digits · q its last four · c case number, whole, its last group, that group without zeros ·
 * y pinyin and z initials, from each syllable to the end (so that a prefix query finds a given name).
 */
export const tokenKind = {
  name: 'n',
  address: 'a',
  identityNumber: 'i',
  identityLastFour: 'l',
  phone: 'p',
  phoneLastFour: 'q',
  caseNo: 'c',
  pinyin: 'y',
  initials: 'z',
} as const;

/**
 * The text of a case's row in the search index: tokens of letters and digits, each once, parted by blanks. Meant for
 * FTS5 with unicode61 and detail=none; prefix='2' there keeps a single typed letter or digit from reading every case.
 */
export function tokensOf(subject: SearchableCase): string {
  const tokens = new Set<string>();
  const add = (kind: string, values: Iterable<string>): void => {
    for (const value of values) if (value !== '') tokens.add(kind + value);
  };
  for (const name of subject.names) {
    add(tokenKind.name, singlesAndPairs(name));
    add(tokenKind.pinyin, latinWordsOf(name));
  }
  for (const address of subject.addresses) add(tokenKind.address, singlesAndPairs(address));
  for (const reading of subject.pinyin) {
    add(tokenKind.pinyin, fromEachStart(reading.full));
    add(tokenKind.initials, fromEachStart(reading.initials));
  }
  for (const number of subject.identityNumbers) {
    const text = asciiText(number);
    add(tokenKind.identityNumber, [text]);
    add(tokenKind.identityLastFour, [text.slice(-4)]);
  }
  for (const phone of subject.phones) {
    add(tokenKind.phone, phoneParts(phone));
    add(tokenKind.phoneLastFour, [longestOf(digitGroups(phone)).slice(-4)]);
  }
  add(tokenKind.caseNo, caseNoParts(subject.caseNo));
  return [...tokens].join(' ');
}

/** The pairs of neighbouring characters of a text, or its one character: what a query fragment asks for. */
export function pairsOf(text: string): string[] {
  return pairsIn(charactersOf(text));
}

function charactersOf(text: string): string[] {
  return Array.from(searchText(text), tokenCharacter);
}

function pairsIn(characters: string[]): string[] {
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** Letters and digits of ASCII only, lower case. */
export function asciiText(text: string): string {
  return searchText(text).replace(/[^a-z0-9]/g, '');
}

function singlesAndPairs(text: string): string[] {
  const characters = charactersOf(text);
  return [...characters, ...pairsIn(characters)];
}

/** JOHN SMITH is found like pinyin: by johnsmith… and smith…. */
function latinWordsOf(name: string): string[] {
  return fromEachStart(name.normalize('NFKC').match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu) ?? []);
}

function fromEachStart(syllables: readonly string[]): string[] {
  const clean = syllables.map(pinyinText);
  return clean.map((_, index) => clean.slice(index).join(''));
}

/** 13800138000 also from its fourth digit, 0951-5041234 also from its number: what people remember of it. */
function phoneParts(phone: string): string[] {
  const groups = digitGroups(phone);
  const whole = groups.join('');
  const withoutPrefix = groups.length > 1 ? groups.slice(1).join('') : whole.slice(3);
  return [whole, withoutPrefix];
}

function digitGroups(text: string): string[] {
  return text.normalize('NFKC').match(/\d+/g) ?? [];
}

/** The number itself, not an area code or extension. */
function longestOf(groups: readonly string[]): string {
  return groups.reduce((longest, group) => (group.length > longest.length ? group : longest), '');
}

function caseNoParts(caseNo: string): string[] {
  const groups = caseNo.split(/[^\p{L}\p{N}]+/u).map(asciiText);
  const last = /\d+$/.exec(groups.at(-1) ?? '')?.[0] ?? '';
  return [asciiText(caseNo), last, last.replace(/^0+/, '')];
}
