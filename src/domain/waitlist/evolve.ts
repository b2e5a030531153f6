import { invariant } from '../../kernel/invariant.ts';
import type { WaitingEvent } from './events.ts';
import type { WaitingState } from './state.ts';

type Of<Type extends WaitingEvent['type']> = Extract<WaitingEvent, { readonly type: Type }>;

/** Undefined while the household is not registered. */
export function foldWaiting(events: Iterable<WaitingEvent>): WaitingState | undefined {
  let state: WaitingState | undefined;
  for (const event of events) state = evolveWaiting(state, event);
  return state;
}

export function evolveWaiting(before: WaitingState | undefined, event: WaitingEvent): WaitingState {
  if (event.type === 'waiting.registered.v1') return registered(event);
  invariant(before, 'a waiting list entry begins with its registration');
  return evolved(before, event);
}

function registered({ payload }: Of<'waiting.registered.v1'>): WaitingState {
  const { basis: _basis, ...entry } = payload;
  return {
    ...entry,
    drawn: null,
    confirmedOn: null,
    reminded: null,
    flag: null,
    refusals: [],
    counted: 0,
    pausedUntil: null,
    left: null,
    ban: null,
  };
}

function evolved(state: WaitingState, event: Exclude<WaitingEvent, Of<'waiting.registered.v1'>>): WaitingState {
  switch (event.type) {
    case 'waiting.number-drawn.v1':
      return { ...state, drawn: event.payload.drawn };
    case 'waiting.carried-over.v1': {
      const { waitsSince, waitsUntil, confirmedOn, confirmBy } = event.payload;
      return { ...state, waitsSince, waitsUntil, confirmedOn: confirmedOn ?? state.confirmedOn, confirmBy };
    }
    case 'waiting.reminded.v1': {
      const { remindedOn: on, graceUntil } = event.payload;
      return { ...state, reminded: { on, graceUntil } };
    }
    case 'waiting.reconfirmed.v1': {
      const { signedOn: confirmedOn, confirmBy } = event.payload;
      return { ...state, confirmedOn, confirmBy, reminded: null };
    }
    case 'waiting.reevaluated.v1': {
      const { standing, unmet, reevaluatedOn } = event.payload;
      const flag = unmet.length === 0 ? null : { since: state.flag?.since ?? reevaluatedOn, unmet };
      return { ...state, standing, flag };
    }
    case 'waiting.flag-settled.v1':
      return { ...state, flag: null };
    case 'waiting.offer-refused.v1': {
      const { refusal, excuse, refusedOn: on, counted } = event.payload;
      return { ...state, counted, refusals: [...state.refusals, { refusal, excuse, on }] };
    }
    case 'waiting.paused.v1':
      return { ...state, counted: 0, pausedUntil: event.payload.until };
    case 'waiting.left.v1': {
      const { reason, leftOn: on } = event.payload;
      return { ...state, flag: null, reminded: null, left: { reason, on } };
    }
    case 'waiting.restored.v1':
      return { ...state, left: null };
    case 'waiting.banned.v1': {
      const { grounds, returnedOn, until, bans } = event.payload;
      return { ...state, ban: { grounds, returnedOn, until, bans } };
    }
    case 'waiting.ban-lifted.v1':
      return { ...state, ban: null };
  }
}
