import { type RecordedPublicityEvent, foldNotice } from '../../domain/publicity/evolve.ts';
import type { NoticeState } from '../../domain/publicity/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function publicityStream(batchId: string): string {
  return `publicity:${batchId}`;
}

export interface LoadedNotice {
  readonly version: number;
  readonly state: NoticeState;
}

/** Undefined when there is no such notice. */
export function loadNotice(file: Pick<CaseFile, 'load'>, batchId: string): LoadedNotice | undefined {
  const { version, events } = file.load(publicityStream(batchId));
  const state = foldNotice(typedEvents<RecordedPublicityEvent>(events, 'publicity'));
  return state === undefined ? undefined : { version, state };
}
