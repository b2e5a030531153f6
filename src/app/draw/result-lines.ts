/** The result as screens and papers read it: its document with the masked names of the roster, read into rows once. */
import { Buffer } from 'node:buffer';
import type { DrawState } from '../../domain/draw/state.ts';
import type { ResultRow, RosterEntry } from '../../domain/lottery/bundle.ts';
import { lineFile } from '../../domain/lottery/line-file.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { type Pace, paced } from '../pace.ts';
import { type ResultLine, keepResultRows, resultSetOf } from '../../store/queries/result-rows.ts';

/** The key under which the result's rows are found; reads the document in where nobody has yet. */
export function resultSet({ db, blobs }: Pick<CaseFile, 'db' | 'blobs'>, state: DrawState): number | undefined {
  const { result, files } = state;
  if (result === null) return undefined;
  const { hash } = result.file;
  return resultSetOf(db, hash) ?? keepResultRows(db, hash, namedLines(blobs.get(hash), blobs.get(files.roster.hash)));
}

/** Each row of a result with the masked name that the roster has for its number. */
function* namedLines(result: Uint8Array, roster: Uint8Array): Generator<ResultLine> {
  const names = new Map<string, string>();
  for (const entry of rowsOf<RosterEntry>(roster)) names.set(entry.no, entry.name);
  yield* withNames(result, names);
}

/** The same in turns. */
export async function namedInTurns(result: Uint8Array, roster: Uint8Array, pace: Pace): Promise<readonly ResultLine[]> {
  const names = new Map<string, string>();
  for (const entry of rowsOf<RosterEntry>(roster)) {
    names.set(entry.no, entry.name);
    if (pace.isDue()) await pace.turn();
  }
  return paced(withNames(result, names), pace);
}

function* withNames(result: Uint8Array, names: ReadonlyMap<string, string>): Generator<ResultLine> {
  for (const { no, pool, rank, round, unit } of rowsOf<ResultRow>(result)) {
    yield { no, pool, rank, round, name: names.get(no) ?? '', unit: unit ?? '' };
  }
}

/** The lines of a file that was verified when it was frozen, or computed here. */
export function* rowsOf<Row>(bytes: Uint8Array): Generator<Row> {
  const lines = lineFile(bytes);
  invariant(lines, 'a kept file ends with a line feed');
  for (const line of lines) {
    yield JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8')) as Row;
  }
}
