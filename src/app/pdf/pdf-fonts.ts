/** The two fonts of a document: one for Chinese, one for Latin, with the glyphs that its texts use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontSubset } from './font-subset.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { type TrueType, readWoff } from './woff-font.ts';

/** A character as a page shows it. */
export interface Placed {
  readonly font: PdfFont;
  /** Of the glyph, in the four digits that a page's content has. */
  readonly hex: string;
  /** Thousandths of the size. */
  readonly width: number;
}

export interface PdfFont {
  /** As a page's content names it. */
  readonly name: string;
  readonly face: TrueType;
  /** Code points by glyph. */
  readonly used: Map<number, number>;
}

export interface PdfFonts {
  readonly all: readonly PdfFont[];
  readonly placed: (character: string) => Placed | undefined;
}

const FILES = ['noto-sans-sc-latin.woff', 'noto-sans-sc-chinese.woff'] as const;
/** For a character that neither font has: the printers' sign for one, and never a hole. */
const UNKNOWN = '〓';

const faces = new Map<string, readonly TrueType[]>();

export function pdfFonts(resources: string): PdfFonts {
  const read = faces.get(resources) ?? FILES.map((file) => readWoff(readFileSync(join(resources, 'fonts', file))));
  faces.set(resources, read);
  const all = read.map((face, place): PdfFont => ({ name: `F${String(place)}`, face, used: new Map() }));
  const find = (character: string): Placed | undefined => {
    const code = character.codePointAt(0) ?? 0;
    for (const font of all) {
      const glyph = font.face.glyphs.get(code);
      if (glyph === undefined) continue;
      font.used.set(glyph, code);
      return { font, hex: hex4(glyph), width: font.face.widthOf(glyph) };
    }
    return character === UNKNOWN ? undefined : find(UNKNOWN);
  };
  const known = new Map<string, Placed | undefined>();
  return {
    all,
    placed: (character) => {
      if (!known.has(character)) known.set(character, find(character));
      return known.get(character);
    },
  };
}

/** A font with what was used of it, once all pages are written; its object. */
export function embedded({ face, used, name }: PdfFont, objects: PdfObjects): number {
  const glyphs = [...used.keys()].sort((a, b) => a - b);
  const file = objects.stream(fontSubset(face, glyphs));
  const [head, hhea] = [face.table('head'), face.table('hhea')];
  const box = [36, 38, 40, 42].map((at) => String(head?.readInt16BE(at) ?? 0)).join(' ');
  const [ascent, descent] = [4, 6].map((at) => String(hhea?.readInt16BE(at) ?? 0));
  const base = `/ANJU${name}+NotoSansSC-Regular`;
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName${base}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${ascent ?? '0'}/Descent ${descent ?? '0'}/CapHeight 733/StemV 80/FontFile2 ${String(file)} 0 R>>`,
  );
  const widths = glyphs.map((glyph) => `${String(glyph)}[${String(face.widthOf(glyph))}]`).join('');
  const cid = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${String(descriptor)} 0 R/DW 1000/W[${widths}]/CIDToGIDMap/Identity>>`,
  );
  const unicode = objects.stream(Buffer.from(toUnicode(used), 'latin1'));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont${base}/Encoding/Identity-H/DescendantFonts[${String(cid)} 0 R]/ToUnicode ${String(unicode)} 0 R>>`,
  );
}

const AT_ONCE = 100;

/** Which characters the glyphs stand for, so that a list can be searched and copied. */
function toUnicode(used: ReadonlyMap<number, number>): string {
  const lines = [...used].map(([glyph, code]) => `<${hex4(glyph)}><${hex4(code)}>`);
  let blocks = '';
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const block = lines.slice(at, at + AT_ONCE);
    blocks += `${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  }
  return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Anju-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${blocks}endcmap
CMapName currentdict/CMap defineresource pop
end
end
`;
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
