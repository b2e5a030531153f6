import type { CaseDocument } from '../../domain/application/document.ts';
import type { ClockPause } from '../../domain/application/pause-reason.ts';
import type { Channel, Programme } from '../../domain/application/programme.ts';
import type { Status } from '../../domain/application/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { unpackId } from '../compact-id.ts';
import {
  channelCodes,
  dateOfDay,
  documentTypesOf,
  pausesOf,
  programmeCodes,
  statusCodes,
} from '../projections/case-codes.ts';
import type { QueueListRow } from './queue-statements.ts';

export interface QueueRow {
  /** Where to go on from this row, in the order in which it was read. */
  readonly cursor: string;
  /** The row's key on this desk, for what is looked up beside the list. */
  readonly caseKey: number;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly programme: Programme;
  readonly householdSize: number;
  readonly channel: Channel;
  readonly greenChannel: boolean;
  readonly status: Status;
  readonly receivedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly dueProvisional: boolean;
  readonly clock: {
    readonly startedOn: PlainDate;
    readonly limit: number;
    readonly unit: 'working' | 'calendar';
    readonly pauses?: readonly ClockPause[];
  } | null;
  /** Which types of document the case has: what is missing depends on the policy, which the log does not hold. */
  readonly documentTypes: readonly CaseDocument['type'][];
  /** UTC milliseconds at which a hold that counts now ends, also one that ended; 0 when nobody holds the case. */
  readonly heldUntil: number;
}

/** What a page is sorted by: the value of the cursor. */
export type RowOrder = 'due' | 'received' | 'case-no' | 'changed';

/** Places in a row: read one by one, since taking an array apart by a pattern walks it with an iterator. */
const AT = {
  caseKey: 0,
  caseId: 1,
  caseNo: 2,
  applicantName: 3,
  programme: 4,
  householdSize: 5,
  status: 6,
  receivedDay: 7,
  dueDay: 8,
  dueProvisional: 9,
  clockStartedDay: 10,
  clockLimit: 11,
  clockUnit: 12,
  clockPauses: 13,
  documentBits: 14,
  greenChannel: 15,
  channel: 16,
  heldUntil: 17,
  changedAt: 18,
} as const;

export function queueRow(row: QueueListRow, order: RowOrder): QueueRow {
  const receivedOn = dateOfDay(row[AT.receivedDay]);
  invariant(receivedOn, 'a case has a day of receipt');
  return {
    cursor: `${orderValue(row, order)}~${row[AT.caseKey]}`,
    caseKey: row[AT.caseKey],
    caseId: unpackId(row[AT.caseId]) as CaseId,
    caseNo: row[AT.caseNo],
    applicantName: row[AT.applicantName],
    programme: programmeCodes.nameOf(row[AT.programme]),
    householdSize: row[AT.householdSize],
    channel: channelCodes.nameOf(row[AT.channel]),
    greenChannel: row[AT.greenChannel] === 1,
    status: statusCodes.nameOf(row[AT.status]),
    receivedOn,
    dueOn: dateOfDay(row[AT.dueDay]),
    dueProvisional: row[AT.dueProvisional] === 1,
    clock: clockOf(row),
    documentTypes: documentTypesOf(row[AT.documentBits]),
    heldUntil: row[AT.heldUntil],
  };
}

function clockOf(row: QueueListRow): QueueRow['clock'] {
  const startedOn = dateOfDay(row[AT.clockStartedDay]);
  if (startedOn === null) return null;
  const limit = row[AT.clockLimit];
  const unit = row[AT.clockUnit] === 1 ? 'calendar' : 'working';
  const pauses = row[AT.clockPauses];
  // Most clocks never stood; spreading nothing into the hundred of a page costs as much as the rest of them.
  return pauses === '' ? { startedOn, limit, unit } : { startedOn, limit, unit, ...pausesOf(pauses) };
}

function orderValue(row: QueueListRow, order: RowOrder): number | string {
  switch (order) {
    case 'due':
      return row[AT.dueDay];
    case 'received':
      return row[AT.receivedDay];
    case 'case-no':
      return row[AT.caseNo];
    case 'changed':
      return row[AT.changedAt] ?? 0;
  }
}

export interface CursorPlace {
  readonly after: number | string;
  readonly after_key: number;
}

/** The place that a cursor names. It comes back from a screen: one that means nothing is at no row. */
export function placeOf(cursor: string, order: RowOrder): CursorPlace | undefined {
  const at = cursor.lastIndexOf('~');
  const value = cursor.slice(0, Math.max(at, 0));
  const after = order === 'case-no' ? value : Number(value);
  const after_key = Number(cursor.slice(at + 1));
  return at <= 0 || Number.isNaN(after) || Number.isNaN(after_key) ? undefined : { after, after_key };
}
