/** What a verified draw says of one registration number. */
export type DrawOutcome =
  | { readonly kind: 'chosen'; readonly pool: string; readonly rank: number; readonly unit: string | undefined }
  | { readonly kind: 'reserve'; readonly rank: number }
  | { readonly kind: 'not-in-roster' };

/** From a `result.ndjson` that was computed here: the shape of its lines is known. */
export function outcomeOf(no: string, resultText: string): DrawOutcome {
  const at = resultText.indexOf(`"no":${JSON.stringify(no)},`);
  if (at === -1) return { kind: 'not-in-roster' };
  const line = resultText.slice(resultText.lastIndexOf('\n', at) + 1, resultText.indexOf('\n', at));
  const row = JSON.parse(line) as { pool: string; rank: number; round: number; unit?: string };
  if (row.round === 0) return { kind: 'reserve', rank: row.rank };
  return { kind: 'chosen', pool: row.pool, rank: row.rank, unit: row.unit };
}
