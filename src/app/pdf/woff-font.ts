/** A TrueType font out of its WOFF file (W3C WOFF 1.0): the tables, which glyph a character has, and how wide it is. */
import { inflateSync } from 'node:zlib';
import { invariant } from '../../kernel/invariant.ts';

export interface TrueType {
  readonly table: (tag: string) => Buffer | undefined;
  /** Glyph ids by code point. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** Thousandths of the size. */
  readonly widthOf: (glyph: number) => number;
  readonly glyphCount: number;
  /** Offsets of the outlines, one more than there are glyphs. */
  readonly outlineAt: (glyph: number) => number;
}

const WOFF = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;

export function readWoff(file: Buffer): TrueType {
  invariant(file.readUInt32BE(0) === WOFF, 'a font is a WOFF file');
  const tables = new Map<string, Buffer>();
  for (let at = HEADER, left = file.readUInt16BE(12); left > 0; at += ENTRY, left -= 1) {
    const [from, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const bytes = file.subarray(from, from + packed);
    tables.set(file.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes);
  }
  const need = (tag: string): Buffer => {
    const found = tables.get(tag);
    invariant(found, `a font has a table ${tag}`);
    return found;
  };
  const [head, hhea, hmtx, loca] = [need('head'), need('hhea'), need('hmtx'), need('loca')];
  const unit = head.readUInt16BE(18);
  const measured = hhea.readUInt16BE(34);
  const isLong = head.readInt16BE(50) === 1;
  return {
    table: (tag) => tables.get(tag),
    glyphs: glyphsOf(need('cmap')),
    widthOf: (glyph) => Math.round((hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1)) * 1_000) / unit),
    glyphCount: need('maxp').readUInt16BE(4),
    outlineAt: (glyph) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph)),
  };
}

const SEGMENTS = 4;

/** Of the table for Unicode's first 65,536 characters (format 4). */
function glyphsOf(cmap: Buffer): ReadonlyMap<number, number> {
  for (let at = 4, left = cmap.readUInt16BE(2); left > 0; at += 8, left -= 1) {
    const from = cmap.readUInt32BE(at + 4);
    if (cmap.readUInt16BE(from) === SEGMENTS) return glyphsOfSegments(cmap.subarray(from));
  }
  throw new Error('the font has no table of characters that is known');
}

function glyphsOfSegments(table: Buffer): ReadonlyMap<number, number> {
  const size = table.readUInt16BE(6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size];
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < size; segment += 2) {
    const [start, end] = [table.readUInt16BE(starts + segment), table.readUInt16BE(ends + segment)];
    const [delta, range] = [table.readUInt16BE(deltas + segment), table.readUInt16BE(ranges + segment)];
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const found = range === 0 ? code : table.readUInt16BE(ranges + segment + range + 2 * (code - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
