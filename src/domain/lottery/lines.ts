import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { ResultRow } from './bundle.ts';

/** The text of an NDJSON file of the bundle: one canonical JSON and a line feed per row. */
export function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('');
}

/** Short enough to stay among the short-lived objects of the engine. */
const CHUNK_ROWS = 256;

export interface ResultWriter {
  readonly row: (row: ResultRow) => void;
  /** Hands on what is held. */
  readonly end: () => void;
}

/** `result.ndjson` in parts of whole lines; its members stand in order and are plain, so nothing is sorted or escaped. */
export function resultWriter(onText: (part: string) => void): ResultWriter {
  let chunk = '';
  let held = 0;
  const end = (): void => {
    if (held > 0) onText(chunk);
    chunk = '';
    held = 0;
  };
  return {
    row: ({ key, no, pool, rank, round, unit }) => {
      const tail = unit === undefined ? '' : `,"unit":"${unit}"`;
      chunk += `{"key":"${key}","no":"${no}","pool":"${pool}","rank":${String(rank)},"round":${String(round)}${tail}}\n`;
      held += 1;
      if (held === CHUNK_ROWS) end();
    },
    end,
  };
}
