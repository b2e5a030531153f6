import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { LeavingEvent } from './events.ts';
import type { LeavingGround } from './grounds.ts';

export const leavingStatuses = ['none', 'opened', 'notified', 'closed', 'withdrawn'] as const;

export type LeavingStatus = (typeof leavingStatuses)[number];

/** A leaving, folded from its stream; after it was withdrawn another may be opened. */
export interface LeavingState {
  readonly status: LeavingStatus;
  readonly opened: {
    readonly on: PlainDate;
    readonly ground: LeavingGround;
    readonly since: PlainDate | null;
    readonly evidence: string;
    readonly files: readonly DocumentFile[];
    readonly by: StaffId;
  } | null;
  readonly heard: { readonly on: PlainDate; readonly statement: string } | null;
  readonly notified: { readonly on: PlainDate; readonly leaveBy: PlainDate } | null;
  readonly rentSet: { readonly on: PlainDate; readonly marketFen: number } | null;
  readonly closed: {
    readonly on: PlainDate;
    readonly returnedOn: PlainDate;
    readonly bannedUntil: PlainDate | null;
    readonly refundBy: PlainDate | null;
  } | null;
}

/** As it stands in the log: the event with who wrote it. */
export type RecordedLeavingEvent = LeavingEvent & { readonly actor: StaffId };

const NOTHING: LeavingState = {
  status: 'none',
  opened: null,
  heard: null,
  notified: null,
  rentSet: null,
  closed: null,
};

function evolve(state: LeavingState, event: RecordedLeavingEvent): LeavingState {
  switch (event.type) {
    case 'leaving.opened.v1': {
      const { on, ground, since, evidence, files } = event.payload;
      return { ...NOTHING, status: 'opened', opened: { on, ground, since, evidence, files, by: event.actor } };
    }
    case 'leaving.heard.v1':
      return { ...state, heard: event.payload };
    case 'leaving.notified.v1': {
      const { on, leaveBy } = event.payload;
      return { ...state, status: 'notified', notified: { on, leaveBy } };
    }
    case 'leaving.rent-set.v1': {
      const { on, marketFen } = event.payload;
      return { ...state, rentSet: { on, marketFen } };
    }
    case 'leaving.withdrawn.v1':
      return { ...state, status: 'withdrawn' };
    case 'leaving.closed.v1': {
      const { on, returnedOn, bannedUntil, refundBy } = event.payload;
      return { ...state, status: 'closed', closed: { on, returnedOn, bannedUntil, refundBy } };
    }
  }
}

export function foldLeaving(events: readonly RecordedLeavingEvent[]): LeavingState {
  return events.reduce(evolve, NOTHING);
}
