/**
 * The table of shared strings of a workbook: every text of the whole file, which cells name by its number. The first ones
 * are in memory, as headings and words that stand in every line are; of a table of hundreds of thousands the rest lies on
 * the disk, since each is mostly asked for once.
 */
import { type ScratchList, scratchList } from '../../store/scratch.ts';
import type { ZipEntry } from '../intake/zip-directory.ts';
import { entryText } from './entry-text.ts';
import { elements } from './xml-elements.ts';
import { richText } from './xml-text.ts';

export interface SharedStrings {
  /** Empty where the table has no such text. */
  at(place: number): string;
  close(): void;
}

const MOST_HELD = 10_000;
const MOST_HELD_CHARACTERS = 1024 * 1024;
/** Of those on the disk, how many that were asked for lately are known; twice as many at most. */
const LATELY = 2_000;

export async function sharedStrings(file: Blob, entry: ZipEntry | undefined): Promise<SharedStrings> {
  const held: string[] = [];
  let characters = 0;
  let rest: ScratchList | undefined;
  try {
    if (entry !== undefined) {
      for await (const { inner, prefix } of elements(entryText(file, entry), { root: 'sst', element: 'si' })) {
        const text = richText(inner, prefix);
        characters += text.length;
        if (held.length >= MOST_HELD || characters > MOST_HELD_CHARACTERS) (rest ??= scratchList()).push(text);
        // A copy: a slice would hold the whole portion that it was cut out of.
        else held.push(Buffer.from(text).toString());
      }
    }
  } catch (error) {
    rest?.close();
    throw error;
  }
  const list = rest;
  const ofRest = list === undefined ? () => undefined : lately((place) => list.at(place));
  return {
    at: (place) => held[place] ?? ofRest(place - held.length) ?? '',
    close: () => list?.close(),
  };
}

/** Remembers what it was asked for lately. */
function lately(read: (place: number) => string | undefined): (place: number) => string | undefined {
  let young = new Map<number, string | undefined>();
  let old = young;
  return (place) => {
    let text = young.get(place);
    if (text !== undefined) return text;
    text = old.get(place) ?? read(place);
    if (young.size >= LATELY) {
      old = young;
      young = new Map();
    }
    young.set(place, text);
    return text;
  };
}
