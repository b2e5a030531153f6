import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** The usual reading of one character, without its tone; the character itself where it has none. */
export function characterSound(character: string): string {
  let sound = known.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none', type: 'array' })[0] ?? character;
    known.set(character, sound);
  }
  return sound;
}
