import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ArrearsLetter } from '../letter/letter-kind.ts';
import type { ArrearsEvent, ArrearsStep, ContactWay, Instalment } from './events.ts';

export interface Agreement {
  readonly on: PlainDate;
  readonly instalments: readonly Instalment[];
}

/** What was done about the arrears of a lease, folded from its stream. */
export interface ArrearsState {
  readonly lastContact: { readonly on: PlainDate; readonly way: ContactWay; readonly reached: boolean } | null;
  readonly lastStep: { readonly on: PlainDate; readonly step: ArrearsStep } | null;
  readonly lastLetter: { readonly on: PlainDate; readonly letter: ArrearsLetter } | null;
  readonly paused: { readonly until: PlainDate; readonly reason: string } | null;
  readonly agreement: Agreement | null;
}

export const UNTOUCHED: ArrearsState = {
  lastContact: null,
  lastStep: null,
  lastLetter: null,
  paused: null,
  agreement: null,
};

function evolve(state: ArrearsState, event: ArrearsEvent): ArrearsState {
  switch (event.type) {
    case 'arrears.contacted.v1': {
      const { on, way, reached } = event.payload;
      return { ...state, lastContact: { on, way, reached } };
    }
    case 'arrears.step-taken.v1':
      return { ...state, lastStep: { on: event.payload.on, step: event.payload.step } };
    case 'arrears.letter-made.v1':
      return { ...state, lastLetter: { on: event.payload.on, letter: event.payload.letter } };
    case 'arrears.paused.v1':
      return { ...state, paused: { until: event.payload.until, reason: event.payload.reason } };
    case 'arrears.resumed.v1':
      return { ...state, paused: null };
    case 'arrears.agreed.v1':
      return { ...state, agreement: { on: event.payload.on, instalments: event.payload.instalments } };
    case 'arrears.agreement-ended.v1':
      return { ...state, agreement: null };
  }
}

export function foldArrears(events: readonly ArrearsEvent[]): ArrearsState {
  return events.reduce(evolve, UNTOUCHED);
}
