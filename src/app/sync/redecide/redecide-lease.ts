import type { ArrearsCommand } from '../../../domain/arrears/commands.ts';
import type { LeaseCommand } from '../../../domain/lease/commands.ts';
import type { SwapCommand } from '../../../domain/lease/swap.ts';
import type { RentCommand } from '../../../domain/rent/commands.ts';
import { voidReceipt } from '../../../domain/rent/void-receipt.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { StreamAppend } from '../../../store/unit-of-work.ts';
import { prepareArrears } from '../../arrears/execute-arrears.ts';
import { loadLedger, rentStream } from '../../lease/lease-stream.ts';
import { todayOf } from '../../open-desk.ts';
import { prepareLease } from '../../lease/execute-lease.ts';
import { prepareSwap } from '../../lease/swap-homes.ts';
import { prepareRent } from '../../rent/execute-rent.ts';
import { carriedBook } from './carried-book.ts';
import type { Decided, Deciding } from './decision.ts';

/** What the outbox keeps of `lease.*`, `rent.*` and `arrears.*` (lease/execute-lease.ts and its like). */
interface Saved<Command> {
  readonly leaseId: string;
  readonly command: Command;
}

/** A command on a lease, on the lease as it is now: a home that another let meanwhile stays theirs. */
export function redecideLease({ desk, command, actor }: Deciding): Decided {
  const { leaseId, command: saved } = command.payload as Saved<LeaseCommand>;
  const request = { commandId: command.commandId as CommandId, leaseId, version: null, command: saved };
  const prepared = prepareLease(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) return prepared;
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/** A command on a ledger. What another desk charged is charged, a line of a bank that it booked is booked;
 * a receipt that was printed keeps its number. */
export function redecideRent({ desk, command, actor }: Deciding): Decided {
  const { leaseId, command: saved } = command.payload as Saved<RentCommand>;
  const request = { commandId: command.commandId as CommandId, leaseId, version: null, command: saved };
  const prepared = prepareRent(desk, request, { actor, book: carriedBook(desk, command.events) });
  if (!prepared.ok) {
    const { code } = prepared.error;
    if (code === 'nothing-to-charge') return ok({ appends: [], outcome: null });
    const voided =
      code === 'paid-already' && saved.type === 'pay' ? voidOwn({ desk, command }, leaseId, saved) : undefined;
    return voided === undefined ? prepared : ok({ appends: voided, outcome: null });
  }
  const { appends, outcome, also } = prepared.value.commit;
  return ok({ appends, outcome, ...(also === undefined ? {} : { also }) });
}

/**
 * The same line of a bank's file, which another desk read too: not a second payment, and the number of this desk's receipt
 * is void. Undefined where the ledger has the money under another id: a person looks at that.
 */
function voidOwn(
  { desk, command }: Pick<Deciding, 'desk' | 'command'>,
  leaseId: string,
  payment: Extract<RentCommand, { readonly type: 'pay' }>,
): readonly StreamAppend[] | undefined {
  const { version, state } = loadLedger(desk.file, leaseId);
  const given = command.events.find(({ type }) => type === 'rent.paid.v1')?.payload['receiptNo'];
  const receiptNo = typeof given === 'string' ? given : '';
  const events = state === undefined ? undefined : voidReceipt(state, { payment, receiptNo, today: todayOf(desk) });
  if (events === undefined) return undefined;
  return events.length === 0 ? [] : [{ stream: rentStream(leaseId), expectedVersion: version, events }];
}

/** What was done about arrears was done: only a pause or agreement that somebody else ended meanwhile is refused. */
export function redecideArrears({ desk, command, actor }: Deciding): Decided {
  const { leaseId, command: saved } = command.payload as Saved<ArrearsCommand>;
  const request = { commandId: command.commandId as CommandId, leaseId, version: null, command: saved };
  const prepared = prepareArrears(desk, request, actor);
  return prepared.ok ? ok({ appends: prepared.value.appends, outcome: prepared.value.outcome }) : prepared;
}

/** A swap on both leases as they are now: one that ended meanwhile, or a home that went to another, undoes all of it. */
export function redecideSwap({ desk, command, actor }: Deciding): Decided {
  const { leaseId, command: saved } = command.payload as Saved<SwapCommand>;
  const request = { commandId: command.commandId as CommandId, leaseId, version: null, command: saved };
  const prepared = prepareSwap(desk, request, actor);
  return prepared.ok ? ok({ appends: prepared.value.commit.appends, outcome: prepared.value.outcome }) : prepared;
}
