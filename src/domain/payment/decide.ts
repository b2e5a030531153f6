/**
 * A payment that no lease was found for is never lost and never guessed: a person assigns it to a lease, sends it back
 * with a second person, or notes what was found out. Booking it is the ledger's own decision (domain/rent).
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { PaymentCommand, PaymentCommandType } from './commands.ts';
import type { PaymentEvent } from './events.ts';
import type { PaymentRefusal } from './refusal.ts';
import type { PaymentState } from './state.ts';

export const paymentPermissions: Readonly<Record<PaymentCommandType, Permission>> = {
  assign: 'rent.keep',
  return: 'rent.decide',
  note: 'rent.keep',
};

export interface PaymentFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** What the ledger of the chosen lease answered; null where no ledger is asked. */
  readonly booked: { readonly leaseNo: string; readonly receiptNo: string } | null;
}

type Decision = Result<readonly PaymentEvent[], PaymentRefusal>;

/** Permission, office and whether it is settled, in this order: the first that fails is the answer. */
export function maySettle(
  state: Pick<PaymentState, 'office' | 'status'>,
  command: PaymentCommandType,
  actor: Actor,
): Result<null, PaymentRefusal> {
  const permission = paymentPermissions[command];
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, state.office)) return err({ code: 'wrong-office', office: state.office });
  return state.status === 'open' ? ok(null) : err({ code: 'payment-settled', status: state.status });
}

export function decidePayment(command: PaymentCommand, state: PaymentState | undefined, facts: PaymentFacts): Decision {
  if (state === undefined) return err({ code: 'unknown-payment' });
  const allowed = maySettle(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  const { today, booked } = facts;
  switch (command.type) {
    case 'assign': {
      if (booked === null) return err({ code: 'unknown-ledger' });
      const { leaseId, comment } = command;
      return ok([{ type: 'payment.assigned.v1', payload: { ...booked, leaseId, comment, assignedOn: today } }]);
    }
    case 'return':
      return sendBack(command, facts);
    case 'note':
      if (command.note.trim() === '') return err({ code: 'comment-missing' });
      return ok([{ type: 'payment.noted.v1', payload: { note: command.note, notedOn: today } }]);
  }
}

function sendBack(
  { payee, reason, secondBy }: Extract<PaymentCommand, { readonly type: 'return' }>,
  { today, actor, colleague }: PaymentFacts,
): Decision {
  if (payee.trim() === '') return err({ code: 'payer-missing' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const second = secondBy === undefined ? undefined : colleague(secondBy);
  if (secondBy !== undefined && second === undefined) return err({ code: 'second-person', why: 'unknown' });
  const signed = secondSignature({ cases: 1, alone: 0, actor, second, permission: 'rent.decide' });
  if (!signed.ok) return signed;
  if (second === undefined) return err({ code: 'second-person', why: 'missing' });
  return ok([{ type: 'payment.returned.v1', payload: { payee, reason, secondBy: second.staffId, returnedOn: today } }]);
}
