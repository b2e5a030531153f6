/** One byte or one line of a published file changed, in every way that a hand, a disk or a liar might. */
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import type { SeededRandom } from '../../../src/kernel/random.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const HEX_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const OTHERS = ['A', 'B', 'X', 'Y', 'Z', '马', '李'];

const ways = ['flip-bit', 'replace', 'remove', 'insert', 'drop-line', 'double-line', 'move-line', 'forge'] as const;

export interface Change {
  readonly way: (typeof ways)[number];
  readonly bytes: Buffer;
}

/** Never the same bytes again: where a way changes nothing another is taken. An empty file gets a byte. */
export function changedBytes(bytes: Buffer, random: SeededRandom): Change {
  for (;;) {
    const way = bytes.length === 0 ? 'insert' : random.pick(ways);
    const changed = changeBy(way, bytes, random);
    if (changed !== undefined && !changed.equals(bytes)) return { way, bytes: changed };
  }
}

function changeBy(way: Change['way'], bytes: Buffer, random: SeededRandom): Buffer | undefined {
  const at = random.integer(0, Math.max(0, bytes.length - 1));
  const copy = Buffer.from(bytes);
  const other = random.chance(0.5) ? random.integer(0, 255) : random.pick([...Buffer.from('019afAZ{}[]",:\n -\\.eE')]);
  switch (way) {
    case 'flip-bit':
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
      return copy;
    case 'replace':
      copy[at] = other;
      return copy;
    case 'remove':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), Buffer.of(other), bytes.subarray(at)]);
    case 'drop-line':
    case 'double-line':
    case 'move-line':
    case 'forge':
      return changedLines(way, bytes.toString(), random);
  }
}

function changedLines(way: Change['way'], text: string, random: SeededRandom): Buffer | undefined {
  const end = text.endsWith('\n') ? '\n' : '';
  const lines = (end === '' ? text : text.slice(0, -1)).split('\n');
  const at = random.integer(0, lines.length - 1);
  const [line = ''] = lines.splice(at, 1);
  if (way === 'double-line') lines.splice(at, 0, line, line);
  if (way === 'move-line') lines.splice(random.integer(0, lines.length), 0, line);
  if (way === 'forge') {
    const forged = forgedLine(line, random);
    if (forged === undefined) return undefined;
    lines.splice(at, 0, forged);
  }
  return Buffer.from(lines.length === 0 ? '' : lines.join('\n') + end);
}

/** Another value of one member, written as canonically as the true one. */
function forgedLine(line: string, random: SeededRandom): string | undefined {
  const row = JSON.parse(line) as Record<string, unknown>;
  const name = random.pick(Object.keys(row));
  row[name] = forgedValue(row[name], random);
  if (random.chance(0.05)) row[`x${String(random.integer(0, 99))}`] = 1;
  return canonicalJson(row);
}

function forgedValue(value: unknown, random: SeededRandom): unknown {
  if (typeof value === 'number') return value + random.pick([-1, 1, 2, 100]);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return forgedText(value, random);
  if (value === null) return '0'.repeat(64);
  if (Array.isArray(value)) {
    const list = value as unknown[];
    return random.chance(0.5) ? [...list].reverse() : list.map((each) => forgedValue(each, random));
  }
  const entries = Object.entries(value as Record<string, unknown>);
  const at = random.integer(0, Math.max(0, entries.length - 1));
  return Object.fromEntries(
    entries.map(([name, each], index) => [name, index === at ? forgedValue(each, random) : each]),
  );
}

/** One character for another of its kind, so that the shape still fits. */
function forgedText(text: string, random: SeededRandom): string {
  const characters = [...text];
  if (characters.length === 0) return 'X';
  const at = random.integer(0, characters.length - 1);
  const character = characters[at] ?? '';
  const kin = /[0-9]/.test(character) ? DIGITS : /[a-f]/.test(character) ? HEX_LETTERS : OTHERS;
  characters[at] = random.pick(kin);
  return characters.join('');
}
