/** What hangs on an event of a leaving: the lease, its home, the ledger, the bans and the household's numbers. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { leftLease } from '../../domain/lease/left.ts';
import type { LeavingCommand } from '../../domain/leaving/commands.ts';
import type { LeavingEvent } from '../../domain/leaving/events.ts';
import { groundRules } from '../../domain/leaving/grounds.ts';
import type { LeavingState } from '../../domain/leaving/state.ts';
import { decideRent } from '../../domain/rent/decide.ts';
import type { RentEvent } from '../../domain/rent/events.ts';
import type { RentFacts } from '../../domain/rent/facts.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import { type Result, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { freeHome, holderOf } from '../lease/home-of-lease.ts';
import { leaseStream, rentStream } from '../lease/lease-stream.ts';
import { releaseHousehold } from '../lease/release-household.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { loadBans } from '../waitlist/waiting-stream.ts';
import { occupationEvents, settledLedger } from './leaving-ledger.ts';

export interface Hanging {
  readonly command: LeavingCommand;
  readonly before: LeavingState;
  readonly lease: { readonly version: number; readonly state: LeaseState };
  readonly ledger: { readonly version: number; readonly state: LedgerState | undefined };
  readonly rentFacts: RentFacts;
}

export function leavingAppends(
  desk: OpenDesk,
  event: LeavingEvent,
  hanging: Hanging,
): Result<readonly StreamAppend[], AnyRefusal> {
  const rent = ledgerEvents(desk, event, hanging);
  if (!rent.ok) return rent;
  const { lease, ledger } = hanging;
  const booked: readonly StreamAppend[] =
    rent.value.length === 0
      ? []
      : [{ stream: rentStream(lease.state.leaseId), expectedVersion: ledger.version, events: rent.value }];
  return ok([...booked, ...leftAppends(desk, event, hanging), ...banAppends(desk, event, hanging)]);
}

function ledgerEvents(
  desk: OpenDesk,
  event: LeavingEvent,
  { command, before, lease, ledger, rentFacts }: Hanging,
): Result<readonly RentEvent[], AnyRefusal> {
  if (ledger.state === undefined) return ok([]);
  if (event.type === 'leaving.settled.v1') {
    const settled = settledLedger(ledger.state, rentFacts);
    return settled.ok ? ok(settled.value.events) : settled;
  }
  if (event.type === 'leaving.refunded.v1') {
    const { refundId, depositFen, aheadFen, payee, reason } = event.payload;
    if (depositFen + aheadFen === 0) return ok([]);
    const second = command.type === 'refund' && command.secondBy !== undefined ? { secondBy: command.secondBy } : {};
    const refund = { type: 'refund', refundId, depositFen, aheadFen, payee, reason, ...second } as const;
    return decideRent(refund, ledger.state, rentFacts);
  }
  return ok(occupationEvents(event, { lease: lease.state, ledger: ledger.state, before, today: todayOf(desk) }));
}

/** The lease ends with the return, the home comes free, and the household may apply again where no ban stands. */
function leftAppends(desk: OpenDesk, event: LeavingEvent, { before, lease }: Hanging): readonly StreamAppend[] {
  if (event.type !== 'leaving.returned.v1' || before.opened === null) return [];
  const { returnedOn, basis, on: recordedOn } = event.payload;
  const { ground, evidence: comment } = before.opened;
  const reason = groundRules[ground].endReason;
  const { state, version } = lease;
  const ended = { returnedOn, reason, comment, recordedOn, basis };
  const end: readonly StreamAppend[] =
    state.status === 'signed'
      ? [{ stream: leaseStream(state.leaseId), expectedVersion: version, events: [leftLease(state, ended)] }]
      : [];
  return [...end, ...freeHome(desk, state, { reason, comment }), ...releaseHousehold(desk, state)];
}

function banAppends(desk: OpenDesk, event: LeavingEvent, { before, lease }: Hanging): readonly StreamAppend[] {
  const { leaseId, leaseNo, content } = lease.state;
  const caseId = holderOf(leaseId, content);
  if (event.type === 'leaving.ban-lifted.v1') {
    return (before.returned?.ban?.bans ?? []).map((stream) => ({
      stream,
      expectedVersion: loadBans(desk.file, stream).version,
      events: [{ type: 'ban.lifted.v1', payload: { caseId, liftedOn: event.payload.on } }],
    }));
  }
  if (event.type !== 'leaving.returned.v1' || event.payload.ban === null) return [];
  const { returnedOn, ban } = event.payload;
  const { grounds, until } = ban;
  const application = content.caseId === null ? undefined : loadApplication(desk.file, content.caseId)?.state;
  const caseNo = application?.caseNo ?? leaseNo;
  const rules = [grounds === 'deceit' ? 'PRH-35' : 'PRH-37'];
  const payload = { caseId, caseNo, grounds, returnedOn, until, rules };
  return ban.bans.map((stream) => ({
    stream,
    expectedVersion: loadBans(desk.file, stream).version,
    events: [{ type: 'ban.imposed.v1', payload }],
  }));
}
