import { pinyin, polyphonic } from 'pinyin-pro';
import type { PinyinReading } from '../../domain/search/tokens-of.ts';

/** Of a name with many readings only the likelier ones are indexed; the surname's own reading comes first. */
const MAX_READINGS = 6;

/** Names repeat in a city, and a case that moves on is written again with the same ones. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, readonly PinyinReading[]>();

/** How a name may be read: 单雄信 as shan xiong xin, and as dan xiong xin, which is what many would type. */
export function nameReadings(name: string): readonly PinyinReading[] {
  const before = remembered.get(name);
  if (before !== undefined) return before;
  const readings = readingsOf(name);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, readings);
  return readings;
}

function readingsOf(name: string): readonly PinyinReading[] {
  const chinese = Array.from(name.matchAll(/\p{Script=Han}/gu), (match) => match[0]).join('');
  if (chinese === '') return [];
  const usual = pinyin(chinese, { type: 'array', toneType: 'none', surname: 'head' });
  const choices = polyphonic(chinese, { type: 'array', toneType: 'none' }).map((readings, index) => {
    const first = usual[index];
    return first === undefined ? readings : [...new Set([first, ...readings])];
  });
  return combinations(choices).map((full) => ({ full, initials: full.map((syllable) => syllable.slice(0, 1)) }));
}

/** Breadth first, so that the readings kept differ in as few syllables from the usual one as can be. */
function combinations(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const usual = choices.map((readings) => readings[0] ?? '');
  const found: string[][] = [usual];
  for (const [index, readings] of choices.entries()) {
    for (const other of readings.slice(1)) {
      for (const base of found.slice()) {
        if (found.length >= MAX_READINGS) return found;
        if (base[index] === usual[index]) found.push(base.with(index, other));
      }
    }
  }
  return found;
}
