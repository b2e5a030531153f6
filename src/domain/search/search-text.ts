/**
 * The one folding of text for search, used when a case is indexed, when a person types, and when a hit is checked
 * again: compatibility forms unified, lower case, letters and digits only. `买买提·艾力` and `买买提艾力` are the same.
 */
export function searchText(text: string): string {
  // Most names and addresses: nothing in them has another form.
  if (FOLDED.test(text)) return text;
  return text.normalize('NFKC').toLowerCase().replace(NOT_SEARCHED, '');
}

/** Pinyin as typed or looked up: no tone marks, no apostrophes, ü as v. Other characters are left out. */
export function pinyinText(text: string): string {
  if (/^[a-z]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\p{M}*\u0308\p{M}*/gu, 'v')
    .replace(/[^a-z]/g, '');
}

/**
 * One character as it stands in a token. SQLite's unicode61 tokenizer knows the Unicode of its day; what it does not
 * know splits a token, and a split token is a phrase, which an index with detail=none refuses. So everything but
 * ASCII and the basic Han blocks is written as `u` and six hex digits.
 */
export function tokenCharacter(character: string): string {
  return PLAIN.test(character) ? character : `u${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;
}

const NOT_SEARCHED = /[^\p{L}\p{N}]/gu;
const PLAIN = /^[a-z0-9\u3007\u3400-\u4db5\u4e00-\u9fcb]$/;
const FOLDED = /^[a-z0-9\u3007\u3400-\u4db5\u4e00-\u9fcb]*$/;
