/**
 * Who may do what with a ticket when: shared by `decide` and the screens. Who is named in a ticket, or has an interest
 * in it, is answered as if it did not exist (CMP-09).
 */
import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import type { TicketCommandType } from './commands.ts';
import type { TicketKind } from './kinds.ts';
import type { TicketRefusal } from './refusal.ts';
import type { TicketStage, TicketState } from './state.ts';

type OnTicket = Exclude<TicketCommandType, 'receive'>;

interface TicketRule {
  readonly stages: readonly TicketStage[];
  readonly permission: Permission;
  readonly kinds: readonly TicketKind[];
  /** Only for whoever holds it, or a supervisor. */
  readonly held: boolean;
}

const ALL: readonly TicketKind[] = ['hotline', 'rating', 'petition'];
const OPEN: readonly TicketStage[] = ['received', 'handling', 'waiting'];
const LIVE: readonly TicketStage[] = [...OPEN, 'answered', 'under-review', 'returned'];
const RUNNING: readonly TicketStage[] = ['handling', 'waiting'];

function rule(stages: readonly TicketStage[], more: Partial<Omit<TicketRule, 'stages'>> = {}): TicketRule {
  return { stages, permission: 'ticket.handle', kinds: ALL, held: false, ...more };
}

const held = { held: true } as const;

export const ticketRules: Readonly<Record<OnTicket, TicketRule>> = {
  accept: rule(['received'], { kinds: ['hotline', 'petition'] }),
  contact: rule(['received'], { kinds: ['rating'] }),
  take: rule(LIVE),
  answer: rule(['handling'], held),
  'tell-progress': rule(RUNNING, held),
  promise: rule(['received', 'handling', 'waiting', 'answered'], held),
  'keep-promise': rule(LIVE),
  pause: rule(['handling', 'under-review'], held),
  resume: rule(['waiting', 'under-review'], held),
  'ask-extension': rule(['handling'], held),
  'settle-extension': rule(RUNNING, { permission: 'ticket.supervise' }),
  'ask-help': rule(RUNNING, held),
  'note-help': rule(RUNNING),
  note: rule([...LIVE, 'closed']),
  'add-papers': rule([...LIVE, 'closed'], { permission: 'ticket.receive' }),
  'call-back': rule(['answered'], { kinds: ['hotline', 'rating'] }),
  appeal: rule(['handling', 'answered'], { kinds: ['rating'] }),
  recheck: rule(['received', 'handling', 'answered'], { kinds: ['rating'], permission: 'ticket.supervise' }),
  'ask-review': rule(['answered'], { kinds: ['petition'], permission: 'ticket.receive' }),
  review: rule(['under-review'], { kinds: ['petition'] }),
  refuse: rule(['received'], { kinds: ['hotline', 'petition'] }),
  return: rule(['received'], { kinds: ['hotline', 'petition'] }),
  'hand-on': rule(['received', 'returned'], { permission: 'ticket.supervise' }),
  link: rule(OPEN, held),
  reclassify: rule(OPEN),
  assign: rule(LIVE, { permission: 'ticket.supervise' }),
  supervise: rule(LIVE, { permission: 'ticket.supervise' }),
  recuse: rule(LIVE),
  'correct-caller': rule(LIVE),
  close: rule(['received', 'handling', 'waiting', 'answered']),
  reopen: rule(['answered', 'closed'], { permission: 'ticket.receive' }),
  'keep-letter': rule([...LIVE, 'closed']),
};

/** CMP-09: whether somebody may know of the ticket at all. */
export function mayKnow({ barred }: Pick<TicketState, 'barred'>, staffId: StaffId): boolean {
  return !barred.includes(staffId);
}

/** The caller's own matter, or a declared relative's. */
function isOwn({ caller }: TicketState, { interests }: Actor): boolean {
  return caller !== null && caller.identityNumber !== '' && interests.includes(caller.identityNumber);
}

