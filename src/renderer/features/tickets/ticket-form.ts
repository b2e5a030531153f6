/** What the dialogs of a ticket ask for, and the command that they make of it. */
import { uuidv7 } from 'uuidv7';
import type { TicketCommandInput, TicketView } from '../../../contract/tickets.ts';
import {
  answerOutcomes,
  appealGrounds,
  contactFindings,
  refusalGrounds,
  satisfactions,
  supervisionCauses,
  ticketChannels,
  ticketClasses,
  ticketPauses,
} from '../../../domain/ticket/kinds.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import type { TicketCommandName } from './use-ticket.ts';

/** Fields that choose from a fixed list, with the key of their words. */
export const choiceFields = {
  ground: { values: refusalGrounds, words: 'ground' },
  returnTo: { values: ['dispatcher', 'hotline'], words: 'returnTo' },
  kind: { values: ['hotline', 'petition'], words: 'kind' },
  subject: { values: ticketClasses, words: 'subject' },
  pause: { values: ticketPauses, words: 'pause' },
  outcome: { values: answerOutcomes, words: 'outcome' },
  satisfaction: { values: satisfactions, words: 'satisfaction' },
  closeReason: { values: ['not-reached', 'no-contact-wanted', 'withdrawn', 'not-asked-in-time'], words: 'close' },
  cause: { values: supervisionCauses, words: 'cause' },
  channel: { values: ticketChannels, words: 'channel' },
  finding: { values: contactFindings, words: 'finding' },
  grounds: { values: appealGrounds, words: 'appeal' },
} as const;

export type ChoiceField = keyof typeof choiceFields;

/** Yes or no, with the words of each. */
export const yesNoFields = {
  granted: { yes: 'granted', no: 'denied' },
  reached: { yes: 'choice.reached', no: 'choice.notReached' },
  solved: { yes: 'choice.yes', no: 'choice.no' },
  strike: { yes: 'struck', no: 'kept' },
  upheld: { yes: 'choice.upheld', no: 'choice.changed' },
} as const;

export type YesNoField = keyof typeof yesNoFields;

export const textFields = [
  'reason',
  'comment',
  'path',
  'units',
  'question',
  'help',
  'progress',
  'what',
  'note',
  'answer',
  'explanation',
  'instruction',
  'reopenText',
  'reviewText',
] as const;

export type TextField = (typeof textFields)[number];

const lineFields = ['unit', 'ticket', 'body', 'name', 'phone', 'identityNumber'] as const;
const dayFields = ['until', 'by', 'askedOn'] as const;

export type TicketField =
  | ChoiceField
  | YesNoField
  | TextField
  | (typeof lineFields)[number]
  | (typeof dayFields)[number]
  | 'to'
  | 'staff'
  | 'office'
  | 'helpOffice'
  | 'promise';

export function isChoice(field: TicketField): field is ChoiceField {
  return Object.hasOwn(choiceFields, field);
}

export function isYesNo(field: TicketField): field is YesNoField {
  return Object.hasOwn(yesNoFields, field);
}

export function isText(field: TicketField): field is TextField {
  return (textFields as readonly string[]).includes(field);
}

export const fieldsOf: Readonly<Record<TicketCommandName, readonly TicketField[]>> = {
  accept: [],
  take: [],
  refuse: ['ground', 'path'],
  return: ['returnTo', 'reason'],
  reclassify: ['kind', 'subject', 'reason'],
  assign: ['to', 'reason'],
  'ask-help': ['helpOffice', 'units', 'question'],
  'note-help': ['unit', 'help'],
  'hand-on': ['office', 'reason'],
  pause: ['pause', 'comment'],
  resume: ['comment'],
  'ask-extension': ['reason'],
  'settle-extension': ['granted', 'comment'],
  'tell-progress': ['progress', 'until'],
  promise: ['what', 'by'],
  'keep-promise': ['promise', 'comment'],
  note: ['note'],
  'add-papers': ['comment'],
  answer: ['answer', 'outcome'],
  'call-back': ['reached', 'solved', 'satisfaction', 'comment'],
  close: ['closeReason', 'comment'],
  link: ['ticket', 'explanation'],
  supervise: ['cause', 'instruction'],
  reopen: ['channel', 'reopenText'],
  recuse: ['staff', 'reason'],
  contact: ['reached', 'finding', 'comment'],
  appeal: ['grounds', 'reason'],
  recheck: ['strike', 'comment'],
  'ask-review': ['askedOn', 'reviewText'],
  review: ['upheld', 'body', 'reviewText'],
  'correct-caller': ['name', 'phone', 'identityNumber', 'reason'],
};

