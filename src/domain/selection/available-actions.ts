/** What may be done with a household in a session, and by whom: shared by `decide` and the screens. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { SelectionCommandType } from './commands.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { SelectionState, Turn } from './state.ts';

export type TurnStatus = Turn['status'];

interface SelectionRule {
  readonly session: SelectionState['status'];
  readonly permission: Permission;
  /** Where the household has to stand; null for what concerns the session. */
  readonly turns: readonly TurnStatus[] | null;
}

export const selectionRules: Readonly<Record<SelectionCommandType, SelectionRule>> = {
  open: { session: 'none', permission: 'selection.lead', turns: null },
  call: { session: 'open', permission: 'selection.serve', turns: ['waiting', 'put-back', 'called'] },
  choose: { session: 'open', permission: 'selection.serve', turns: ['called', 'holding'] },
  'let-go': { session: 'open', permission: 'selection.serve', turns: ['holding'] },
  confirm: { session: 'open', permission: 'selection.serve', turns: ['called', 'holding'] },
  pass: { session: 'open', permission: 'selection.serve', turns: ['waiting', 'put-back', 'called', 'holding'] },
  undo: {
    session: 'open',
    permission: 'selection.lead',
    turns: ['called', 'holding', 'put-back', 'confirmed', 'passed'],
  },
  close: { session: 'open', permission: 'selection.lead', turns: null },
};

export function turnOf(state: SelectionState, no: string): TurnStatus {
  return state.turns.get(no)?.status ?? 'waiting';
}

/** Session, permission, office and turn, in this order: the first that fails is the answer. */
export function maySelect(
  { state, office, no }: { readonly state: SelectionState; readonly office: OfficeId; readonly no: string | null },
  command: SelectionCommandType,
  actor: Actor,
): Result<null, SelectionRefusal> {
  const { session, permission, turns } = selectionRules[command];
  if (state.status !== session) return err({ code: 'selection-status', status: state.status });
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  // A hall of the city serves households of all its streets: whoever is of the city's own branch may.
  if (!covers(office, actor.office)) return err({ code: 'wrong-office', office });
  if (turns === null || no === null) return ok(null);
  const status = turnOf(state, no);
  return turns.includes(status) ? ok(null) : err({ code: 'selection-turn', status });
}
