import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { LEDGER_SIGNATURE } from './available-actions.ts';
import type { UnitRefusal } from './refusal.ts';

export interface LedgerSigning {
  readonly actor: Actor;
  /** Somebody of the staff as they are now; undefined when the account is unknown or closed. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
}

/**
 * Four eyes on the ledger of homes: another person, who may sign and whose office covers the estate's. Refused
 * `second-person` with what is missing.
 */
export function ledgerSignature(
  secondBy: StaffId | undefined,
  office: OfficeId,
  { actor, colleague }: LedgerSigning,
): Result<StaffId, UnitRefusal> {
  if (secondBy === undefined) return err({ code: 'second-person', why: 'missing' });
  if (secondBy === actor.staffId) return err({ code: 'second-person', why: 'same' });
  const second = colleague(secondBy);
  if (second === undefined) return err({ code: 'second-person', why: 'unknown' });
  if (!rolesAllow(second.roles, LEDGER_SIGNATURE)) return err({ code: 'second-person', why: 'permission' });
  return covers(second.office, office) ? ok(secondBy) : err({ code: 'second-person', why: 'office' });
}
