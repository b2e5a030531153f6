import type { ArrearsEvent } from '../../domain/arrears/events.ts';
import { type ArrearsState, foldArrears } from '../../domain/arrears/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** What is done about a lease's arrears is a stream beside contract and ledger. */
export function arrearsStream(leaseId: string): string {
  return `arrears:${leaseId}`;
}

export interface LoadedArrears {
  readonly version: number;
  readonly state: ArrearsState;
}

export function loadArrears(file: Pick<CaseFile, 'load'>, leaseId: string): LoadedArrears {
  const { version, events } = file.load(arrearsStream(leaseId));
  return { version, state: foldArrears(typedEvents<ArrearsEvent>(events, 'arrears')) };
}
