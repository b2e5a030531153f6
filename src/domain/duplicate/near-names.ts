/**
 * When two names may be one, written twice. The measure has no share of letters that must agree: a name of two or three
 * characters, which most are, would always fall below it. It asks what a slip of hand or ear does (decisions/0016):
 * another character of the same sound, one that looks alike, one character changed, dropped, added or swapped.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { shapeOf } from './similar-shapes.ts';

/** The usual reading of one character, without its tone; the character itself where it has none. */
export type SoundOf = (character: string) => string;

/**
 * `same`; `sound`: other characters, read alike; `shape`: others that look alike; `letter`: one character changed, left
 * out, added, or two neighbours swapped, in names of which the longer has at least three.
 */
export type Nearness = 'same' | 'sound' | 'shape' | 'letter';

/** A changed character of two is another name: 马丽 and 马强. Sound and shape are asked of those as well. */
const LETTERS_FROM = 3;

/** Names without blanks and middle dots, as `normalName` gives them. Null: two names. */
export function nearNames(one: string, other: string, soundOf: SoundOf): Nearness | null {
  if (one === '' || other === '') return null;
  if (one === other) return 'same';
  const [a, b] = [Array.from(one), Array.from(other)];
  if (a.length === b.length) {
    if (a.every((character, at) => soundOf(character) === soundOf(b[at] ?? ''))) return 'sound';
    if (a.every((character, at) => shapeOf(character) === shapeOf(b[at] ?? ''))) return 'shape';
  }
  if (Math.max(a.length, b.length) < LETTERS_FROM) return null;
  return isOneSlip(a, b) ? 'letter' : null;
}

/** A middle dot is typed in many ways or left out. */
export function normalName(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•・‧∙･.]/gu, '');
}

/** `transposed`: two neighbouring digits of YYYYMMDD changed places. */
export function nearBirths(one: PlainDate, other: PlainDate): 'same' | 'transposed' | null {
  if (one === other) return 'same';
  // Asked of every two people of two cases: no text is made.
  let [first, second] = [-1, -1];
  for (let at = 0; at < one.length; at += 1) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue;
    if (second !== -1) return null;
    if (first === -1) first = at;
    else second = at;
  }
  if (second === -1) return null;
  const areNeighbours = second - first === 1 || (second - first === 2 && one.charAt(first + 1) === '-');
  const areSwapped = one.charAt(first) === other.charAt(second) && one.charAt(second) === other.charAt(first);
  return areNeighbours && areSwapped ? 'transposed' : null;
}

/** The digits of a day of birth in their order of size: the same for every transposition. */
export function sortedDigits(birth: PlainDate): string {
  const codes: number[] = [];
  for (let at = 0; at < birth.length; at += 1) {
    const code = birth.charCodeAt(at);
    if (code === HYPHEN) continue;
    let place = codes.length;
    for (; place > 0 && (codes[place - 1] ?? 0) > code; place -= 1) codes[place] = codes[place - 1] ?? 0;
    codes[place] = code;
  }
  return String.fromCharCode(...codes);
}

const HYPHEN = 45;

/** One character changed, added, left out, or two neighbours swapped. */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  const at = long.findIndex((character, place) => character !== short[place]);
  if (long.length > short.length) return sameFrom(long, at + 1, { other: short, from: at });
  if (sameFrom(long, at + 1, { other: short, from: at + 1 })) return true;
  return (
    long[at] === short[at + 1] && long[at + 1] === short[at] && sameFrom(long, at + 2, { other: short, from: at + 2 })
  );
}

function sameFrom(
  one: readonly string[],
  from: number,
  { other, from: otherFrom }: { readonly other: readonly string[]; readonly from: number },
): boolean {
  return one.slice(from).join('') === other.slice(otherFrom).join('');
}
