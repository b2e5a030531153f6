import { invariant } from '../../kernel/invariant.ts';
import type { RecordedDrawEvent } from './events.ts';
import type { ContributionState, DrawObjection, DrawState } from './state.ts';

/** Folds a whole history; undefined for an empty one. */
export function foldDraw(events: Iterable<RecordedDrawEvent>): DrawState | undefined {
  let state: DrawState | undefined;
  for (const event of events) state = evolveDraw(state, event);
  return state;
}

/** The state after `event`; `undefined` is the state before the freeze. */
function evolveDraw(state: DrawState | undefined, event: RecordedDrawEvent): DrawState {
  if (event.type === 'draw.frozen.v1') return frozen(event);
  invariant(state, `${event.type} before draw.frozen.v1`);
  return next(state, event);
}

type Frozen = Extract<RecordedDrawEvent, { type: 'draw.frozen.v1' }>;

function frozen({ payload, actor, wallTime }: Frozen): DrawState {
  const { contributions, secondBy, program, basis: _basis, ...plan } = payload;
  return {
    ...plan,
    status: 'frozen',
    frozen: { by: actor, secondBy, at: wallTime, program },
    contributions: contributions.map((declared) => ({ ...declared, entered: null, confirmed: null, differed: 0 })),
    started: null,
    result: null,
    drawnOn: null,
    signatures: [],
    publishedOn: null,
    publishedBy: null,
    period: null,
    objections: [],
    settledOn: null,
    struck: [],
    voided: null,
    refusedAttempts: 0,
  };
}

function next(state: DrawState, event: Exclude<RecordedDrawEvent, Frozen>): DrawState {
  const { actor, wallTime: at } = event;
  switch (event.type) {
    case 'draw.contribution-entered.v1':
    case 'draw.contribution-confirmed.v1':
    case 'draw.contribution-differed.v1':
      return withContribution(state, event);
    case 'draw.started.v1': {
      const { secondBy, program } = event.payload;
      return { ...state, status: 'drawing', started: { by: actor, secondBy, at, program, device: event.device } };
    }
    case 'draw.drawn.v1': {
      const { drawnOn, result: file, ...result } = event.payload;
      return { ...state, status: 'drawn', result: { ...result, file, at }, drawnOn };
    }
    case 'draw.signature-added.v1':
      return { ...state, signatures: [...state.signatures, event.payload] };
    case 'draw.signed.v1':
      return { ...state, status: 'signed' };
    case 'draw.published.v1': {
      const { publishedOn, period } = event.payload;
      return { ...state, status: 'published', publishedOn, publishedBy: actor, period };
    }
    case 'draw.objection-raised.v1':
    case 'draw.objection-answered.v1':
      return { ...state, objections: objectionsAfter(state.objections, event) };
    case 'draw.settled.v1': {
      const { settledOn, struck } = event.payload;
      return { ...state, status: 'settled', settledOn, struck };
    }
    case 'draw.voided.v1': {
      const { reason, voidedOn: on, secondBy } = event.payload;
      return { ...state, status: 'voided', voided: { reason, on, by: actor, secondBy, from: state.status } };
    }
    case 'draw.attempt-refused.v1':
      return { ...state, refusedAttempts: state.refusedAttempts + 1 };
  }
}

type ContributionEvent = Extract<RecordedDrawEvent, { readonly payload: { readonly contributionId: string } }>;

function withContribution(state: DrawState, event: ContributionEvent): DrawState {
  const contributions = state.contributions.map((declared) =>
    declared.id === event.payload.contributionId ? typed(declared, event) : declared,
  );
  const isWhole = contributions.every(({ confirmed }) => confirmed !== null);
  return { ...state, contributions, status: isWhole ? 'contributed' : state.status };
}

function typed(declared: ContributionState, event: ContributionEvent): ContributionState {
  switch (event.type) {
    case 'draw.contribution-entered.v1': {
      const { value, source } = event.payload;
      return { ...declared, entered: { value, source, by: event.actor, at: event.wallTime } };
    }
    case 'draw.contribution-confirmed.v1':
      return { ...declared, confirmed: { by: event.payload.confirmedBy, at: event.wallTime } };
    case 'draw.contribution-differed.v1':
      return { ...declared, entered: null, differed: declared.differed + 1 };
  }
}

type ObjectionEvent = Extract<RecordedDrawEvent, { readonly payload: { readonly objectionId: string } }>;

function objectionsAfter(objections: readonly DrawObjection[], event: ObjectionEvent): readonly DrawObjection[] {
  if (event.type === 'draw.objection-raised.v1') {
    const { basis: _basis, recordedOn: _on, ...raised } = event.payload;
    return [...objections, { ...raised, recordedBy: event.actor, answer: null }];
  }
  const { objectionId, upheld, result, answeredOn } = event.payload;
  return objections.map((one) =>
    one.objectionId === objectionId ? { ...one, answer: { upheld, result, answeredOn, by: event.actor } } : one,
  );
}
