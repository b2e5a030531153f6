import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { RecordedTicketEvent } from './events.ts';
import { type CloseReason, type RatingLevel, type SupervisionCause, isBad } from './kinds.ts';
import type { TicketState } from './state.ts';

export function foldTicket(events: Iterable<RecordedTicketEvent>): TicketState | undefined {
  let state: TicketState | undefined;
  for (const event of events) state = evolveTicket(state, event);
  return state;
}

type Received = Extract<RecordedTicketEvent, { readonly type: 'ticket.received.v1' }>;

export function evolveTicket(state: TicketState | undefined, event: RecordedTicketEvent): TicketState {
  if (event.type === 'ticket.received.v1') return received(event);
  invariant(state, `${event.type} before ticket.received.v1`);
  return evolveLater(state, event, chinaDateOf(instant(event.wallTime)));
}

function received({ payload, actor, wallTime }: Received): TicketState {
  const { from = null, first = null, recused = [], assists = null, ...intake } = payload;
  const named = intake.about.filter(({ kind }) => kind === 'staff').map(({ id }) => id as StaffId);
  const on = chinaDateOf(instant(wallTime));
  const counted = intake.rating !== null && !needsContact(intake.rating.level, intake.caller !== null);
  return {
    ...intake,
    from,
    first,
    assists,
    holder: null,
    barred: [...new Set([...named, ...recused])],
    stage: counted ? 'closed' : 'received',
    acceptedOn: null,
    acceptanceNo: null,
    stops: [],
    extension: null,
    progressOn: null,
    promises: [],
    units: [],
    helps: [],
    answers: [],
    calls: [],
    redoneFrom: null,
    redos: 0,
    reopened: 0,
    supervision: fromTheStart(intake),
    linkedTo: null,
    contactedOn: null,
    finding: null,
    appeal: null,
    reviews: [],
    letters: [],
    closed: counted ? { reason: 'counted', on, by: actor } : null,
  };
}

/** CMP-08: said again, or said by several people together. */
function fromTheStart({ earlier, representatives }: Received['payload']): readonly SupervisionCause[] {
  const isJoint = representatives.length > 1;
  return [...(earlier === null ? [] : (['repeated'] as const)), ...(isJoint ? (['bad-effect'] as const) : [])];
}

/** EVA-03: a bad rating under a name is looked into; all others are counted. */
function needsContact(level: RatingLevel, named: boolean): boolean {
  return isBad(level) && named;
}

type Later = Exclude<RecordedTicketEvent, Received>;

function evolveLater(state: TicketState, event: Later, on: PlainDate): TicketState {
  switch (event.type) {
    case 'ticket.accepted.v1':
      return {
        ...state,
        stage: 'handling',
        acceptedOn: on,
        acceptanceNo: event.payload.noticeNo,
        first: state.first ?? event.actor,
        holder: event.actor,
      };
    case 'ticket.assigned.v1':
      return { ...state, holder: event.payload.to };
    case 'ticket.returned.v1':
      if (event.payload.to === 'hotline') return closed(state, 'not-ours', { on, by: event.actor });
      return { ...state, stage: 'returned', holder: null };
    case 'ticket.reclassified.v1': {
      const { kind, subject, limits } = event.payload;
      const sorted = { ...state, kind, subject, limits, extension: null };
      // Another clock begins with its own acceptance: a petition with a written notice.
      return kind === state.kind ? sorted : { ...sorted, stage: 'received', acceptedOn: null };
    }
    case 'ticket.help-asked.v1':
      return helpAsked(state, event);
    case 'ticket.recused.v1':
      return withoutPerson(state, event.payload.staffId);
    case 'ticket.caller-corrected.v1':
      return { ...state, caller: event.payload.caller };
    case 'ticket.letter-kept.v1':
      return { ...state, letters: [...state.letters, event.payload] };
    case 'ticket.helped.v1':
    case 'ticket.noted.v1':
    case 'ticket.papers-added.v1':
      return state;
    case 'ticket.supervised.v1':
      return { ...state, supervision: [...state.supervision, event.payload.cause] };
    case 'ticket.paused.v1':
    case 'ticket.resumed.v1':
    case 'ticket.extension-asked.v1':
    case 'ticket.extension-settled.v1':
    case 'ticket.progress-told.v1':
    case 'ticket.promised.v1':
    case 'ticket.promise-kept.v1':
      return evolveClocks(state, event, on);
    case 'ticket.contacted.v1':
    case 'ticket.appealed.v1':
    case 'ticket.rechecked.v1':
    case 'ticket.review-asked.v1':
    case 'ticket.reviewed.v1':
      return evolveOwnKind(state, event, on);
    case 'ticket.not-accepted.v1':
    case 'ticket.handed-on.v1':
    case 'ticket.answered.v1':
    case 'ticket.called-back.v1':
    case 'ticket.sent-back.v1':
    case 'ticket.closed.v1':
    case 'ticket.linked.v1':
    case 'ticket.reopened.v1':
      return evolveEnd(state, event, on);
  }
}

