import type { CaseFile, LoadedStream } from '../../store/case-file.ts';
import type { CommitRequest } from '../../store/unit-of-work.ts';

/**
 * A case file as it will read once what was prepared is committed: bulk work prepares several commands, also of one
 * case, before it writes any.
 */
export interface PendingStreams {
  readonly file: CaseFile;
  add(request: CommitRequest): void;
}

export function pendingStreams(file: CaseFile): PendingStreams {
  const pending = new Map<string, LoadedStream>();
  const load = (stream: string): LoadedStream => pending.get(stream) ?? file.load(stream);
  return {
    file: { ...file, load, loadSteps: (stream) => pending.get(stream) ?? file.loadSteps(stream) },
    add: ({ appends, actor, office, wallTime, commandId }) => {
      for (const { stream, events } of appends) {
        const before = load(stream);
        const added = events.map(({ type, payload }, index) => ({
          // Only the commit gives them; no decision reads them.
          id: '',
          device: '',
          stream,
          streamVersion: before.version + index + 1,
          type,
          payload: payload as Record<string, unknown>,
          commandId,
          actor,
          office,
          wallTime,
        }));
        pending.set(stream, { version: before.version + added.length, events: [...before.events, ...added] });
      }
    },
  };
}
