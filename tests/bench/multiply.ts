/**
 * A city of a million out of one of a hundred thousand: the rows that lists, counts, steps, duplicates and histories are
 * read from, copied under other ids, numbers and keys, in great groups. The hundred thousand are made by their commands;
 * copying them takes minutes where reliving a million takes half an hour. Counts are kept by the file's own triggers.
 *
 * What is not copied: words to search for, commands, the outbox, claims and pairs. The copied events belong to no chain,
 * so such a file is for reading alone.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/store/connection.ts';
import { type BenchCity, plain } from './city.ts';
import type { Row } from './measure.ts';
import { openCity } from './open-city.ts';

/** In the place of the 7 by which an id of the desk is told: no id of any copy is one of the city's own. */
const DIGIT = `printf('%x', (7 + @copy) % 16)`;

/** How a column of a copy is made; whatever is not named is the same. */
const OTHERWISE: Readonly<Record<string, string>> = {
  position: 'position + @shift',
  case_key: 'case_key + @shift',
  check_key: 'check_key + @shift',
  device_sequence: 'device_sequence + @shift',
  case_id: `unhex(substr(hex(case_id), 1, 12) || ${DIGIT} || substr(hex(case_id), 14))`,
  stream: `substr(stream, 1, length(stream) - 22) || ${DIGIT} || substr(stream, -21)`,
  application: `substr(application, 1, length(application) - 22) || ${DIGIT} || substr(application, -21)`,
  case_no: `case_no || '-' || @copy`,
  external_id: `CASE external_id WHEN '' THEN '' ELSE external_id || '-' || @copy END`,
  key_hash: '(key_hash + @copy * 1000003) % 4503599627370496',
};

/** In the order in which triggers want them, each with what its largest indexes are sorted by. */
const TABLES: readonly (readonly [table: string, where: string, order: string])[] = [
  ['event', `(stream BETWEEN 'application:' AND 'application;' OR stream BETWEEN 'check:' AND 'check;')`, 'position'],
  ['case_check', 'true', 'check_key'],
  ['case_row', 'true', 'queue, due_day, case_key'],
  ['case_step', 'true', 'case_key'],
  ['duplicate_case', 'true', 'case_key'],
  ['duplicate_key', 'true', 'kind, key_hash'],
];

/** Copies the city of a folder once; tells how long it took. */
export async function copiedCity(city: BenchCity, times: number): Promise<Row[]> {
  const mark = join(city.folder, 'copied.json');
  if (existsSync(mark)) return [];
  const { host, desk } = await openCity(city);
  const started = performance.now();
  try {
    multiply(desk.file.db, times);
  } finally {
    host.close();
  }
  writeFileSync(mark, JSON.stringify({ times }));
  const seconds = (performance.now() - started) / 1_000;
  return [plain(`copy its rows to ${String(times)} times as many cases`, `${seconds.toFixed(1)} s`)];
}

/** Copies what the file holds until it holds `times` as much. */
function multiply(db: Database, times: number): void {
  const { last } = db.prepare<[], { last: number }>('SELECT max(position) AS last FROM event').get() ?? { last: 0 };
  const copies = TABLES.map(([table, where, order]) => {
    const columns = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all();
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => OTHERWISE[name] ?? name);
    const own = table === 'event' ? 'position' : names.includes('check_key') ? 'check_key' : 'case_key';
    return db.prepare<[object]>(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table}
       WHERE ${where} AND ${own} <= @last AND @shift > 0 ORDER BY ${order}`,
    );
  });
  // Nothing here has to outlive a power cut: a file that was cut off is made again.
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -4194304');
  for (let copy = 1; copy < times; copy += 1) {
    const bound = { copy, last, shift: copy * (last + 1) };
    db.transaction(() => {
      for (const statement of copies) statement.run(bound);
    }).immediate();
    process.stderr.write(`  copy ${String(copy)} of ${String(times - 1)}\n`);
  }
  db.pragma('synchronous = FULL');
}
