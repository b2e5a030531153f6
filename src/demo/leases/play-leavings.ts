/** Households of a demo city that leave: two are overdue, one is told, one waits for the notice, three are back. */
import { executeLeaving } from '../../app/leaving/execute-leaving.ts';
import { loadLeaving } from '../../app/leaving/leaving-stream.ts';
import { executeLease } from '../../app/lease/execute-lease.ts';
import { loadLease } from '../../app/lease/lease-stream.ts';
import { todayOf } from '../../app/open-desk.ts';
import type { LeavingCommand } from '../../domain/leaving/commands.ts';
import type { LeavingGround } from '../../domain/leaving/grounds.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { LeaseOffice } from './lease-office.ts';
import * as words from './lease-words.ts';

export interface LeavingOffice extends LeaseOffice {
  /** Signs bans and refunds as the second person. */
  readonly second: StaffId;
}

/** The places of their leases among those that were taken over. */
const OVERDUE = 4;
/** Stays too, and nobody has set a market rent. */
const UNPRICED = 10;
const TOLD = 7;
const BANNED = 20;
const WAITING = 13;
const RETURNED = 15;
const REFUNDED = 19;

/** In the spring: these have been told long ago when the demo begins. */
export function playEarlyLeavings(office: LeavingOffice, leaseIds: readonly string[]): void {
  begin(office, leaseIds[OVERDUE], 'acquired-housing');
  begin(office, leaseIds[BANNED], 'change-of-use');
  begin(office, leaseIds[UNPRICED], 'other-subsidised');
  for (const leaseId of [leaseIds[OVERDUE], leaseIds[BANNED], leaseIds[UNPRICED]])
    give(office, leaseId, { type: 'notify', leaveBy: null });
}

/** On the last day of the demo. */
export function playLeavings(office: LeavingOffice, leaseIds: readonly string[]): void {
  const market = { type: 'set-rent', marketFen: 96_000, source: words.valuation } as const;
  give(office, leaseIds[OVERDUE], market);
  const today = todayOf(office.desk);
  const court = {
    suitId: office.desk.newId(),
    kind: 'lawsuit',
    court: words.court,
    caseNo: words.courtCaseNo,
  } as const;
  give(office, leaseIds[OVERDUE], { type: 'file-suit', ...court, filedOn: addDays(today, -1) });
  begin(office, leaseIds[TOLD], 'sublet');
  give(office, leaseIds[TOLD], { type: 'hear', statement: words.hearing });
  give(office, leaseIds[TOLD], { type: 'notify', leaveBy: null });
  begin(office, leaseIds[WAITING], 'other-subsidised');
  for (const index of [RETURNED, REFUNDED]) begin(office, leaseIds[index], 'voluntary');
  for (const index of [RETURNED, REFUNDED, BANNED]) handOver(office, leaseIds[index]);
  for (const index of [RETURNED, REFUNDED]) give(office, leaseIds[index], { type: 'return' });
  give(office, leaseIds[REFUNDED], { type: 'settle' });
  give(office, leaseIds[BANNED], market);
  const fine = { fineId: office.desk.newId(), documentNo: words.fineNo, decidedOn: addDays(today, -1), fen: 80_000 };
  give(office, leaseIds[BANNED], { type: 'fine', ...fine, gainFen: 0 });
  give(office, leaseIds[BANNED], { type: 'return', secondBy: office.second });
  give(office, leaseIds[BANNED], { type: 'settle' });
}

function begin(office: LeavingOffice, leaseId: string | undefined, ground: LeavingGround): void {
  const isBreach = ground === 'sublet' || ground === 'change-of-use';
  const since = isBreach ? addDays(todayOf(office.desk), -10) : null;
  give(office, leaseId, { type: 'open', ground, since, evidence: words.evidence[ground] ?? words.leaving, files: [] });
}

function give({ desk, keeper }: LeavingOffice, leaseId: string | undefined, command: LeavingCommand): void {
  if (leaseId === undefined) return;
  const { version } = loadLeaving(desk.file, leaseId);
  const done = executeLeaving(desk, { commandId: desk.newId() as CommandId, leaseId, version, command }, keeper);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}

function handOver({ desk, keeper }: LeavingOffice, leaseId: string | undefined): void {
  if (leaseId === undefined) return;
  const { version } = loadLease(desk.file, leaseId);
  const readings = [{ meter: 'water', reading: '41' }] as const;
  const command = { type: 'move-out', on: todayOf(desk), readings, keys: 2, defects: '', photos: [] } as const;
  const done = executeLease(desk, { commandId: desk.newId() as CommandId, leaseId, version, command }, keeper);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}
