import { Button } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './signature.module.css';
import { FIELD, type Point, asStrokes, pathOf } from './signature-strokes.ts';

interface SignaturePadProps {
  readonly label: string;
  /** As it is kept: strokes of whole-number points on a field of 1000 × 400; empty while nobody signed. */
  readonly strokes: string;
  readonly onStrokes: (strokes: string) => void;
}

/** A field to sign in with pen, finger or mouse. */
export function SignaturePad({ label, strokes, onStrokes }: SignaturePadProps) {
  const { t } = useTranslation();
  const field = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<readonly Point[] | null>(null);
  const pointOf = (event: PointerEvent): Point => {
    const box = field.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return {
      x: within((event.clientX - box.left) / box.width) * FIELD.width,
      y: within((event.clientY - box.top) / box.height) * FIELD.height,
    };
  };
  const end = (): void => {
    if (drawing !== null) onStrokes(asStrokes(strokes, drawing));
    setDrawing(null);
  };
  const shown = drawing === null ? strokes : asStrokes(strokes, drawing);
  return (
    <div className={classes.pad}>
      <div className={classes.padHead}>
        <span>{label}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={strokes === ''}
          onClick={() => {
            onStrokes('');
          }}
        >
          {t('signature.again')}
        </Button>
      </div>
      <svg
        ref={field}
        className={classes.field}
        viewBox={`0 0 ${String(FIELD.width)} ${String(FIELD.height)}`}
        role="img"
        aria-label={strokes === '' ? t('signature.empty', { label }) : t('signature.signed', { label })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawing([pointOf(event)]);
        }}
        onPointerMove={(event) => {
          if (drawing !== null) setDrawing([...drawing, pointOf(event)]);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={pathOf(shown)} />
      </svg>
    </div>
  );
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part));
}
