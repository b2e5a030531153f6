import classes from './signature.module.css';
import { FIELD, pathOf } from './signature-strokes.ts';

/** A signature as it was drawn, for a printed sheet. */
export function SignatureView({ strokes, label }: { readonly strokes: string; readonly label: string }) {
  return (
    <svg
      className={classes.view}
      viewBox={`0 0 ${String(FIELD.width)} ${String(FIELD.height)}`}
      role="img"
      aria-label={label}
    >
      <path d={pathOf(strokes)} />
    </svg>
  );
}
