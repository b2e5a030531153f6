/** The rules of tickets: from a command to what happened, or to the reason why it may not. */
import { err, ok } from '../../kernel/result.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { mayKnow, mayOnTicket } from './available-actions.ts';
import type { TicketCommand } from './commands.ts';
import { decideClocks } from './decide-clocks.ts';
import { decideEnd } from './decide-end.ts';
import { decideReceive } from './decide-receive.ts';
import { type TicketDecision, isEmpty, refusedFor } from './decision.ts';
import type { TicketFacts } from './facts.ts';
import { limitsOfKind } from './limits.ts';
import type { TicketState } from './state.ts';

type Given<Type extends TicketCommand['type']> = Extract<TicketCommand, { readonly type: Type }>;

export function decideTicket(
  command: TicketCommand,
  state: TicketState | undefined,
  facts: TicketFacts,
): TicketDecision {
  if (command.type === 'receive') return decideReceive(command, state, facts);
  if (state === undefined) return err({ code: 'unknown-ticket' });
  const allowed = mayOnTicket(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  return decideOn(command, state, facts);
}

function decideOn(
  command: Exclude<TicketCommand, Given<'receive'>>,
  state: TicketState,
  facts: TicketFacts,
): TicketDecision {
  switch (command.type) {
    case 'take':
    case 'assign':
    case 'ask-help':
    case 'note-help':
    case 'note':
    case 'add-papers':
    case 'supervise':
    case 'recuse':
    case 'correct-caller':
    case 'reclassify':
    case 'keep-letter':
      return decideKeeping(command, state, facts);
    case 'pause':
    case 'resume':
    case 'ask-extension':
    case 'settle-extension':
    case 'tell-progress':
    case 'promise':
    case 'keep-promise':
      return decideClocks(command, state, facts);
    case 'accept':
    case 'refuse':
    case 'return':
    case 'hand-on':
    case 'answer':
    case 'call-back':
    case 'close':
    case 'link':
    case 'reopen':
    case 'contact':
    case 'appeal':
    case 'recheck':
    case 'ask-review':
    case 'review':
      return decideEnd(command, state, facts);
  }
}

type Keeping = Given<
  | 'take'
  | 'assign'
  | 'ask-help'
  | 'note-help'
  | 'note'
  | 'add-papers'
  | 'supervise'
  | 'recuse'
  | 'correct-caller'
  | 'reclassify'
  | 'keep-letter'
>;

/** Who has it, what colleagues write, how it is sorted: no clock is started or ended by itself. */
function decideKeeping(command: Keeping, state: TicketState, facts: TicketFacts): TicketDecision {
  switch (command.type) {
    case 'take':
      if (state.holder === facts.actor.staffId) return refusedFor('held-already');
      if (state.holder !== null && !rolesAllow(facts.actor.roles, 'ticket.supervise')) return refusedFor('not-holder');
      return ok([{ type: 'ticket.assigned.v1', payload: { to: facts.actor.staffId, reason: '' } }]);
    case 'assign':
      return assign(command, state, facts);
    case 'ask-help':
      return askHelp(command, state, facts);
    case 'note-help':
      if (isEmpty(command.text)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.helped.v1', payload: { unit: command.unit, text: command.text.trim() } }]);
    case 'note':
      if (isEmpty(command.text)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.noted.v1', payload: { text: command.text.trim() } }]);
    case 'add-papers': {
      const { attachments, text } = command;
      if (attachments.length === 0) return refusedFor('papers-missing');
      return ok([{ type: 'ticket.papers-added.v1', payload: { attachments, text: text.trim() } }]);
    }
    case 'supervise': {
      const { cause, instruction } = command;
      if (isEmpty(instruction)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.supervised.v1', payload: { cause, instruction: instruction.trim() } }]);
    }
    case 'recuse':
      return recuse(command, state, facts);
    case 'correct-caller': {
      const { caller, reason } = command;
      if (isEmpty(reason) || isEmpty(caller.name)) return refusedFor('words-missing');
      return ok([{ type: 'ticket.caller-corrected.v1', payload: { caller, reason: reason.trim() } }]);
    }
    case 'keep-letter': {
      const { letter } = command;
      const isKept = state.letters.some(({ step, template }) => step === letter.step && template === letter.template);
      return isKept ? refusedFor('known-already') : ok([{ type: 'ticket.letter-kept.v1', payload: letter }]);
    }
    case 'reclassify':
      return reclassify(command, state, facts);
  }
}

/** CMP-06: another unit by its name; an office of the house gets a ticket of its own. */
function askHelp(command: Given<'ask-help'>, state: TicketState, facts: TicketFacts): TicketDecision {
  const { office, newTicketId } = command;
  const question = command.question.trim();
  if (isEmpty(question)) return refusedFor('words-missing');
  if (office === undefined || newTicketId === undefined) {
    const units = command.units.map((unit) => unit.trim()).filter((unit) => unit !== '');
    if (units.length === 0) return refusedFor('words-missing');
    return ok([{ type: 'ticket.help-asked.v1', payload: { units, question } }]);
  }
  // Who helps does not ask on: there is one lead.
  if (state.assists !== null) return refusedFor('designated');
  if (office === state.office) return refusedFor('same-ticket');
  if (!facts.isOffice(office) || !covers(facts.actor.office, office)) return refusedFor('office-below');
  if (state.helps.some((help) => help.office === office)) return refusedFor('known-already');
  const payload = { units: [facts.officeName(office)], question, office, newTicketId };
  return ok([{ type: 'ticket.help-asked.v1', payload }]);
}

/** CMP-06, CMP-10: to somebody of the office who can handle it and has no interest in it. */
function assign({ to, reason }: Given<'assign'>, state: TicketState, facts: TicketFacts): TicketDecision {
  const person = facts.colleague(to);
  if (person === undefined || !rolesAllow(person.roles, 'ticket.handle') || !covers(person.office, state.office)) {
    return refusedFor('person-unfit');
  }
  if (!mayKnow(state, to)) return refusedFor('person-barred');
  if (state.holder === to) return refusedFor('held-already');
  if (state.holder !== null && isEmpty(reason)) return refusedFor('words-missing');
  return ok([{ type: 'ticket.assigned.v1', payload: { to, reason: reason.trim() } }]);
}

/** CMP-09: one steps aside oneself; a supervisor sends others aside. */
function recuse({ staffId, reason }: Given<'recuse'>, state: TicketState, { actor }: TicketFacts): TicketDecision {
  const isSelf = staffId === actor.staffId;
  const permission = 'ticket.supervise';
  if (!isSelf && !rolesAllow(actor.roles, permission)) return err({ code: 'missing-permission', permission });
  if (isEmpty(reason)) return refusedFor('words-missing');
  if (state.barred.includes(staffId)) return refusedFor('person-barred');
  return ok([{ type: 'ticket.recused.v1', payload: { staffId, reason: reason.trim() } }]);
}

/** The type is picked at intake; another takes a reason on record (domain reference §4.3). */
function reclassify(command: Given<'reclassify'>, state: TicketState, { policy }: TicketFacts): TicketDecision {
  const { kind, subject, reason } = command;
  if (isEmpty(reason)) return refusedFor('words-missing');
  if (kind === state.kind && subject === state.subject) return refusedFor('same-sorting');
  if (kind === 'petition' && state.caller === null) return refusedFor('petition-named');
  const limits = kind === state.kind ? state.limits : limitsOfKind(policy, kind);
  return ok([{ type: 'ticket.reclassified.v1', payload: { kind, subject, reason: reason.trim(), limits } }]);
}
