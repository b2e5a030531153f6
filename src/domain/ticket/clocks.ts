/**
 * The clocks of a ticket: at most one of its kind runs, and beside it what was promised to the citizen. Handling counts
 * from the day of receipt, whatever the class: sorting a ticket anew gains nobody a day.
 */
import { type CityCalendar } from '../calendar/city-calendar.ts';
import { clockProgress } from '../calendar/clock-progress.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { SupervisionCause } from './kinds.ts';
import { type TicketLimitName, limitNamed } from './limits.ts';
import { type TicketState, type TicketStop, openPromises } from './state.ts';

export const ticketClockNames = [
  'accept',
  'contact',
  'handle',
  'redo',
  'progress',
  'call-back',
  'recheck',
  'ask-review',
  'review',
  'order',
  'promise',
] as const;

export type TicketClockName = (typeof ticketClockNames)[number];

/** A clock with a limit, or a day that is fixed by itself: an order's own, a promise. */
export type TicketClock =
  | {
      readonly name: TicketClockName;
      readonly startedOn: PlainDate;
      readonly limit: TimeLimit;
      readonly stops: readonly TicketStop[];
    }
  | { readonly name: 'order' | 'promise'; readonly day: PlainDate };

export interface TimedTicketClock {
  readonly name: TicketClockName;
  readonly startedOn: PlainDate | null;
  readonly limit: TimeLimit | null;
  /** Null for a day that is fixed. */
  readonly day: number | null;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
  readonly overdue: boolean;
  readonly paused: boolean;
}

/** What runs now. */
export function clocksOf(state: TicketState): readonly TicketClock[] {
  if (state.stage === 'closed' || state.stage === 'returned') return [];
  const promises = openPromises(state).map(({ by }): TicketClock => ({ name: 'promise', day: by }));
  return [...mainClocks(state), ...promises];
}

function mainClocks(state: TicketState): readonly TicketClock[] {
  if (state.appeal?.struck === null)
    return [clock(state, 'recheck', { limit: 'ratingRecheck', from: state.appeal.on })];
  switch (state.stage) {
    case 'received':
      return [received(state)];
    case 'handling':
    case 'waiting':
      return [handling(state), ...orderDay(state), ...progress(state)];
    case 'answered':
      return [answered(state)];
    case 'under-review': {
      const asked = state.reviews.at(-1)?.askedOn ?? state.receivedOn;
      return [clock(state, 'review', { limit: 'petitionReview', from: asked, stops: state.stops })];
    }
    case 'returned':
    case 'closed':
      return [];
  }
}

function received(state: TicketState): TicketClock {
  switch (state.kind) {
    case 'hotline':
      return clock(state, 'accept', { limit: 'hotlineAccept', from: state.receivedOn });
    case 'rating':
      return clock(state, 'contact', { limit: 'ratingContact', from: state.receivedOn });
    case 'petition':
      return clock(state, 'accept', { limit: 'petitionAccept', from: state.receivedOn });
  }
}

const handleLimit = (state: TicketState): TicketLimitName =>
  state.subject === 'enquiry' ? 'hotlineEnquiry' : 'hotlineHandle';

function handling(state: TicketState): TicketClock {
  const { stops, redoneFrom, receivedOn, acceptedOn } = state;
  switch (state.kind) {
    case 'hotline':
      return redoneFrom === null
        ? extended(
            clock(state, 'handle', { limit: handleLimit(state), from: receivedOn, stops }),
            state,
            'hotlineExtend',
          )
        : clock(state, 'redo', { limit: 'hotlineRedo', from: redoneFrom, stops });
    case 'rating':
      return redoneFrom === null
        ? extended(clock(state, 'handle', { limit: 'ratingMend', from: receivedOn, stops }), state, 'ratingExtend')
        : clock(state, 'redo', { limit: 'ratingRedo', from: redoneFrom, stops });
    case 'petition': {
      // PET-04 counts from acceptance.
      const from = redoneFrom ?? acceptedOn ?? receivedOn;
      return extended(clock(state, 'handle', { limit: 'petitionDecide', from, stops }), state, 'petitionExtend');
    }
  }
}

function answered(state: TicketState): TicketClock {
  const on = state.answers.at(-1)?.on ?? state.receivedOn;
  switch (state.kind) {
    case 'hotline':
      return clock(state, 'call-back', { limit: 'hotlineCallBack', from: on });
    case 'rating':
      return clock(state, 'call-back', { limit: 'ratingCallBack', from: on });
    case 'petition': {
      const reviewed = state.reviews.at(-1)?.done?.on;
      return clock(state, 'ask-review', { limit: 'petitionAskReview', from: reviewed ?? on });
    }
  }
}

