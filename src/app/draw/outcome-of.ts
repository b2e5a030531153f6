/** What a verified draw says of one registration number. */
export type DrawOutcome =
  | { readonly kind: 'chosen'; readonly pool: string; readonly rank: number; readonly unit: string | undefined }
  | { readonly kind: 'reserve'; readonly rank: number }
  | { readonly kind: 'not-in-roster' };

/** From lines that were computed here: their shape is known. */
export function outcomeOf(no: string, resultLines: readonly string[]): DrawOutcome {
  const mark = `"no":${JSON.stringify(no)},`;
  const line = resultLines.find((text) => text.includes(mark));
  if (line === undefined) return { kind: 'not-in-roster' };
  const row = JSON.parse(line) as { pool: string; rank: number; round: number; unit?: string };
  if (row.round === 0) return { kind: 'reserve', rank: row.rank };
  return { kind: 'chosen', pool: row.pool, rank: row.rank, unit: row.unit };
}
