import { canonicalJson } from '../../kernel/canonical-json.ts';

/** The text of an NDJSON file of the bundle: one canonical JSON and a line feed per row. */
export function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}
