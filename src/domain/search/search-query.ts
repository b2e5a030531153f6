import { pinyinText, searchText } from './search-text.ts';
import { asciiText, pairsOf, tokenKind } from './tokens-of.ts';

/** A pair index may say yes to 马秀秀莲 for 马秀莲: the row's own text has the last word. */
export interface Recheck {
  readonly kind: 'name-or-address';
  /** Folded by `searchText`. */
  readonly text: string;
}

export interface SearchQuery {
  /** An FTS5 MATCH expression of quoted tokens, AND, OR and prefix stars only: safe as a bound value. */
  readonly match: string;
  /** Every one must hold of a hit; see `passesRecheck`. */
  readonly recheck: readonly Recheck[];
}

const MAX_WORDS = 8;
const MAX_CHARACTERS = 40;
/** From here on a run of digits may be a whole identity number being typed; shorter, it would match a whole city. */
const IDENTITY_NUMBER_FROM = 7;
const PHONE_FROM = 3;

/**
 * Reads what a person types into the search field: words of a name or address, pinyin or its initials as far as
 * typed, last four or whole of an identity number, part of a phone number, a case number. All words must be found.
 * Undefined when there is nothing to search for.
 */
export function parseSearch(typed: string): SearchQuery | undefined {
  const words = wordsOf(typed);
  const recheck: Recheck[] = [];
  const groups: string[] = [];
  for (const word of words) {
    if (/^[a-z0-9]+$/.test(word)) {
      groups.push(latinGroup(word));
    } else {
      groups.push(nameOrAddressGroup(word));
      // Up to two characters the token is the very substring.
      if (Array.from(word).length > 2) recheck.push({ kind: 'name-or-address', text: word });
    }
  }
  return groups.length === 0 ? undefined : { match: groups.join(' AND '), recheck };
}

/** Whether a row found by `match` really holds every part that was typed. */
export function passesRecheck(
  query: SearchQuery,
  row: { readonly names: readonly string[]; readonly addresses: readonly string[] },
): boolean {
  if (query.recheck.length === 0) return true;
  const texts = [...row.names, ...row.addresses].map(searchText);
  return query.recheck.every(({ text }) => texts.some((candidate) => candidate.includes(text)));
}

/** Words, folded; a number typed in groups (138 0013 8000, 640104 19800304 0014) is one word. */
function wordsOf(typed: string): string[] {
  const whole = asciiText(typed);
  if (whole === searchText(typed) && /^(?:1[3-9]\d{9}|\d{17}[\dx])$/.test(whole)) return [whole];
  const words = typed
    .normalize('NFKC')
    .split(/[\s,，、;；]+/u)
    .map((word) => foldWord(word))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MAX_WORDS);
}

/** Latin words with marks (xiù, lǚ) become what pinyin tokens are made of; all else is folded as text is. */
function foldWord(word: string): string {
  const isLatin = /^[\p{Script=Latin}\p{M}'’]+$/u.test(word);
  const text = isLatin ? pinyinText(word) : searchText(word);
  return Array.from(text).slice(0, MAX_CHARACTERS).join('');
}

function nameOrAddressGroup(word: string): string {
  const pairs = [...new Set(pairsOf(word))];
  const all = (kind: string): string => pairs.map((pair) => quoted(kind + pair)).join(' AND ');
  return `((${all(tokenKind.name)}) OR (${all(tokenKind.address)}))`;
}

function latinGroup(word: string): string {
  const choices = [prefix(tokenKind.caseNo + word)];
  if (/^[a-z]+$/.test(word)) {
    choices.push(prefix(tokenKind.pinyin + word), prefix(tokenKind.initials + word));
  }
  if (/^\d{0,3}[\dx]$/.test(word)) choices.push(prefix(tokenKind.identityLastFour + word));
  if (/^\d+x?$/.test(word) && word.length >= IDENTITY_NUMBER_FROM) {
    choices.push(prefix(tokenKind.identityNumber + word));
  }
  if (/^\d+$/.test(word)) {
    if (word.length <= 4) choices.push(prefix(tokenKind.phoneLastFour + word));
    if (word.length >= PHONE_FROM) choices.push(prefix(tokenKind.phone + word));
  }
  return `(${choices.join(' OR ')})`;
}

function quoted(token: string): string {
  return `"${token}"`;
}

function prefix(token: string): string {
  return `"${token}" *`;
}
