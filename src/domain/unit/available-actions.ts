/**
 * What fits a home in which state: shared by `decide` and the screens. The steps of the processes that give homes away
 * stand in the same table, so that the states and who leaves them are read in one place.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { LedgerCommandType, UnitCommand } from './commands.ts';
import type { UnitRefusal } from './refusal.ts';
import { type UnitState, type UnitStateName, unitStates } from './state.ts';

const idle: readonly UnitStateName[] = ['vacant', 'in-repair', 'sealed'];

/** The states in which a command is possible; `register` has none before it. */
export const unitRules: Readonly<Record<Exclude<UnitCommand['type'], 'register'>, readonly UnitStateName[]>> = {
  correct: unitStates,
  'set-rent': unitStates,
  'begin-repair': ['vacant'],
  'end-repair': ['in-repair'],
  seal: ['vacant', 'in-repair'],
  unseal: ['sealed'],
  withdraw: idle,
  reinstate: ['withdrawn'],
  reserve: ['vacant'],
  offer: ['vacant', 'reserved'],
  let: ['vacant', 'offered', 'let'],
  release: ['reserved', 'offered', 'let'],
};

const LEDGER_PERMISSION: Permission = 'unit.manage';
/** What the second person of a change of the ledger must be allowed. */
export const LEDGER_SIGNATURE: Permission = 'unit.sign';

/** Whether the person may change what lies in this office: the estate's. */
export function mayKeepLedger(actor: Actor, office: OfficeId): Result<null, UnitRefusal> {
  const permission = LEDGER_PERMISSION;
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  return covers(actor.office, office) ? ok(null) : err({ code: 'wrong-office', office });
}

export interface AvailableUnitAction {
  readonly command: LedgerCommandType;
  /** Null when the actor may do it now, with a second person. */
  readonly refusal: UnitRefusal | null;
}

const shown = ['correct', 'set-rent', 'begin-repair', 'end-repair', 'seal', 'unseal', 'withdraw', 'reinstate'] as const;

/** The changes of the ledger that fit the home as it stands, each with the reason why this actor cannot do it. */
export function availableUnitActions(
  unit: Pick<UnitState, 'state'>,
  actor: Actor,
  office: OfficeId,
): readonly AvailableUnitAction[] {
  const allowed = mayKeepLedger(actor, office);
  const refusal = allowed.ok ? null : allowed.error;
  return shown.filter((command) => unitRules[command].includes(unit.state)).map((command) => ({ command, refusal }));
}