function helpAsked(
  state: TicketState,
  { payload: { units, office, newTicketId } }: Extract<Later, { readonly type: 'ticket.help-asked.v1' }>,
): TicketState {
  const isOurs = office !== undefined && newTicketId !== undefined;
  return {
    ...state,
    units: [...new Set([...state.units, ...units])],
    helps: isOurs ? [...state.helps, { office, ticketId: newTicketId }] : state.helps,
  };
}

type OnClocks = Extract<
  Later,
  {
    readonly type:
      | 'ticket.paused.v1'
      | 'ticket.resumed.v1'
      | 'ticket.extension-asked.v1'
      | 'ticket.extension-settled.v1'
      | 'ticket.progress-told.v1'
      | 'ticket.promised.v1'
      | 'ticket.promise-kept.v1';
  }
>;

function evolveClocks(state: TicketState, event: OnClocks, on: PlainDate): TicketState {
  switch (event.type) {
    case 'ticket.paused.v1':
      return {
        ...state,
        // The level above may wait for a hearing: the petition stays with it.
        stage: state.stage === 'under-review' ? 'under-review' : 'waiting',
        stops: [...state.stops, { reason: event.payload.reason, from: on }],
      };
    case 'ticket.resumed.v1':
      return {
        ...state,
        stage: state.stage === 'waiting' ? 'handling' : state.stage,
        stops: state.stops.map((stop) => (stop.to === undefined ? { ...stop, to: on } : stop)),
      };
    case 'ticket.extension-asked.v1': {
      const { reason } = event.payload;
      return { ...state, extension: { askedBy: event.actor, reason, granted: null, settledOn: null } };
    }
    case 'ticket.extension-settled.v1': {
      const { granted } = event.payload;
      return state.extension === null ? state : { ...state, extension: { ...state.extension, granted, settledOn: on } };
    }
    case 'ticket.progress-told.v1': {
      const { text: what, until: by } = event.payload;
      return { ...state, progressOn: on, promises: [...told(state, on), { what, by, news: true, keptOn: null }] };
    }
    case 'ticket.promised.v1':
      return { ...state, promises: [...state.promises, { ...event.payload, news: false, keptOn: null }] };
    case 'ticket.promise-kept.v1': {
      const { promise } = event.payload;
      return { ...state, promises: state.promises.map((one, at) => (at === promise ? { ...one, keptOn: on } : one)) };
    }
  }
}

type OfOwnKind = Extract<
  Later,
  {
    readonly type:
      | 'ticket.contacted.v1'
      | 'ticket.appealed.v1'
      | 'ticket.rechecked.v1'
      | 'ticket.review-asked.v1'
      | 'ticket.reviewed.v1';
  }
>;

