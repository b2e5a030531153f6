import { type StaffEvent, type StaffState, foldStaff } from '../../domain/staff/staff.ts';
import { streamsWithPrefix } from '../../store/event-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** Far above any city's staff; the list is shown whole. */
const MAX_STAFF = 20_000;

export function staffStream(staffId: string): string {
  return `staff:${staffId}`;
}

/** Who holds an account name: uniqueness in the city is a claim (design: uniqueness across cases). */
export function accountClaimStream(account: string): string {
  return `claim:account-${account}`;
}

export interface LoadedStaff {
  readonly version: number;
  readonly state: StaffState;
}

export function loadStaff(desk: OpenDesk, staffId: string): LoadedStaff | undefined {
  const { version, events } = desk.file.load(staffStream(staffId));
  const state = foldStaff(typedEvents<StaffEvent>(events, 'staff'));
  return state === undefined ? undefined : { version, state };
}

/** The name to show for the actor of an event; the desk's own acts have no person. */
export function staffName(desk: OpenDesk, staffId: string): string {
  return loadStaff(desk, staffId)?.state.name ?? '';
}

export function allStaff(desk: OpenDesk): readonly StaffState[] {
  const streams = streamsWithPrefix(desk.file.db, 'staff:', MAX_STAFF);
  return streams.flatMap(({ stream }) => loadStaff(desk, stream.slice('staff:'.length))?.state ?? []);
}
