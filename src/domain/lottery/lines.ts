import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { ResultRow } from './bundle.ts';

/** The text of an NDJSON file of the bundle: one canonical JSON and a line feed per row. */
export function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

const CHUNK_ROWS = 1_024;

/** `result.ndjson` in parts of whole lines; its members stand in order and are plain, so nothing is sorted or escaped. */
export function* resultChunks(rows: Iterable<ResultRow>): Generator<string> {
  let chunk = '';
  let held = 0;
  for (const { key, no, pool, rank, round, unit } of rows) {
    const end = unit === undefined ? '' : `,"unit":"${unit}"`;
    chunk += `{"key":"${key}","no":"${no}","pool":"${pool}","rank":${String(rank)},"round":${String(round)}${end}}\n`;
    held += 1;
    if (held < CHUNK_ROWS) continue;
    yield chunk;
    chunk = '';
    held = 0;
  }
  if (chunk !== '') yield chunk;
}

/** All of `result.ndjson` as one text. */
export function resultText(rows: Iterable<ResultRow>): string {
  return [...resultChunks(rows)].join('');
}
