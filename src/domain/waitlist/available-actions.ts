/**
 * Who may do what with a household's place in the waiting list: shared by `decide` and the screens. Every command is
 * bound to the office's scope and closed to whoever has an interest in the household.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationState, Status } from '../application/state.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { WaitingCommandType } from './commands.ts';
import type { WaitingRefusal } from './refusal.ts';
import type { WaitingState } from './state.ts';

interface WaitingRule {
  /** `none`: no entry yet; `waiting`: not left; `left`; `any`: an entry. */
  readonly on: 'none' | 'waiting' | 'left';
  readonly permission: Permission;
}

export const waitingRules: Readonly<Record<WaitingCommandType, WaitingRule>> = {
  register: { on: 'none', permission: 'waiting.decide' },
  reconfirm: { on: 'waiting', permission: 'waiting.keep' },
  remind: { on: 'waiting', permission: 'waiting.keep' },
  reevaluate: { on: 'waiting', permission: 'waiting.keep' },
  'settle-flag': { on: 'waiting', permission: 'waiting.decide' },
  'record-number': { on: 'waiting', permission: 'waiting.decide' },
  'carry-over': { on: 'waiting', permission: 'waiting.decide' },
  'refuse-offer': { on: 'waiting', permission: 'waiting.keep' },
  leave: { on: 'waiting', permission: 'waiting.keep' },
  ban: { on: 'left', permission: 'waiting.decide' },
  'lift-ban': { on: 'left', permission: 'waiting.decide' },
};

/**
 * PRH-07: all steps are done, and nobody objected with reason. The end of publicity puts the household on the list by
 * itself (app/waitlist/registration.ts); the command makes up for a case that an older program registered.
 */
const registrable: readonly Status[] = ['registered'];

type CaseOfEntry = Pick<ApplicationState, 'status' | 'street' | 'content'>;

export interface Entry {
  readonly application: CaseOfEntry;
  readonly waiting: WaitingState | undefined;
}

/** Entry, permission, office and own case, in this order: the first that fails is the answer. */
export function mayWait(
  { application, waiting }: Entry,
  command: WaitingCommandType,
  actor: Actor,
): Result<null, WaitingRefusal> {
  const rule = waitingRules[command];
  const misplaced = misplacedIn({ application, waiting }, rule.on);
  if (misplaced !== undefined) return err(misplaced);
  const { permission } = rule;
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (!covers(actor.office, application.street)) return err({ code: 'wrong-office', office: application.street });
  return isOwn(application, actor) ? err({ code: 'own-case' }) : ok(null);
}

export function isOwn({ content }: Pick<CaseOfEntry, 'content'>, { interests }: Actor): boolean {
  return content.members.some((member) => interests.includes(member.identityNumber));
}

function misplacedIn({ application, waiting }: Entry, on: WaitingRule['on']): WaitingRefusal | undefined {
  if (on === 'none') {
    if (waiting !== undefined) return { code: 'waiting-already', number: waiting.number };
    return registrable.includes(application.status) ? undefined : { code: 'not-now', status: application.status };
  }
  if (waiting === undefined) return { code: 'not-waiting' };
  if (on === 'waiting') {
    return waiting.left === null ? undefined : { code: 'left-already', reason: waiting.left.reason };
  }
  return waiting.left === null ? { code: 'ban-needs-home' } : undefined;
}

export interface AvailableWaiting {
  readonly command: WaitingCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: WaitingRefusal | null;
}

const order = Object.keys(waitingRules) as readonly WaitingCommandType[];

/** What fits where the entry stands, each with the reason why this actor cannot do it. */
export function availableWaiting(entry: Entry, actor: Actor): readonly AvailableWaiting[] {
  return order
    .filter((command) => misplacedIn(entry, waitingRules[command].on) === undefined && fits(entry, command))
    .map((command) => {
      const allowed = mayWait(entry, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

function fits({ waiting }: Entry, command: WaitingCommandType): boolean {
  if (command === 'settle-flag') return (waiting?.flag ?? null) !== null;
  if (command === 'record-number') return waiting?.drawn === null;
  if (command === 'carry-over') return waiting?.waitsSince === waiting?.registeredOn;
  if (command === 'ban') return waiting?.left?.reason === 'housed' && waiting.ban === null;
  return command !== 'lift-ban' || (waiting?.ban ?? null) !== null;
}
