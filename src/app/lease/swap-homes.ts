/** Two leases swap homes: both contracts, both ledgers, both homes and their claims move in one unit of work. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { type SwapCommand, decideSwap } from '../../domain/lease/swap.ts';
import { changeHome } from '../../domain/rent/decide.ts';
import { standardOn } from '../../domain/rent/rent-lines.ts';
import type { LedgerState } from '../../domain/rent/state.ts';
import { decideStep } from '../../domain/unit/decide-step.ts';
import { evolveUnit } from '../../domain/unit/evolve.ts';
import { homeClaimStream } from '../../domain/unit/home-claim.ts';
import type { CommandId, UnitNo } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { NewEvent, StreamAppend } from '../../store/unit-of-work.ts';
import { loadApplication, loadClaim } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { loadUnit, unitStream } from '../units/unit-stream.ts';
import { type Prepared, executeOnLease } from './execute-on-lease.ts';
import { holderOf } from './home-of-lease.ts';
import { leaseStream, loadLease, loadLedger, rentStream } from './lease-stream.ts';

export interface SwapRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  /** Of the lease that the person saw; null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: SwapCommand;
}

export interface SwapOutcome {
  readonly version: number;
}

const NAME = 'lease.swap';

export function swapHomes(desk: OpenDesk, request: SwapRequest, actor: Actor): Result<SwapOutcome, AnyRefusal> {
  const named = { commandId: request.commandId, commandName: NAME, actor: actor.staffId };
  return executeOnLease(desk, named, () => prepareSwap(desk, request, actor));
}

/** Everything but the write. */
export function prepareSwap(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: SwapRequest,
  actor: Actor,
): Result<Prepared<SwapOutcome>, AnyRefusal> {
  const { otherLeaseId, on } = command;
  const [own, other] = [loadLease(desk.file, leaseId), loadLease(desk.file, otherLeaseId)];
  const [money, otherMoney] = [loadLedger(desk.file, leaseId), loadLedger(desk.file, otherLeaseId)];
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  if (version !== null && version !== own.version) return err({ code: 'changed-meanwhile' });
  if (money.state === undefined || otherMoney.state === undefined) return err({ code: 'unknown-lease' });
  const today = todayOf(desk);
  const standards = [standardAt(money.state, on), standardAt(otherMoney.state, on)] as const;
  const decision = decideSwap(command, [own.state, other.state], { today, actor, policy: policy.id, standards });
  if (!decision.ok) return decision;
  if (own.state === undefined || other.state === undefined) return err({ code: 'unknown-lease' });
  const homes = homeAppends(desk, own.state, other.state);
  if (!homes.ok) return homes;
  const { own: mine, other: theirs } = decision.value;
  const outcome = { version: own.version + 1 };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: NAME,
      commandPayload: { leaseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [
        { stream: leaseStream(leaseId), expectedVersion: own.version, events: [mine] },
        { stream: leaseStream(otherLeaseId), expectedVersion: other.version, events: [theirs] },
        ledgerAppend(leaseId, { version: money.version, state: money.state }, { ...mine.payload, today }),
        ledgerAppend(
          otherLeaseId,
          { version: otherMoney.version, state: otherMoney.state },
          { ...theirs.payload, today },
        ),
        ...homes.value,
      ],
      outcome,
    },
  });
}

/** The day may lie before the term where the decision refuses it anyway. */
function standardAt({ standards, term }: LedgerState, on: SwapCommand['on']) {
  return standardOn(standards, on < term.from ? term.from : on);
}

type Moving = Parameters<typeof changeHome>[1];

function ledgerAppend(
  leaseId: string,
  ledger: { readonly version: number; readonly state: LedgerState },
  moved: Omit<Moving, 'unitNo' | 'estate' | 'reason'> & {
    readonly home: { readonly unitNo: UnitNo; readonly estate: string };
    readonly withLeaseNo: string;
  },
): StreamAppend {
  const { home, standard, today, withLeaseNo: reason } = moved;
  const events = changeHome(ledger.state, { unitNo: home.unitNo, estate: home.estate, standard, reason, today });
  return { stream: rentStream(leaseId), expectedVersion: ledger.version, events };
}

/** Each home is let go by one household and let to the other; nobody else can come between. */
function homeAppends(desk: OpenDesk, own: LeaseState, other: LeaseState): Result<readonly StreamAppend[], AnyRefusal> {
  const appends: StreamAppend[] = [];
  for (const [leaving, coming] of [
    [own, other],
    [other, own],
  ] as const) {
    const { unitNo } = leaving.content.home;
    const [from, to] = [holderOf(leaving.leaseId, leaving.content), holderOf(coming.leaseId, coming.content)];
    const claim = loadClaim(desk.file, homeClaimStream(unitNo));
    const label = labelOf(desk, coming);
    if (claim.state.holder !== null && claim.state.holder !== from) {
      return err({ code: 'home-taken', unitNo, holder: claim.state.label });
    }
    const unit = loadUnit(desk.file, unitNo);
    if (unit.state !== undefined) {
      const release = { type: 'release', by: from, cause: 'returned', reason: null, comment: own.leaseNo } as const;
      const released = decideStep(release, unit.state);
      if (!released.ok) return released;
      const free = released.value.reduce(evolveUnit, unit.state);
      const let_ = { type: 'let', leaseId: coming.leaseId, caseId: to, caseNo: label } as const;
      const given = decideStep(let_, free);
      if (!given.ok) return given;
      const events = [...released.value, ...given.value];
      appends.push({ stream: unitStream(unitNo), expectedVersion: unit.version, events });
    }
    const changes: NewEvent[] = [
      ...(claim.state.holder === null ? [] : [{ type: 'claim.released.v1', payload: { holder: from } }]),
      { type: 'claim.taken.v1', payload: { holder: to, label } },
    ];
    appends.push({ stream: homeClaimStream(unitNo), expectedVersion: claim.version, events: changes });
  }
  return ok(appends);
}

function labelOf(desk: OpenDesk, { leaseNo, content: { caseId } }: LeaseState): string {
  return (caseId === null ? undefined : loadApplication(desk.file, caseId)?.state.caseNo) ?? leaseNo;
}
