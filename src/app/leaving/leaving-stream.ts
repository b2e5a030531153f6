import { type RecordedLeavingEvent, type LeavingState, foldLeaving } from '../../domain/leaving/state.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** How a household leaves is a stream beside its lease. */
export function leavingStream(leaseId: string): string {
  return `leaving:${leaseId}`;
}

export interface LoadedLeaving {
  /** 0 while nobody began one. */
  readonly version: number;
  readonly state: LeavingState;
}

export function loadLeaving(file: Pick<CaseFile, 'load'>, leaseId: string): LoadedLeaving {
  const { version, events } = file.load(leavingStream(leaseId));
  return { version, state: foldLeaving(typedEvents<RecordedLeavingEvent>(events, 'leaving')) };
}

/** Begun and not withdrawn. */
export function isLeaving(file: Pick<CaseFile, 'load'>, leaseId: string): boolean {
  const { status } = loadLeaving(file, leaseId).state;
  return status !== 'none' && status !== 'withdrawn';
}

/** A leaving is under way and the keys are not back: whoever stays is charged on. */
export function staysOn(
  file: Pick<CaseFile, 'load'>,
  { leaseId, status, movedOut }: Pick<LeaseState, 'leaseId' | 'status' | 'movedOut'>,
): boolean {
  if (movedOut !== null || status === 'draft') return false;
  const leaving = loadLeaving(file, leaseId).state.status;
  return leaving === 'opened' || leaving === 'notified';
}