/** CMP-04: what takes longer is told of, again and again. */
function progress(state: TicketState): readonly TicketClock[] {
  if (state.kind !== 'hotline' || state.stage !== 'handling' || state.extension?.granted !== true) return [];
  const from = state.progressOn ?? state.extension.settledOn ?? state.receivedOn;
  return [clock(state, 'progress', { limit: 'hotlineProgress', from })];
}

/** CMP-10; an extension goes beyond it. */
function orderDay(state: TicketState): readonly TicketClock[] {
  const counts = state.orderDueOn !== null && state.redoneFrom === null && state.extension?.granted !== true;
  return counts && state.stage === 'handling' ? [{ name: 'order', day: state.orderDueOn }] : [];
}

interface Wanted {
  readonly limit: TicketLimitName;
  readonly from: PlainDate;
  readonly stops?: readonly TicketStop[];
}

type Running = Exclude<TicketClock, { readonly day: PlainDate }>;

function clock({ limits }: TicketState, name: TicketClockName, { limit, from, stops = [] }: Wanted): Running {
  return { name, startedOn: from, limit: limitNamed(limits, limit), stops };
}

function extended(running: Running, { extension, limits }: TicketState, by: TicketLimitName): TicketClock {
  if (extension?.granted !== true) return running;
  return { ...running, limit: { ...running.limit, count: running.limit.count + limitNamed(limits, by).count } };
}

/** Where the clocks stand today, the first due first; one that stands and is not late comes last. */
export function timedClocks(
  clocks: readonly TicketClock[],
  calendar: CityCalendar,
  today: PlainDate,
): readonly TimedTicketClock[] {
  return clocks
    .map((running) => timed(running, calendar, today))
    .sort((a, b) => Number(stands(a)) - Number(stands(b)) || (a.dueOn < b.dueOn ? -1 : 1));
}

/**
 * CMP-08: why a ticket is under supervision today. What is late is so by itself, from the day after its last, without an
 * event; what was said or done has its own cause on record.
 */
export function supervisionOn(
  state: TicketState,
  calendar: CityCalendar,
  today: PlainDate,
): readonly SupervisionCause[] {
  const isLate = timedClocks(clocksOf(state), calendar, today).some(({ overdue }) => overdue);
  return isLate && !state.supervision.includes('overdue') ? ['overdue', ...state.supervision] : state.supervision;
}

function stands({ paused, overdue }: TimedTicketClock): boolean {
  return paused && !overdue;
}

function timed(running: TicketClock, calendar: CityCalendar, today: PlainDate): TimedTicketClock {
  if ('day' in running) {
    const { name, day: dueOn } = running;
    const fixed = { startedOn: null, limit: null, day: null, provisional: false, paused: false };
    return { name, dueOn, overdue: today > dueOn, ...fixed };
  }
  const { name, startedOn, limit, stops } = running;
  const { day, dueOn, provisional, overdue, paused } = clockProgress(
    { calendar, start: startedOn, limit, pauses: stops },
    today,
  );
  return { name, startedOn, limit, day, dueOn, provisional, overdue, paused };
}

export interface FirstDue {
  readonly name: TicketClockName;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
}

/**
 * What is due first, as the lists sort it: a day that does not depend on today. Null where nothing runs: a clock that
 * stands has no last day, unless it was late before it was stopped.
 */
export function firstDue(clocks: readonly TicketClock[], calendar: CityCalendar): FirstDue | null {
  let first: FirstDue | null = null;
  for (const running of clocks) {
    const due = dueOf(running, calendar);
    if (due !== null && (first === null || due.dueOn < first.dueOn)) first = due;
  }
  return first;
}

function dueOf(running: TicketClock, calendar: CityCalendar): FirstDue | null {
  if ('day' in running) return { name: running.name, dueOn: running.day, provisional: false };
  const { name, startedOn, limit, stops } = running;
  const last = stops.at(-1);
  const until = last === undefined ? startedOn : (last.to ?? last.from);
  const { dueOn, provisional, overdue } = clockProgress({ calendar, start: startedOn, limit, pauses: stops }, until);
  return last !== undefined && last.to === undefined && !overdue ? null : { name, dueOn, provisional };
}
