import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { ResultRow } from './bundle.ts';

/** The text of an NDJSON file of the bundle: one canonical JSON and a line feed per row. */
export function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

/** As `linesOf`, without sorting the members of a million rows: the names are known and plain. */
export function resultText(rows: readonly ResultRow[]): string {
  const lines: string[] = [];
  for (const { key, no, pool, rank, round, unit } of rows) {
    const end = unit === undefined ? '' : `,"unit":"${unit}"`;
    lines.push(
      `{"key":"${key}","no":"${no}","pool":"${pool}","rank":${String(rank)},"round":${String(round)}${end}}\n`,
    );
  }
  return lines.join('');
}
