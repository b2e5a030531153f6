import { type Queue, queueOf } from '../application/queue.ts';
import type { ApplicationState } from '../application/state.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { HoldTerm, RecordedHoldEvent } from './events.ts';

export interface Hold extends HoldTerm {
  /** UTC milliseconds, by the clock of the desk that took it. */
  readonly takenAt: number;
}

/** What a holder is told when somebody else moved their case, until they have read it. */
export interface HoldNotice {
  /** Version of the hold's stream: tells notices apart. */
  readonly version: number;
  readonly staffId: StaffId;
  readonly kind: 'taken-over' | 'released';
  readonly by: StaffId;
  readonly at: number;
  readonly reason: string;
}

export interface HoldState {
  /** Who has it, also where the time is over: until somebody takes it, it is still theirs. */
  readonly hold: Hold | null;
  /** Unread, oldest first. */
  readonly notices: readonly HoldNotice[];
}

const noHold: HoldState = { hold: null, notices: [] };

export function foldHold(events: Iterable<RecordedHoldEvent>): HoldState {
  let state = noHold;
  for (const event of events) state = evolveHold(state, event);
  return state;
}

function evolveHold(state: HoldState, event: RecordedHoldEvent): HoldState {
  switch (event.type) {
    case 'hold.taken.v1':
      return { ...state, hold: holdOf(event.payload, event.wallTime) };
    case 'hold.released.v1':
      return { hold: null, notices: withNotice(state, event, { staffId: event.payload.holder, kind: 'released' }) };
    case 'hold.handed-over.v1':
      return {
        hold: holdOf(event.payload, event.wallTime),
        notices: withNotice(state, event, { staffId: event.payload.from, kind: 'taken-over' }),
      };
    case 'hold.notice-seen.v1':
      return { ...state, notices: state.notices.filter(({ staffId }) => staffId !== event.payload.staffId) };
  }
}

function holdOf({ holder, step, caseVersion, until }: HoldTerm, takenAt: number): Hold {
  return { holder, step, caseVersion, until, takenAt };
}

/** Nobody is told what they did themselves. */
function withNotice(
  state: HoldState,
  event: Extract<RecordedHoldEvent, { readonly type: 'hold.released.v1' | 'hold.handed-over.v1' }>,
  told: Pick<HoldNotice, 'staffId' | 'kind'>,
): readonly HoldNotice[] {
  if (told.staffId === event.actor) return state.notices;
  const { actor: by, wallTime: at, streamVersion: version } = event;
  return [...state.notices, { ...told, version, by, at, reason: event.payload.reason }];
}

/** The hold that counts now: for the step in which the case stands, and not over. */
export function liveHold({ hold }: HoldState, { status }: Pick<ApplicationState, 'status'>, now: number): Hold | null {
  return hold !== null && isFor(hold, queueOf(status)) && hold.until > now ? hold : null;
}

function isFor(hold: Hold, step: Queue): boolean {
  return hold.step === step;
}
