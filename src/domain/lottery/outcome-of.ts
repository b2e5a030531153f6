import type { DrawTools } from './draw-hash.ts';

/** What a verified draw says of one registration number. */
export type DrawOutcome =
  | { readonly kind: 'chosen'; readonly pool: string; readonly rank: number; readonly unit: string | undefined }
  | { readonly kind: 'reserve'; readonly rank: number }
  | { readonly kind: 'not-in-roster' };

const LINE_FEED = 10;
/** `{"key":"` and 64 digits stand in front of it in every line. */
const NUMBER_AT = 72;

/** From a `result.ndjson` that was computed here: the shape of its lines is known. */
export function outcomeOf(no: string, result: Uint8Array, { textOf }: Pick<DrawTools, 'textOf'>): DrawOutcome {
  const wanted = Uint8Array.from(`","no":${JSON.stringify(no)},`, (letter) => letter.charCodeAt(0));
  for (let from = 0; from < result.length;) {
    const to = result.indexOf(LINE_FEED, from);
    const end = to === -1 ? result.length : to;
    if (isAt(result, from + NUMBER_AT, wanted)) return outcomeIn(textOf(result.subarray(from, end)));
    from = end + 1;
  }
  return { kind: 'not-in-roster' };
}

function isAt(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[from + at] !== wanted[at]) return false;
  return true;
}

function outcomeIn(line: string): DrawOutcome {
  const row = JSON.parse(line) as { pool: string; rank: number; round: number; unit?: string };
  if (row.round === 0) return { kind: 'reserve', rank: row.rank };
  return { kind: 'chosen', pool: row.pool, rank: row.rank, unit: row.unit };
}
