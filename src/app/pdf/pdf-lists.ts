/**
 * Lists on A4 with the font inside, so that they look the same and can be printed on every machine: a title, some lines,
 * then a table for each list with its head on every page, and the number of the page. Written in turns: a hundred thousand rows take
 * seconds.
 */
import { type PdfFonts, embedded, pdfFonts } from './pdf-fonts.ts';
import type { Pace } from '../pace.ts';
import { pdfObjects, pdfText } from './pdf-objects.ts';

export interface PdfList {
  /** Empty: the table follows at once. */
  readonly heading: string;
  readonly rows: Iterable<readonly string[]>;
}

export interface PdfPaper {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  /** Of the width, in parts of a hundred. */
  readonly widths: readonly number[];
  readonly lists: readonly PdfList[];
}

/** Points. */
const PAGE = { width: 595, height: 842, side: 50, top: 56, bottom: 56 } as const;
const WIDTH = PAGE.width - 2 * PAGE.side;
const SIZE = 9;
const LEADING = 13;
const PADDING = 4;
const TITLE = 15;
const HEADING = 11;
const FOOT = { x: PAGE.width / 2 - 20, y: 30, size: SIZE } as const;

export async function pdfLists(paper: PdfPaper, resources: string, pace: Pace): Promise<Buffer> {
  const fonts = pdfFonts(resources);
  const objects = pdfObjects();
  const pack = (content: string): number => objects.stream(Buffer.from(content, 'latin1'));
  // Packed as it ends: two thousand pages are never held as text.
  const pages: number[] = [];
  await writePages(paper, fonts, { pace, ended: (content) => pages.push(pack(content)) });
  const [tree, resourcesOf] = [objects.reserve(), objects.reserve()];
  const count = pages.length;
  const kids: number[] = [];
  for (const [place, page] of pages.entries()) {
    if (pace.isDue()) await pace.turn();
    const foot = pack(textAt(fonts, FOOT, `${String(place + 1)} / ${String(count)}`));
    const kid = objects.add(
      `<</Type/Page/Parent ${String(tree)} 0 R/MediaBox[0 0 ${String(PAGE.width)} ${String(PAGE.height)}]/Resources ${String(resourcesOf)} 0 R/Contents[${String(page)} 0 R ${String(foot)} 0 R]>>`,
    );
    kids.push(kid);
  }
  objects.fill(
    tree,
    `<</Type/Pages/Count ${String(count)}/Kids[${kids.map((kid) => `${String(kid)} 0 R`).join(' ')}]>>`,
  );
  const named = fonts.all.map((font) => `/${font.name} ${String(embedded(font, objects))} 0 R`);
  objects.fill(resourcesOf, `<</Font<<${named.join('')}>>>>`);
  const root = objects.add(
    `<</Type/Catalog/Pages ${String(tree)} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  const info = objects.add(`<</Title ${pdfText(paper.title)}/Producer(Anju Desk)>>`);
  return objects.file(root, info);
}

/** A pen that begins a new page where the old one is full. */
class Sheets {
  private content = '';
  private y = PAGE.height - PAGE.top;
  private readonly fonts: PdfFonts;
  private readonly on: { readonly begun: () => void; readonly ended: (content: string) => void };

  constructor(fonts: PdfFonts, on: Sheets['on']) {
    this.fonts = fonts;
    this.on = on;
  }

  /** Whether so many points are left; else the next page is begun, with what each begins with. */
  room(points: number): void {
    if (this.y - points >= PAGE.bottom) return;
    this.end();
    this.on.begun();
  }

  end(): void {
    this.on.ended(this.content);
    this.content = '';
    this.y = PAGE.height - PAGE.top;
  }

  down(points: number): void {
    this.y -= points;
  }

  text(x: number, size: number, text: string): void {
    this.content += textAt(this.fonts, { x, y: this.y, size }, text);
  }

  /** A row of cells between lines, as high as its tallest cell. */
  row(cells: readonly (readonly string[])[], edges: readonly number[]): void {
    const height = Math.max(1, ...cells.map(({ length }) => length)) * LEADING + PADDING;
    const top = this.y;
    for (const [place, lines] of cells.entries()) {
      for (const [line, text] of lines.entries()) {
        const at = { x: (edges[place] ?? 0) + PADDING, y: top - PADDING / 2 - SIZE - line * LEADING, size: SIZE };
        this.content += textAt(this.fonts, at, text);
      }
    }
    const verticals = edges.map((x) => `${fixed(x)} ${fixed(top)} m ${fixed(x)} ${fixed(top - height)} l`);
    const across = (y: number) => `${fixed(PAGE.side)} ${fixed(y)} m ${fixed(PAGE.side + WIDTH)} ${fixed(y)} l`;
    this.content += `0.4 w ${verticals.join(' ')} ${across(top)} ${across(top - height)} S\n`;
    this.y -= height;
  }
}

async function writePages(
  { title, lines, columns, widths, lists }: PdfPaper,
  fonts: PdfFonts,
  { ended, pace }: { readonly ended: (content: string) => void; readonly pace: Pace },
): Promise<void> {
  const edges: number[] = [PAGE.side];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + (WIDTH * width) / 100);
  const inner = widths.map((width) => (WIDTH * width) / 100 - 2 * PADDING);
  const folded = (cells: readonly string[]) =>
    cells.map((cell, place) => foldedText(fonts, cell, { width: inner[place] ?? WIDTH, size: SIZE }));
  const head = folded(columns);
  let isInTable = false;
  const begun = (): void => {
    if (isInTable) sheets.row(head, edges);
  };
  const sheets = new Sheets(fonts, { begun, ended });
  for (const line of foldedText(fonts, title, { width: WIDTH, size: TITLE })) {
    sheets.down(TITLE);
    sheets.text(PAGE.side, TITLE, line);
    sheets.down(6);
  }
  for (const line of lines.flatMap((each) => foldedText(fonts, each, { width: WIDTH, size: SIZE }))) {
    sheets.room(LEADING);
    sheets.down(LEADING);
    sheets.text(PAGE.side, SIZE, line);
  }
  for (const { heading, rows } of lists) {
    // A heading stands with the head of its table and one row at least.
    sheets.room(5 * LEADING + HEADING);
    sheets.down(LEADING);
    if (heading !== '') {
      sheets.down(HEADING);
      sheets.text(PAGE.side, HEADING, heading);
      sheets.down(6);
    }
    isInTable = true;
    sheets.row(head, edges);
    for (const cells of rows) {
      if (pace.isDue()) await pace.turn();
      const row = folded(cells);
      sheets.room(Math.max(...row.map(({ length }) => length)) * LEADING + PADDING);
      sheets.row(row, edges);
    }
    isInTable = false;
  }
  sheets.end();
}

/** Broken wherever the width ends: numbers and fingerprints have no spaces, Chinese has none either. */
function foldedText(
  fonts: PdfFonts,
  text: string,
  { width, size }: { readonly width: number; readonly size: number },
): readonly string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const character of text) {
    const wide = ((fonts.placed(character)?.width ?? 0) * size) / 1_000;
    if (used + wide > width && line !== '') {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += character;
    used += wide;
  }
  return [...lines, line];
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function textAt(fonts: PdfFonts, { x, y, size }: TextPlace, text: string): string {
  let [shown, name] = ['', ''];
  for (const character of text) {
    const at = fonts.placed(character);
    if (at === undefined) continue;
    if (at.font.name !== name) {
      shown += `${name === '' ? '' : '>Tj'}/${at.font.name} ${String(size)} Tf<`;
      name = at.font.name;
    }
    shown += at.hex;
  }
  return name === '' ? '' : `BT ${fixed(x)} ${fixed(y)} Td${shown}>Tj ET\n`;
}

function fixed(points: number): string {
  return String(Math.round(points * 100) / 100);
}
