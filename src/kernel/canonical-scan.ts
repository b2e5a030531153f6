/**
 * Canonical JSON told from the text itself, without making anything of it: half the time of parsing a text and writing it
 * again. It knows the plain spelling alone (no escapes, whole numbers, no odd names of members) and passes over the rest.
 */

/** True only where `text` is the canonical JSON (canonical-json.ts) of an object; false where one has to look closer. */
export function isPlainCanonicalObject(text: string): boolean {
  return text.charCodeAt(0) === OPEN && PLAIN.test(text) && objectEnd(text, 0, MAX_DEPTH) === text.length;
}

const [QUOTE, COMMA, MINUS, DIGIT_0, DIGIT_9, COLON] = [34, 44, 45, 48, 57, 58];
const [OPEN_LIST, CLOSE_LIST, UNDERSCORE, OPEN, CLOSE] = [91, 93, 95, 123, 125];
/**
 * Nothing is escaped, so that a quote ends every text, and no half of a pair may stand alone. By the engine's own search
 * and not letter by letter, at which a thread that was just started is slow.
 */
const PLAIN = /^[ -[\]-\uD7FF\uE000-\uFFFF]*$/;
const MAX_DEPTH = 32;
/** Fewer than a double holds exactly. */
const MAX_DIGITS = 15;
const UNKNOWN = -1;

/** Where the object that begins at `start` ends. */
function objectEnd(text: string, start: number, depth: number): number {
  let at = start + 1;
  if (text.charCodeAt(at) === CLOSE) return at + 1;
  let before = -1;
  for (;;) {
    const name = at;
    at = stringEnd(text, name);
    if (at === UNKNOWN || text.charCodeAt(at) !== COLON || isOddName(text.charCodeAt(name + 1))) return UNKNOWN;
    if (before !== -1 && !isBefore(text, before, name)) return UNKNOWN;
    before = name;
    at = valueEnd(text, at + 1, depth);
    if (at === UNKNOWN) return UNKNOWN;
    const next = text.charCodeAt(at);
    if (next === CLOSE) return at + 1;
    if (next !== COMMA) return UNKNOWN;
    at += 1;
  }
}

function listEnd(text: string, start: number, depth: number): number {
  let at = start + 1;
  if (text.charCodeAt(at) === CLOSE_LIST) return at + 1;
  for (;;) {
    at = valueEnd(text, at, depth);
    if (at === UNKNOWN) return UNKNOWN;
    const next = text.charCodeAt(at);
    if (next === CLOSE_LIST) return at + 1;
    if (next !== COMMA) return UNKNOWN;
    at += 1;
  }
}

function valueEnd(text: string, start: number, depth: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  if (first === OPEN) return depth === 0 ? UNKNOWN : objectEnd(text, start, depth - 1);
  if (first === OPEN_LIST) return depth === 0 ? UNKNOWN : listEnd(text, start, depth - 1);
  if (first === MINUS || isDigit(first)) return wholeNumberEnd(text, start);
  const word = WORDS.find((each) => text.startsWith(each, start));
  return word === undefined ? UNKNOWN : start + word.length;
}

const WORDS = ['null', 'true', 'false'];

function stringEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return UNKNOWN;
  const end = text.indexOf('"', start + 1);
  return end === -1 ? UNKNOWN : end + 1;
}

function wholeNumberEnd(text: string, start: number): number {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let at = first;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const digits = at - first;
  // A leading zero is no number, minus zero is written without its sign; what is no digit goes on as no number does.
  const isPlain = text.charCodeAt(first) !== DIGIT_0 || (digits === 1 && first === start);
  return digits > 0 && digits <= MAX_DIGITS && isPlain ? at : UNKNOWN;
}

/** Names that an object does not keep in their place (canonical-json.ts). */
function isOddName(first: number): boolean {
  return isDigit(first) || first === UNDERSCORE;
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_9;
}

/** Whether the name behind one quote comes before that behind another. A quote ends both, and is in neither. */
function isBefore(text: string, one: number, other: number): boolean {
  for (let step = 1; ; step += 1) {
    const [a, b] = [text.charCodeAt(one + step), text.charCodeAt(other + step)];
    if (a === b && a !== QUOTE) continue;
    if (a === QUOTE) return b !== QUOTE;
    return b !== QUOTE && a < b;
  }
}
