/**
 * The same font with the outlines of the used glyphs alone. Glyphs keep their ids, so nothing that names them changes;
 * of the others nothing is left but a place without an outline.
 */
import { invariant } from '../../kernel/invariant.ts';
import type { TrueType } from './woff-font.ts';

export function fontSubset(font: TrueType, used: Iterable<number>): Buffer {
  const outlines = font.table('glyf');
  const head = font.table('head');
  invariant(outlines !== undefined && head !== undefined, 'a TrueType font has outlines');
  const kept = withComponents(font, outlines, used);
  const places = Buffer.alloc(4 * (font.glyphCount + 1));
  const parts: Buffer[] = [];
  let length = 0;
  for (let glyph = 0; glyph < font.glyphCount; glyph += 1) {
    places.writeUInt32BE(length, 4 * glyph);
    if (!kept.has(glyph)) continue;
    const outline = outlines.subarray(font.outlineAt(glyph), font.outlineAt(glyph + 1));
    parts.push(outline);
    length += outline.length;
  }
  places.writeUInt32BE(length, 4 * font.glyphCount);
  const longPlaces = Buffer.from(head);
  longPlaces.writeInt16BE(1, 50);
  const tables: (readonly [string, Buffer])[] = [
    ['glyf', Buffer.concat(parts)],
    ['head', longPlaces],
    ['loca', places],
  ];
  for (const tag of ['hhea', 'hmtx', 'maxp', 'prep']) {
    const table = font.table(tag);
    if (table !== undefined) tables.push([tag, table]);
  }
  return sfnt(tables.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const WORDS = 0x1;
const MORE = 0x20;
/** What follows a component's arguments: one scale, two, or four. */
const SCALES = [
  [0x8, 2],
  [0x40, 4],
  [0x80, 8],
] as const;

/** Glyph 0, the used ones, and those that these are put together from. */
function withComponents(font: TrueType, outlines: Buffer, used: Iterable<number>): ReadonlySet<number> {
  const kept = new Set([0, ...used]);
  for (const glyph of kept) {
    const from = font.outlineAt(glyph);
    if (font.outlineAt(glyph + 1) === from || outlines.readInt16BE(from) >= 0) continue;
    let at = from + 10;
    for (let flags = MORE; (flags & MORE) !== 0;) {
      flags = outlines.readUInt16BE(at);
      kept.add(outlines.readUInt16BE(at + 2));
      at += 4 + ((flags & WORDS) === 0 ? 2 : 4);
      for (const [flag, bytes] of SCALES) if ((flags & flag) !== 0) at += bytes;
    }
  }
  return kept;
}

const TRUE_TYPE = 0x0001_0000;

function sfnt(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(TRUE_TYPE, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (tables.length - power), 10);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [place, [tag, bytes]] of tables.entries()) {
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    const at = 12 + 16 * place;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...bodies]);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
