import type { Refusal } from '../../domain/application/refusal.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { heldBy } from '../../domain/hold/decide.ts';
import type { RecordedHoldEvent } from '../../domain/hold/events.ts';
import { type HoldState, foldHold, liveHold } from '../../domain/hold/state.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** Who holds a case is a stream beside its own (domain/hold/events.ts). */
export function holdStream(caseId: CaseId): string {
  return `hold:${caseId}`;
}

export interface LoadedHold {
  /** 0 while nobody ever held it. */
  readonly version: number;
  readonly state: HoldState;
}

export function loadHold(file: Pick<CaseFile, 'load'>, caseId: CaseId): LoadedHold {
  const { version, events } = file.load(holdStream(caseId));
  return { version, state: foldHold(typedEvents<RecordedHoldEvent>(events, 'hold')) };
}

/** The refusal for whoever would take a step of a case that somebody else holds now. */
export function heldByOther(desk: OpenDesk, application: ApplicationState, staffId: StaffId): Refusal | null {
  const live = liveHold(loadHold(desk.file, application.caseId).state, application, desk.now());
  if (live === null || live.holder === staffId) return null;
  return heldBy(live, { nameOf: (holder) => staffName(desk, holder) });
}