/** What only ratings and only petitions know. */
function evolveOwnKind(state: TicketState, event: OfOwnKind, on: PlainDate): TicketState {
  switch (event.type) {
    case 'ticket.contacted.v1':
      return {
        ...state,
        stage: 'handling',
        acceptedOn: state.acceptedOn ?? on,
        contactedOn: state.contactedOn ?? on,
        finding: event.payload.finding,
        first: state.first ?? event.actor,
        holder: state.holder ?? event.actor,
      };
    case 'ticket.appealed.v1':
      return { ...state, appeal: { by: event.actor, on, struck: null } };
    case 'ticket.rechecked.v1': {
      const { strike } = event.payload;
      const after = { ...state, appeal: state.appeal === null ? null : { ...state.appeal, struck: strike } };
      return strike ? closed(after, 'struck', { on, by: event.actor }) : after;
    }
    case 'ticket.review-asked.v1': {
      const { level, askedOn } = event.payload;
      return { ...state, stage: 'under-review', reviews: [...state.reviews, { level, askedOn, done: null }] };
    }
    case 'ticket.reviewed.v1': {
      const { level, upheld, body, number } = event.payload;
      const reviews = state.reviews.map((review) =>
        review.level === level ? { ...review, done: { on, upheld, body, number } } : review,
      );
      const after: TicketState = { ...state, stage: 'answered', reviews };
      return level === 're-review' ? closed(after, 'final', { on, by: event.actor }) : after;
    }
  }
}

type Ending = Exclude<
  Extract<
    Later,
    {
      readonly type:
        | 'ticket.not-accepted.v1'
        | 'ticket.handed-on.v1'
        | 'ticket.answered.v1'
        | 'ticket.called-back.v1'
        | 'ticket.sent-back.v1'
        | 'ticket.closed.v1'
        | 'ticket.linked.v1'
        | 'ticket.reopened.v1';
    }
  >,
  Received
>;

function evolveEnd(state: TicketState, event: Ending, on: PlainDate): TicketState {
  const by = { on, by: event.actor };
  switch (event.type) {
    case 'ticket.not-accepted.v1':
      return closed(state, 'not-accepted', by);
    case 'ticket.handed-on.v1':
      return closed(state, 'handed-on', by);
    case 'ticket.answered.v1': {
      const { text, outcome, number, late } = event.payload;
      const answer = { text, outcome, number, late, ...by };
      return { ...state, stage: 'answered', answers: [...state.answers, answer], promises: told(state, on) };
    }
    case 'ticket.called-back.v1': {
      const { reached, satisfaction, solved } = event.payload;
      return { ...state, calls: [...state.calls, { reached, satisfaction, solved }] };
    }
    case 'ticket.sent-back.v1':
      return { ...state, stage: 'handling', redoneFrom: on, redos: state.redos + 1 };
    case 'ticket.closed.v1':
      return closed(state, event.payload.reason, by);
    case 'ticket.linked.v1':
      return closed({ ...state, linkedTo: event.payload.to }, 'same-fact', by);
    case 'ticket.reopened.v1':
      return { ...state, stage: 'handling', redoneFrom: on, reopened: state.reopened + 1, closed: null };
  }
}

function closed(
  state: TicketState,
  reason: CloseReason,
  { on, by }: { readonly on: PlainDate; readonly by: StaffId },
): TicketState {
  return { ...state, stage: 'closed', closed: { reason, on, by } };
}

/** News that was promised has come. What else was promised stays open until somebody says that it was kept. */
function told({ promises }: TicketState, on: PlainDate): TicketState['promises'] {
  return promises.map((promise) => (promise.news && promise.keptOn === null ? { ...promise, keptOn: on } : promise));
}

function withoutPerson(state: TicketState, staffId: StaffId): TicketState {
  const barred = state.barred.includes(staffId) ? state.barred : [...state.barred, staffId];
  return { ...state, barred, holder: state.holder === staffId ? null : state.holder };
}
