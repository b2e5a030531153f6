import type { SelectionEvent } from '../../domain/selection/events.ts';
import { foldSelection } from '../../domain/selection/evolve.ts';
import { NO_SELECTION, type SelectionState } from '../../domain/selection/state.ts';
import type { CaseFile, LoadedStream } from '../../store/case-file.ts';
import { streamHashAt } from '../../store/event-log.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function selectionStream(drawId: string): string {
  return `selection:${drawId}`;
}

export interface LoadedSelection {
  /** 0 while no session was opened. */
  readonly version: number;
  readonly state: SelectionState;
}

interface Kept extends LoadedSelection {
  /** Hash of the event at `version`: while it is there, so is all before it. */
  readonly tip: string | undefined;
}

const kept = new WeakMap<CaseFile, Map<string, Kept>>();
const NOTHING: Kept = { version: 0, state: NO_SELECTION, tip: undefined };

/**
 * The session as its stream has it. A hall asks every second, and a session has thousands of events: what was folded is
 * kept, and only what came since is read. A pull that puts other events before one's own is told by the hash.
 */
export function loadSelection(file: CaseFile, drawId: string): LoadedSelection {
  const stream = selectionStream(drawId);
  const sessions = kept.get(file) ?? new Map<string, Kept>();
  kept.set(file, sessions);
  const before = sessions.get(drawId) ?? NOTHING;
  const stands = before.version > 0 && streamHashAt(file.db, stream, before.version) === before.tip;
  const from = stands ? before : NOTHING;
  const { version, events } = file.loadAfter(stream, from.version);
  if (version === from.version) return from;
  const state = foldSelection(typedEvents<SelectionEvent>(events, 'selection'), from.state);
  const now = { version, state, tip: streamHashAt(file.db, stream, version) };
  sessions.set(drawId, now);
  return now;
}

/** The last events, as they were written, the newest last. */
export function lastSteps(file: CaseFile, drawId: string, limit: number): LoadedStream['events'] {
  const { version } = loadSelection(file, drawId);
  return file.loadAfter(selectionStream(drawId), Math.max(0, version - limit)).events;
}
