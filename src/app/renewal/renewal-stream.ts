import { type RecordedRenewalEvent, type RenewalState, foldRenewal } from '../../domain/renewal/state.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** The renewal of the term that ends on that day. */
export function renewalStream(leaseId: string, until: PlainDate): string {
  return `renewal:${leaseId}.${until}`;
}

export interface LoadedRenewal {
  /** 0 while nothing was done. */
  readonly version: number;
  readonly state: RenewalState;
}

export function loadRenewal(file: Pick<CaseFile, 'load'>, leaseId: string, until: PlainDate): LoadedRenewal {
  const { version, events } = file.load(renewalStream(leaseId, until));
  return { version, state: foldRenewal(typedEvents<RecordedRenewalEvent>(events, 'renewal')) };
}
