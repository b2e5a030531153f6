import type { SelectionEvent } from '../../domain/selection/events.ts';
import { foldSelection } from '../../domain/selection/evolve.ts';
import { NO_SELECTION, type SelectionState } from '../../domain/selection/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { streamTip } from '../../store/event-log.ts';

export function selectionStream(drawId: string): string {
  return `selection:${drawId}`;
}

export interface LoadedSelection {
  /** 0 while no session was opened. */
  readonly version: number;
  readonly state: SelectionState;
}

interface Kept extends LoadedSelection {
  readonly tip: string;
}

const kept = new WeakMap<CaseFile, Map<string, Kept>>();

/**
 * The session as its stream has it. Folded anew only when the stream's last event is another: a hall asks every second,
 * and a session has thousands of events.
 */
export function loadSelection(file: CaseFile, drawId: string): LoadedSelection {
  const stream = selectionStream(drawId);
  const tip = streamTip(file.db, stream);
  if (tip === undefined) return { version: 0, state: NO_SELECTION };
  const sessions = kept.get(file) ?? new Map<string, Kept>();
  kept.set(file, sessions);
  const before = sessions.get(drawId);
  if (before?.tip === tip) return before;
  const { version, events } = file.load(stream);
  const state = foldSelection(events as unknown as readonly SelectionEvent[]);
  const now = { version, state, tip };
  sessions.set(drawId, now);
  return now;
}