/** Interest, stage, permission, office and holder, in this order: the first that fails is the answer. */
export function mayOnTicket(state: TicketState, command: OnTicket, actor: Actor): Result<null, TicketRefusal> {
  if (!mayKnow(state, actor.staffId) || !covers(actor.office, state.office)) return err({ code: 'unknown-ticket' });
  const { stages, permission, kinds, held: byHolder } = ticketRules[command];
  if (!stages.includes(state.stage) || !kinds.includes(state.kind)) {
    return err({ code: 'ticket-not-now', stage: state.stage });
  }
  if (!rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (isOwn(state, actor)) return err({ code: 'own-case' });
  const isHeldByOther = byHolder && state.holder !== actor.staffId && !rolesAllow(actor.roles, 'ticket.supervise');
  return isHeldByOther ? err({ code: 'ticket-refused', why: 'not-holder' }) : ok(null);
}

/** Not for an office that helps: the lead has the citizen, and the ticket stays where it was given. */
const forLead: readonly OnTicket[] = ['return', 'refuse', 'reclassify', 'hand-on', 'link', 'ask-help', 'reopen'];

/** A letter is made on its line of the history, not on the bar. */
type OnBar = Exclude<OnTicket, 'keep-letter'>;

export interface AvailableTicket {
  readonly command: OnBar;
  /** Null when the actor may do it now. */
  readonly refusal: TicketRefusal | null;
}

const order = Object.keys(ticketRules).filter((name) => name !== 'keep-letter') as readonly OnBar[];

/** What comes next where it stands, the first that this person can do: what others wait for before what may be done. */
const nextSteps: Readonly<Record<TicketStage, readonly OnBar[]>> = {
  received: ['recheck', 'accept', 'contact'],
  handling: ['recheck', 'settle-extension', 'answer'],
  waiting: ['settle-extension', 'resume'],
  answered: ['recheck', 'call-back', 'ask-review'],
  'under-review': ['resume', 'review'],
  returned: ['hand-on'],
  closed: [],
};

/** What fits where the ticket stands, the next step first, each with the reason why this actor cannot do it. */
export function availableOnTicket(state: TicketState, actor: Actor): readonly AvailableTicket[] {
  const all = fitting(state, actor);
  // Somebody else's is taken over before it is answered.
  const isTheirs = (step: OnBar): boolean => step === 'answer' && state.holder !== actor.staffId;
  const next = nextSteps[state.stage].find(
    (step) => !isTheirs(step) && all.some(({ command, refusal }) => command === step && refusal === null),
  );
  return next === undefined
    ? all
    : [...all.filter(({ command }) => command === next), ...all.filter(({ command }) => command !== next)];
}

function fitting(state: TicketState, actor: Actor): readonly AvailableTicket[] {
  return order
    .filter((command) => ticketRules[command].stages.includes(state.stage) && fits(state, command))
    .filter((command) => command !== 'take' || state.holder !== actor.staffId)
    .map((command) => {
      const allowed = mayOnTicket(state, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

function fits(state: TicketState, command: OnBar): boolean {
  if (!ticketRules[command].kinds.includes(state.kind)) return false;
  const isStopped = state.stops.at(-1)?.to === undefined && state.stops.length > 0;
  if (state.assists !== null && forLead.includes(command)) return false;
  if (command === 'pause') return !isStopped;
  if (command === 'resume') return isStopped;
  if (command === 'settle-extension') return state.extension?.granted === null;
  if (command === 'ask-extension') return state.extension === null && state.redoneFrom === null;
  if (command === 'recheck') return state.appeal?.struck === null;
  if (command === 'appeal') return state.appeal === null;
  if (command === 'keep-promise') return state.promises.some(({ keptOn }) => keptOn === null);
  if (command === 'note-help') return state.units.length > 0;
  if (command === 'reopen') return state.kind !== 'petition' && state.closed?.reason !== 'handed-on';
  return true;
}
