import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Declaration } from '../annual-review/events.ts';
import { type TenancyPaper, withBrought } from '../annual-review/paper.ts';
import type { ContactWay } from '../arrears/events.ts';
import type { Term } from '../rent/events.ts';
import type { RenewalEvent } from './events.ts';

export const renewalStatuses = ['open', 'applied', 'late', 'passed', 'failed', 'renewed'] as const;

/** Nobody applied; applied in time, or too late and not admitted; reviewed; signed. */
export type RenewalStatus = (typeof renewalStatuses)[number];

/** The renewal of a term, folded from its stream. */
export interface RenewalState {
  readonly status: RenewalStatus;
  readonly reminders: readonly { readonly on: PlainDate; readonly way: ContactWay; readonly note: string }[];
  readonly applied: {
    readonly on: PlainDate;
    readonly applyBy: PlainDate;
    readonly months: number;
    readonly declaration: Declaration;
    readonly changes: string;
    readonly signedBy: string;
    readonly by: StaffId;
  } | null;
  readonly papers: readonly TenancyPaper[];
  readonly admitted: { readonly on: PlainDate; readonly reason: string; readonly by: StaffId } | null;
  readonly reviewed: {
    readonly on: PlainDate;
    readonly outcome: 'passed' | 'failed';
    readonly reason: string;
    readonly publicised: { readonly from: PlainDate; readonly until: PlainDate } | null;
    readonly by: StaffId;
  } | null;
  readonly signed: { readonly on: PlainDate; readonly term: Term } | null;
}

/** As it stands in the log: the event with who wrote it. */
export type RecordedRenewalEvent = RenewalEvent & { readonly actor: StaffId };

const NOTHING: RenewalState = {
  status: 'open',
  reminders: [],
  applied: null,
  papers: [],
  admitted: null,
  reviewed: null,
  signed: null,
};

function evolve(state: RenewalState, event: RecordedRenewalEvent): RenewalState {
  const by = event.actor;
  switch (event.type) {
    case 'renewal.reminded.v1': {
      const { on, way, note } = event.payload;
      return { ...state, reminders: [...state.reminders, { on, way, note }] };
    }
    case 'renewal.applied.v1': {
      const { on, applyBy, months, declaration, changes, signedBy, papers } = event.payload;
      const applied = { on, applyBy, months, declaration, changes, signedBy, by };
      return { ...state, status: on > applyBy ? 'late' : 'applied', applied, papers };
    }
    case 'renewal.admitted.v1': {
      const { on, reason } = event.payload;
      return { ...state, status: 'applied', admitted: { on, reason, by } };
    }
    case 'renewal.papers-brought.v1':
      return { ...state, papers: withBrought(state.papers, event.payload.papers) };
    case 'renewal.reviewed.v1': {
      const { on, outcome, reason, publicised } = event.payload;
      return { ...state, status: outcome, reviewed: { on, outcome, reason, publicised, by } };
    }
    case 'renewal.signed.v1':
      return { ...state, status: 'renewed', signed: { on: event.payload.on, term: event.payload.term } };
  }
}

export function foldRenewal(events: readonly RecordedRenewalEvent[]): RenewalState {
  return events.reduce(evolve, NOTHING);
}
