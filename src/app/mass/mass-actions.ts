/**
 * What can be done to many cases at once. Each is an ordinary command on one case, prepared without being written: the
 * preview shows what preparing says, the run commits what it gives. A new mass action is a line here and one in the
 * contract.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { MassActionInput } from '../../contract/mass.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { MassSignature } from '../../domain/mass/mass-signature.ts';
import type { Permission } from '../../domain/staff/role.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { CommitRequest } from '../../store/unit-of-work.ts';
import { prepareHold } from '../hold/execute-hold.ts';
import type { OpenDesk } from '../open-desk.ts';
import { prepareWaiting } from '../waitlist/execute-waiting.ts';

export interface MassOnCase {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly actor: Actor;
  readonly mass: MassSignature;
}

type Prepared = Result<{ readonly commit: CommitRequest }, AnyRefusal>;

/** What giving the action asks, of the first person and of the second. */
export function massPermission(action: MassActionInput): Permission {
  switch (action.type) {
    case 'assign':
    case 'release':
      return 'case.assign';
    case 'remind':
      return 'waiting.keep';
  }
}

/** The action on one case, as it would be written. */
export function prepareMass(
  desk: OpenDesk,
  action: MassActionInput,
  { commandId, caseId, actor, mass }: MassOnCase,
): Prepared {
  switch (action.type) {
    case 'assign':
    case 'release':
      return prepareHold(desk, { commandId, caseId, command: { ...action, mass } }, actor);
    case 'remind':
      return prepareWaiting(desk, { commandId, caseId, version: null, command: { ...action, mass } }, { actor });
  }
}
