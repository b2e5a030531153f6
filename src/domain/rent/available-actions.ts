/** Who may do what with a ledger: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { RentCommandType } from './commands.ts';
import type { RentRefusal } from './refusal.ts';
import type { LedgerState } from './state.ts';

export const rentPermissions: Readonly<Record<RentCommandType, Permission>> = {
  charge: 'rent.keep',
  'book-late-fees': 'rent.keep',
  pay: 'rent.keep',
  'change-standard': 'rent.decide',
  reverse: 'rent.decide',
  'set-off': 'rent.decide',
  refund: 'rent.decide',
};

/** Commands that move money, or what is owed, for somebody of one's own. The charge run takes everybody alike. */
const personal: readonly RentCommandType[] = ['pay', 'change-standard', 'reverse', 'set-off', 'refund'];

export interface RentActing {
  readonly actor: Actor;
  readonly household: readonly string[];
}

/** Permission, office and own case, in this order: the first that fails is the answer. */
export function mayRent(
  { office }: Pick<LedgerState, 'office'>,
  command: RentCommandType,
  { actor, household }: RentActing,
): Result<null, RentRefusal> {
  const permission = rentPermissions[command];
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, office)) return err({ code: 'wrong-office', office });
  const isOwn = personal.includes(command) && household.some((number) => actor.interests.includes(number));
  return isOwn ? err({ code: 'own-case' }) : ok(null);
}

export interface AvailableRent {
  readonly command: RentCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: RentRefusal | null;
}

export function availableRent(state: Pick<LedgerState, 'office'>, acting: RentActing): readonly AvailableRent[] {
  return (Object.keys(rentPermissions) as readonly RentCommandType[]).map((command) => {
    const allowed = mayRent(state, command, acting);
    return { command, refusal: allowed.ok ? null : allowed.error };
  });
}