/** Words that may stay empty. */
const OPTIONAL: Partial<Readonly<Record<TicketCommandName, readonly TicketField[]>>> = {
  assign: ['reason'],
  'ask-help': ['helpOffice', 'units'],
  'add-papers': ['comment'],
  resume: ['comment'],
  'keep-promise': ['comment'],
  'call-back': ['comment'],
  'ask-review': ['reviewText'],
  'correct-caller': ['phone', 'identityNumber'],
};

export type TicketForm = Readonly<Record<TicketField, string>>;

/** As a dialog begins: more time is granted for the reason that it was asked for, which the citizen's letter tells (PET-04). */
export function ticketFormOf(command: TicketCommandName, view: TicketView, today: string): TicketForm {
  const empty = emptyTicketForm(view, today);
  return command === 'settle-extension' ? { ...empty, comment: view.extension?.reason ?? '' } : empty;
}

function emptyTicketForm(view: TicketView, today: string): TicketForm {
  const texts = Object.fromEntries([...textFields, ...lineFields].map((field) => [field, ''])) as Record<
    TextField | (typeof lineFields)[number],
    string
  >;
  const choices = Object.fromEntries(
    Object.entries(choiceFields).map(([field, { values }]) => [field, values[0]]),
  ) as Record<ChoiceField, string>;
  return {
    ...texts,
    ...choices,
    subject: view.subject,
    kind: view.kind === 'petition' ? 'petition' : 'hotline',
    unit: view.units[0] ?? '',
    name: view.caller?.name ?? '',
    phone: view.caller?.phone ?? '',
    identityNumber: view.caller?.identityNumber ?? '',
    ...{ granted: 'yes', reached: 'yes', solved: 'yes', strike: 'no', upheld: 'yes' },
    ...{ until: '', by: '', askedOn: today },
    ...{ to: '', staff: '', office: '', helpOffice: '' },
    promise: String(view.promises.findIndex(({ keptOn }) => keptOn === null)),
  };
}

/** Which fields still want something; a day that is none counts as missing. */
export function missingIn(command: TicketCommandName, form: TicketForm): readonly TicketField[] {
  const optional = OPTIONAL[command] ?? [];
  return fieldsOf[command].filter((field) => {
    if ((dayFields as readonly string[]).includes(field)) return parseTypedDate(form[field]) === undefined;
    return !optional.includes(field) && form[field].trim() === '';
  });
}

function one<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text) ?? values[0];
  if (found === undefined) throw new RangeError('a list of choices is never empty');
  return found;
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const day = (text: string): string => parseTypedDate(text) ?? text;

