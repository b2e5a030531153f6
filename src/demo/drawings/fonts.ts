import { GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The font of every drawn document: it comes with the program, so pages look the same on every machine. */
const FONT = 'Anju Demo Sans';
const LATIN = 'Anju Demo Latin';

let registered = false;

export function registerFonts(): void {
  if (registered) return;
  const files = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')), 'files');
  for (const weight of ['400', '700']) {
    for (const [subset, family] of [
      ['chinese-simplified', FONT],
      ['latin', LATIN],
    ] as const) {
      const file = join(files, `noto-sans-sc-${subset}-${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(file, family) === null) throw new Error(`the font ${file} cannot be read`);
    }
  }
  registered = true;
}

/** A CSS font for the canvas. */
export function font(size: number, weight: 400 | 700 = 400): string {
  return `${String(weight)} ${String(size)}px "${FONT}", "${LATIN}"`;
}
