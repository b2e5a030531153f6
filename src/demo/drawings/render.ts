import { type Canvas, PDFDocument, createCanvas } from '@napi-rs/canvas';
import type { Brush } from './brush.ts';
import type { DocumentFile } from '../../domain/application/document.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { A4 } from './sheet.ts';

/** One file of a drawn document, before it is kept. */
export interface DrawnFile {
  readonly bytes: Uint8Array;
  readonly mediaType: DocumentFile['mediaType'];
  readonly name: string;
}

/** Draws one page in units of its size. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly draw: (context: Brush) => void;
}

export function paper(draw: Page['draw']): Page {
  return { ...A4, draw };
}

export function asPdf(name: string, pages: readonly Page[]): DrawnFile {
  const document = new PDFDocument({ title: `样本 ${name}`, producer: 'Anju demo city' });
  for (const { width, height, draw } of pages) {
    draw(document.beginPage(width, height));
    document.endPage();
  }
  return { bytes: document.close(), mediaType: 'application/pdf', name: `${name}.pdf` };
}

/** A flat scan, as an office's scanner gives it. */
export async function asScan(name: string, page: Page, longSide = 1_240): Promise<DrawnFile> {
  const canvas = rasterOf(page, longSide);
  return { bytes: await canvas.encode('jpeg', 76), mediaType: 'image/jpeg', name: `${name}.jpg` };
}

/** Lossless, for small clean pages. */
export async function asPng(name: string, page: Page, longSide: number): Promise<DrawnFile> {
  return { bytes: await rasterOf(page, longSide).encode('png'), mediaType: 'image/png', name: `${name}.png` };
}

const PHOTO = { width: 1_200, height: 900 } as const;

/**
 * A telephone's picture of the page on a table: askew, often on its side, dim at the edges, speckled. What a viewer
 * has to turn and enlarge.
 */
export async function asPhotograph(name: string, page: Page, random: SeededRandom): Promise<DrawnFile> {
  const canvas = createCanvas(PHOTO.width, PHOTO.height);
  const context = canvas.getContext('2d');
  const table = context.createLinearGradient(0, 0, PHOTO.width, PHOTO.height);
  const tone = random.pick([
    ['#8a6a4a', '#5e442c'],
    ['#7d8287', '#4f5459'],
    ['#a08f78', '#6d5f4c'],
  ] as const);
  table.addColorStop(0, tone[0]);
  table.addColorStop(1, tone[1]);
  context.fillStyle = table;
  context.fillRect(0, 0, PHOTO.width, PHOTO.height);
  layOnTable(context, page, random);
  dim(context, random);
  return {
    bytes: await canvas.encode('jpeg', 70),
    mediaType: 'image/jpeg',
    name: `IMG_${String(random.integer(1_000, 9_999))} ${name}.jpg`,
  };
}

function layOnTable(context: Brush, page: Page, random: SeededRandom): void {
  const quarter = page.height > page.width ? random.pick([1, 3, 1, 0]) : random.pick([0, 0, 2, 1]);
  const upright = quarter % 2 === 0;
  const across = upright ? page.width : page.height;
  const down = upright ? page.height : page.width;
  const scale = Math.min((PHOTO.width * 0.86) / across, (PHOTO.height * 0.86) / down);
  context.save();
  context.translate(PHOTO.width / 2 + random.integer(-40, 40), PHOTO.height / 2 + random.integer(-25, 25));
  context.rotate((quarter * Math.PI) / 2 + (random.next() - 0.5) * 0.16);
  context.transform(1, (random.next() - 0.5) * 0.05, (random.next() - 0.5) * 0.05, 1, 0, 0);
  context.scale(scale, scale);
  context.translate(-page.width / 2, -page.height / 2);
  castShadow(context, page);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, page.width, page.height);
  page.draw(context);
  context.restore();
}

/** A few thin rims: a blurred shadow looks no better and costs as much as the whole page. */
function castShadow(context: Brush, { width, height }: Page): void {
  context.fillStyle = 'rgba(0, 0, 0, 0.09)';
  for (let rim = 5; rim >= 1; rim -= 1) context.fillRect(rim - 2, rim, width + rim, height + rim);
}

function dim(context: Brush, random: SeededRandom): void {
  const { width, height } = PHOTO;
  const light = context.createRadialGradient(
    width * (0.3 + random.next() * 0.4),
    height * (0.3 + random.next() * 0.4),
    height * 0.2,
    width / 2,
    height / 2,
    width * 0.7,
  );
  light.addColorStop(0, 'rgba(255, 246, 222, 0.1)');
  light.addColorStop(1, 'rgba(10, 8, 4, 0.42)');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  for (let speck = 0; speck < 500; speck += 1) {
    context.fillStyle = speck % 2 === 0 ? 'rgba(255, 255, 255, 0.10)' : 'rgba(0, 0, 0, 0.10)';
    context.fillRect(random.integer(0, width), random.integer(0, height), 3, 3);
  }
}

function rasterOf(page: Page, longSide: number): Canvas {
  const scale = longSide / Math.max(page.width, page.height);
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  page.draw(context);
  return canvas;
}
