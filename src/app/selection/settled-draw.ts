/** What a selection session needs of a draw: its result in turns, and who was struck by an objection. */
import type { DrawState } from '../../domain/draw/state.ts';
import { type DrawOrder, drawOrder } from '../../domain/selection/draw-order.ts';
import type { DrawUnit, ResultRow, RosterEntry } from '../../domain/lottery/bundle.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { drawTools } from '../draw/draw-hash.ts';
import { loadDraw } from '../draw/draw-stream.ts';

export interface SettledDraw {
  readonly draw: DrawState;
  readonly order: DrawOrder;
  /** Masked names by number, as the roster has them. */
  readonly names: ReadonlyMap<string, string>;
}

const kept = new WeakMap<CaseFile, Map<string, SettledDraw>>();

/**
 * Undefined unless the draw is settled and its documents are at this desk. The documents are named by their hashes, which
 * the draw checked when it froze and drew, so they are read here without being proved again.
 */
export function settledDraw(file: CaseFile, drawId: string): SettledDraw | undefined {
  const draw = loadDraw(file, drawId)?.state;
  if (draw?.status !== 'settled' || draw.result === null || draw.rehearsal) return undefined;
  const known = kept.get(file) ?? new Map<string, SettledDraw>();
  kept.set(file, known);
  const before = known.get(drawId);
  if (before !== undefined) return before;
  const hashes = [draw.result.file.hash, draw.files.roster.hash, draw.files.units.hash];
  if (!hashes.every((hash) => file.blobs.has(hash))) return undefined;
  const [result, roster, units] = hashes.map((hash) => linesOf(drawTools.textOf(file.blobs.get(hash))));
  const entries = roster as readonly RosterEntry[];
  const now: SettledDraw = {
    draw,
    order: drawOrder(draw.assign, {
      result: result as readonly ResultRow[],
      roster: entries,
      units: units as readonly DrawUnit[],
    }),
    names: new Map(entries.map(({ no, name }) => [no, name])),
  };
  known.set(drawId, now);
  return now;
}

function linesOf(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
