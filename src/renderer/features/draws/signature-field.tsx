import { type PointerEvent, useRef } from 'react';
import classes from './draws.module.css';

/** The field on which all signatures are drawn, in whole numbers. */
const WIDTH = 1_000;
const HEIGHT = 400;
/** A point every few steps of the pen is enough to see the hand. */
const APART = 4;

interface SignatureFieldProps {
  readonly label: string;
  readonly strokes: string;
  readonly onStrokes: (strokes: string) => void;
}

/** Draws with pen, finger or mouse; what is kept are the points, not a picture. */
export function SignatureField({ label, strokes, onStrokes }: SignatureFieldProps) {
  const drawing = useRef<readonly [number, number] | null>(null);
  const pointOf = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, most: number): number => Math.min(most - 1, Math.max(0, Math.round(share * most)));
    return [
      within((event.clientX - box.left) / box.width, WIDTH),
      within((event.clientY - box.top) / box.height, HEIGHT),
    ];
  };
  const add = (mark: '' | ' ' | ';', [x, y]: readonly [number, number]): void => {
    onStrokes(`${strokes}${mark}${String(x)},${String(y)}`);
    drawing.current = [x, y];
  };
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      className={classes.signature}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        add(strokes === '' ? '' : ';', pointOf(event));
      }}
      onPointerMove={(event) => {
        const last = drawing.current;
        if (last === null) return;
        const point = pointOf(event);
        if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= APART) add(' ', point);
      }}
      onPointerUp={() => {
        drawing.current = null;
      }}
    >
      <Strokes strokes={strokes} />
    </svg>
  );
}

/** A drawn signature as it was drawn. */
function Strokes({ strokes }: { readonly strokes: string }) {
  return strokes
    .split(';')
    .filter((stroke) => stroke !== '')
    .map((stroke, index) => <polyline key={index} points={stroke} />);
}

/** The same, small and still, for the list of who signed. */
export function DrawnSignature({ label, strokes }: { readonly label: string; readonly strokes: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className={classes.signed}>
      <Strokes strokes={strokes} />
    </svg>
  );
}
