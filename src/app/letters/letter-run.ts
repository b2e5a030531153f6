/**
 * Letters to everybody on a list, in one Word file. They are filled in turns, so that the desk answers others meanwhile.
 *
 * What must stay true: a run that is stopped has written nothing. So the file is made and handed over whole first, and
 * only then is each letter noted where it belongs; from there on nothing stops it. What changed while the file was made is
 * asked again at the moment of noting.
 */
import { setImmediate } from 'node:timers/promises';
import type { LetterRunEvent } from '../../contract/letter-run.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Result } from '../../kernel/result.ts';
import { type CommitRequest, commitMany } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { pacer } from '../pace.ts';
import { LetterFile } from './fill-docx.ts';
import { type Letter, noneLeft } from './reminder-letters.ts';

/** A printer's day, and some tens of megabytes of memory. */
const MOST_LETTERS = 5_000;
/** Notes of one transaction. */
const GROUP = 50;
/** Bytes of a piece; a multiple of three, so that pieces in base64 may be joined. */
const PIECE = 300_000;

interface LetterRun {
  readonly template: Uint8Array;
  readonly signal: AbortSignal | undefined;
  /** Called for each letter that goes into the file: whose data it holds is in the reading log. */
  readonly read: (letter: Letter) => void;
}

/** Refused `no-such-letter` where none of them can be made. */
export async function* runLetters(
  desk: OpenDesk,
  all: readonly Letter[],
  { template, signal, read }: LetterRun,
): AsyncGenerator<LetterRunEvent, void> {
  const letters = all.slice(0, MOST_LETTERS);
  const total = letters.length;
  const file = new LetterFile(template);
  const kept: Letter[] = [];
  const refusals: Result<CommitRequest, AnyRefusal>[] = [];
  const pace = pacer();
  yield { kind: 'progress', done: 0, total };
  for (const [index, letter] of letters.entries()) {
    const note = letter.note();
    if (note.ok) {
      file.add(letter.values());
      kept.push(letter);
    } else refusals.push(note);
    if (!pace.isDue()) continue;
    yield { kind: 'progress', done: index + 1, total };
    await pace.turn();
    if (signal?.aborted === true) return;
  }
  if (kept.length === 0) throw noneLeft(refusals);
  yield { kind: 'progress', done: total, total };
  const bytes = Buffer.from(file.bytes());
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield { kind: 'part', base64: bytes.subarray(from, from + PIECE).toString('base64') };
    await setImmediate();
    if (signal?.aborted === true) return;
  }
  const unnoted = await noteAll(desk, kept, read);
  yield {
    kind: 'report',
    made: kept.length,
    left: total - kept.length,
    unnoted,
    more: all.length - total,
  };
}

async function noteAll(desk: OpenDesk, letters: readonly Letter[], read: LetterRun['read']): Promise<number> {
  let unnoted = 0;
  for (let from = 0; from < letters.length; from += GROUP) {
    const group = letters.slice(from, from + GROUP);
    const commits = group.flatMap((letter) => {
      read(letter);
      const note = letter.note();
      return note.ok ? [note.value] : [];
    });
    const written = commitMany(desk.file, commits).filter(({ kind }) => kind === 'committed').length;
    unnoted += group.length - written;
    await setImmediate();
  }
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return unnoted;
}
