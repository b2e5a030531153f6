/**
 * A command on the renewal of a term: decide on lease, policy and registries as they are, append. A signature gives the
 * lease its next version and the ledger its later end in the same unit of work.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { Programme } from '../../domain/application/programme.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import { renewedLease } from '../../domain/lease/renewed.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { RenewalCommand } from '../../domain/renewal/commands.ts';
import { type RenewalFacts, decideRenewal } from '../../domain/renewal/decide.ts';
import type { RenewalEvent } from '../../domain/renewal/events.ts';
import { changeTerm } from '../../domain/rent/decide.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { entitlementOf } from '../lease/entitlement.ts';
import { isLeaving } from '../leaving/leaving-stream.ts';
import { type Prepared, executeOnLease } from '../lease/execute-on-lease.ts';
import { leaseStream, loadLease, loadLedger, rentStream } from '../lease/lease-stream.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { loadRenewal, renewalStream } from './renewal-stream.ts';

export interface RenewalRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  /** The last day of the term that it is about, as the person saw it. */
  readonly until: PlainDate;
  /** As the person saw it; null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: RenewalCommand;
}

export interface RenewalOutcome {
  readonly version: number;
}

export function executeRenewal(
  desk: OpenDesk,
  request: RenewalRequest,
  actor: Actor,
): Result<RenewalOutcome, AnyRefusal> {
  const named = { commandId: request.commandId, commandName: nameOf(request.command), actor: actor.staffId };
  return executeOnLease(desk, named, () => prepareRenewal(desk, request, actor));
}

/** Everything but the write. */
export function prepareRenewal(
  desk: OpenDesk,
  { commandId, leaseId, until, version, command }: RenewalRequest,
  actor: Actor,
): Result<Prepared<RenewalOutcome>, AnyRefusal> {
  const lease = loadLease(desk.file, leaseId);
  if (lease.state === undefined) return err({ code: 'unknown-lease' });
  const loaded = loadRenewal(desk.file, leaseId, until);
  if (version !== null && version !== loaded.version) return err({ code: 'changed-meanwhile' });
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const facts = renewalFactsOf(desk, lease.state, { until, actor, policy });
  const decision = decideRenewal(command, loaded.state, facts);
  if (!decision.ok) return decision;
  const outcome = { version: loaded.version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { leaseId, until, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [
        { stream: renewalStream(leaseId, until), expectedVersion: loaded.version, events: decision.value },
        ...decision.value.flatMap((event) =>
          event.type === 'renewal.signed.v1'
            ? signedAppends(desk, { version: lease.version, state: lease.state }, { event, policy })
            : [],
        ),
      ],
      outcome,
    },
  });
}

interface SignedRenewal {
  readonly event: Extract<RenewalEvent, { readonly type: 'renewal.signed.v1' }>;
  readonly policy: PolicyVersion;
}

function signedAppends(
  desk: OpenDesk,
  { version, state }: { readonly version: number; readonly state: LeaseState | undefined },
  { event: { payload }, policy }: SignedRenewal,
): readonly StreamAppend[] {
  if (state === undefined) return [];
  const { leaseId } = state;
  const { term, signatures, basis, on: signedOn } = payload;
  const fileBy = deadline(desk.calendar, signedOn, policy.lease.fileWithin.value).date;
  const renewed = renewedLease(state, { term, signedOn, signatures, fileBy, basis });
  const ledger = loadLedger(desk.file, leaseId);
  const appends: StreamAppend[] = [{ stream: leaseStream(leaseId), expectedVersion: version, events: [renewed] }];
  if (ledger.state !== undefined) {
    const events = changeTerm(ledger.state, { until: term.until, reason: 'renewed' }, { today: todayOf(desk) });
    appends.push({ stream: rentStream(leaseId), expectedVersion: ledger.version, events });
  }
  return appends;
}

interface About {
  readonly until: PlainDate;
  readonly actor: Actor;
  readonly policy: PolicyVersion;
}

export function renewalFactsOf(desk: OpenDesk, lease: LeaseState, { until, actor, policy }: About): RenewalFacts {
  const { leaseId, content, status } = lease;
  const today = todayOf(desk);
  const { renewalRemindDays, renewalPublicityDays, reviewPromiseDays } = settingsOf(desk);
  const { caseId } = content;
  return {
    today,
    actor,
    office: content.office,
    members: householdOf(content),
    lease: {
      leaseId,
      office: content.office,
      origin: content.origin,
      // A term that was renewed meanwhile is over for whoever still looks at it; who leaves has none to renew.
      isInForce: status === 'signed' && content.term.until === until && !isLeaving(desk.file, leaseId),
      until,
    },
    policy: {
      id: policy.id,
      before: policy.renewal[programmeOf(desk, caseId)].value,
      most: policy.lease.most.value,
    },
    remindDays: renewalRemindDays,
    publicityDays: renewalPublicityDays,
    promisedUntil: deadline(desk.calendar, today, { count: reviewPromiseDays, unit: 'working' }).date,
    assessed: entitlementOf(desk, caseId, policy),
  };
}

/** Of the case that is housed; a lease without one is taken for a low-income household's, which has the longest notice. */
export function programmeOf(desk: OpenDesk, caseId: CaseId | null): Programme {
  const programme = caseId === null ? undefined : loadApplication(desk.file, caseId)?.state.content.programme;
  return programme ?? 'low-income';
}

function nameOf(command: RenewalCommand): string {
  return `renewal.${command.type}`;
}
