import type { Brush } from './brush.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { font } from './fonts.ts';

/** Diagonally over the whole page: nobody shall take a drawn document for a real one. */
export function markAsSample(context: Brush, width: number, height: number): void {
  const size = Math.min(width, height) / 5;
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(-Math.PI / 5.5);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = 'rgba(190, 30, 40, 0.17)';
  context.font = font(size, 700);
  const step = size * 1.75;
  for (let y = -height; y <= height; y += step) context.fillText('样本 · 样本 · 样本', 0, y);
  context.restore();
}

/** A round red stamp of an office that does not exist. */
export function stamp(
  context: Brush,
  place: { readonly x: number; readonly y: number; readonly radius: number; readonly text: string },
): void {
  const { x, y, radius, text } = place;
  context.save();
  context.translate(x, y);
  context.rotate(-0.12);
  context.strokeStyle = 'rgba(200, 30, 30, 0.75)';
  context.fillStyle = 'rgba(200, 30, 30, 0.75)';
  context.lineWidth = radius / 16;
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = font(radius / 4.2);
  const letters = [...text];
  const arc = Math.min(Math.PI * 1.5, letters.length * 0.34);
  letters.forEach((letter, index) => {
    context.save();
    context.rotate(-arc / 2 + (arc * index) / Math.max(1, letters.length - 1));
    context.fillText(letter, 0, -radius * 0.76);
    context.restore();
  });
  context.font = font(radius / 2.6, 700);
  context.fillText('样本', 0, radius * 0.08);
  context.font = font(radius / 5);
  context.fillText('演示专用章', 0, radius * 0.55);
  context.restore();
}

/** A name as a hand writes it, more or less: strokes that follow the seed, not the name. */
export function signature(
  context: Brush,
  place: { readonly x: number; readonly y: number; readonly width: number },
  random: SeededRandom,
): void {
  const { x, y, width } = place;
  const at = (share: number, spread: number): [number, number] => [
    x + width * share + (random.next() - 0.5) * width * 0.1,
    y + (random.next() - 0.5) * spread,
  ];
  context.save();
  context.strokeStyle = '#1b2a6b';
  context.lineCap = 'round';
  context.lineWidth = Math.max(1, width / 60);
  for (let stroke = 0; stroke < 3; stroke += 1) {
    context.beginPath();
    context.moveTo(...at(stroke * 0.3, width * 0.3));
    for (let bend = 1; bend <= 3; bend += 1) {
      const share = stroke * 0.3 + bend * 0.13;
      context.bezierCurveTo(
        ...at(share - 0.1, width * 0.5),
        ...at(share - 0.04, width * 0.5),
        ...at(share, width * 0.3),
      );
    }
    context.stroke();
  }
  context.restore();
}
