import type { Brush } from './brush.ts';
import { font } from './fonts.ts';
import { markAsSample } from './marks.ts';

/** A4 in points: papers are drawn in these units and rendered as PDF, scan or photograph. */
export const A4 = { width: 595, height: 842 } as const;

/** Blanks as wide as a character: an indent, and what pushes a signature to the right. */
const INDENT = '\u3000'.repeat(2);
export const FAR_RIGHT = '\u3000'.repeat(12);

const MARGIN = 52;
const INNER = A4.width - 2 * MARGIN;

/** A page that is filled from top to bottom. */
export interface Sheet {
  readonly context: Brush;
  /** Where the next thing goes. */
  y: number;
  title(text: string, note?: string): void;
  heading(text: string): void;
  /** A row of a table: label, value, label, value … or plain cells, with shares of the width. */
  row(cells: readonly string[], shares?: readonly number[]): void;
  paragraph(text: string): void;
  gap(points: number): void;
}

export function sheet(context: Brush): Sheet {
  context.fillStyle = '#fffefb';
  context.fillRect(0, 0, A4.width, A4.height);
  markAsSample(context, A4.width, A4.height);
  context.fillStyle = '#1c1c1c';
  context.strokeStyle = '#555';
  context.lineWidth = 0.6;
  const page: Sheet = {
    context,
    y: MARGIN,
    title(text, note) {
      context.textAlign = 'center';
      context.font = font(20, 700);
      context.fillText(text, A4.width / 2, page.y + 24);
      page.y += 44;
      if (note !== undefined) {
        context.font = font(9);
        context.fillText(note, A4.width / 2, page.y);
        page.y += 14;
      }
      context.textAlign = 'left';
    },
    heading(text) {
      context.font = font(12, 700);
      context.fillText(text, MARGIN, page.y + 16);
      page.y += 24;
    },
    row(cells, shares = [1, 2.2, 1, 2.2].slice(0, cells.length)) {
      const total = shares.reduce((sum, share) => sum + share, 0);
      context.font = font(9.5);
      const widths = cells.map((_, index) => (INNER * (shares[index] ?? 1)) / total);
      const wrapped = cells.map((cell, index) => wrap(context, cell, (widths[index] ?? INNER) - 8));
      const height = Math.max(...wrapped.map((lines) => lines.length)) * 13 + 9;
      let x = MARGIN;
      wrapped.forEach((lines, index) => {
        const width = widths[index] ?? INNER;
        context.strokeRect(x, page.y, width, height);
        lines.forEach((line, row) => {
          context.fillText(line, x + 4, page.y + 14.5 + row * 13);
        });
        x += width;
      });
      page.y += height;
    },
    paragraph(text) {
      context.font = font(10.5);
      for (const line of wrap(context, `${INDENT}${text}`, INNER)) {
        context.fillText(line, MARGIN, page.y + 14);
        page.y += 18;
      }
      page.y += 4;
    },
    gap(points) {
      page.y += points;
    },
  };
  return page;
}

/** Breaks between any two characters, as Chinese is set; words of other scripts are short here. */
function wrap(context: Brush, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const letter of text) {
    const more = widthOf(context, letter);
    if (line !== '' && taken + more > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    line += letter;
    taken += more;
  }
  return [...lines, line];
}

/** Measured once per letter and font: measuring every line as it grows took as long as drawing it. */
const widths = new Map<string, number>();

function widthOf(context: Brush, letter: string): number {
  const key = `${context.font} ${letter}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = context.measureText(letter).width;
    widths.set(key, width);
  }
  return width;
}
