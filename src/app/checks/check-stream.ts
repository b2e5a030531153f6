import { type RecordedCheckEvent, foldChecks } from '../../domain/agency-check/evolve.ts';
import type { ChecksState } from '../../domain/agency-check/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** The checks of a case are a stream beside its own (domain/agency-check/events.ts). */
export function checkStream(caseId: CaseId): string {
  return `check:${caseId}`;
}

export interface LoadedChecks {
  /** 0 while nothing was done. */
  readonly version: number;
  readonly state: ChecksState;
}

export function loadChecks(file: Pick<CaseFile, 'load'>, caseId: CaseId): LoadedChecks {
  const { version, events } = file.load(checkStream(caseId));
  return { version, state: foldChecks(typedEvents<RecordedCheckEvent>(events, 'check')) };
}