/** The command that the form asks for. The id of another ticket is looked up before (ticket-dialog.tsx). */
export function commandOf(command: TicketCommandName, form: TicketForm): TicketCommandInput {
  const { reason, comment } = form;
  switch (command) {
    case 'accept':
    case 'take':
      return { type: command };
    case 'refuse':
      return { type: command, ground: one(refusalGrounds, form.ground), path: form.path };
    case 'return':
      return { type: command, to: one(choiceFields.returnTo.values, form.returnTo), reason };
    case 'reclassify':
      return {
        type: command,
        kind: one(choiceFields.kind.values, form.kind),
        subject: one(ticketClasses, form.subject),
        reason,
      };
    case 'assign':
      return { type: command, to: form.to, reason };
    case 'ask-help':
      return helpCommand(form);
    case 'note-help':
      return { type: command, unit: form.unit, text: form.help };
    case 'hand-on':
      return { type: command, office: form.office, newTicketId: uuidv7(), reason };
    case 'recuse':
      return { type: command, staffId: form.staff, reason };
    case 'note':
      return { type: command, text: form.note };
    case 'add-papers':
      return { type: command, attachments: [], text: comment };
    case 'supervise':
      return { type: command, cause: one(supervisionCauses, form.cause), instruction: form.instruction };
    case 'correct-caller': {
      const { name, phone, identityNumber } = form;
      return { type: command, caller: { name, phone, identityNumber }, reason };
    }
    case 'link':
      return { type: command, to: form.ticket, explanation: form.explanation };
    case 'pause':
    case 'resume':
    case 'ask-extension':
    case 'settle-extension':
    case 'tell-progress':
    case 'promise':
    case 'keep-promise':
      return clockCommand(command, form);
    case 'answer':
    case 'call-back':
    case 'close':
    case 'reopen':
    case 'contact':
    case 'appeal':
    case 'recheck':
    case 'ask-review':
    case 'review':
      return endCommand(command, form, comment);
  }
}

/** An office of the house gets a ticket of its own, with an id chosen here. */
function helpCommand({ units, question, helpOffice }: TicketForm): TicketCommandInput {
  const asked = { type: 'ask-help', units: lines(units), question } as const;
  return helpOffice === '' ? asked : { ...asked, office: helpOffice, newTicketId: uuidv7() };
}

type OnClocks = Extract<
  TicketCommandName,
  'pause' | 'resume' | 'ask-extension' | 'settle-extension' | 'tell-progress' | 'promise' | 'keep-promise'
>;

function clockCommand(command: OnClocks, form: TicketForm): TicketCommandInput {
  const { comment } = form;
  switch (command) {
    case 'pause':
      return { type: command, reason: one(ticketPauses, form.pause), comment };
    case 'resume':
      return { type: command, comment };
    case 'ask-extension':
      return { type: command, reason: form.reason };
    case 'settle-extension':
      return { type: command, granted: form.granted === 'yes', comment };
    case 'tell-progress':
      return { type: command, text: form.progress, until: day(form.until) };
    case 'promise':
      return { type: command, what: form.what, by: day(form.by) };
    case 'keep-promise':
      return { type: command, promise: Number(form.promise), comment };
  }
}

type Ending = Extract<
  TicketCommandName,
  'answer' | 'call-back' | 'close' | 'reopen' | 'contact' | 'appeal' | 'recheck' | 'ask-review' | 'review'
>;

function endCommand(command: Ending, form: TicketForm, comment: string): TicketCommandInput {
  const reached = form.reached === 'yes';
  switch (command) {
    case 'answer':
      return { type: command, text: form.answer, outcome: one(answerOutcomes, form.outcome), attachments: [] };
    case 'call-back':
      return {
        type: command,
        reached,
        solved: form.solved === 'yes',
        satisfaction: one(satisfactions, form.satisfaction),
        comment,
      };
    case 'close':
      return { type: command, reason: one(choiceFields.closeReason.values, form.closeReason), comment };
    case 'reopen':
      return { type: command, text: form.reopenText, channel: one(ticketChannels, form.channel) };
    case 'contact':
      return { type: command, reached, finding: one(contactFindings, form.finding), comment };
    case 'appeal':
      return { type: command, grounds: one(appealGrounds, form.grounds), reason: form.reason };
    case 'recheck':
      return { type: command, strike: form.strike === 'yes', comment };
    case 'ask-review':
      return { type: command, askedOn: day(form.askedOn), text: form.reviewText };
    case 'review':
      return { type: command, upheld: form.upheld === 'yes', body: form.body, text: form.reviewText };
  }
}
