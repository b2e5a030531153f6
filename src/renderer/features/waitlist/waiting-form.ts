import type { WaitingView } from '../../../contract/waitlist.ts';
import type { WaitingCommandType } from '../../../domain/waitlist/commands.ts';
import {
  type BanGrounds,
  type ChangeCause,
  type LeaveReason,
  type OfferExcuse,
  type OfferRefusal,
  type ReminderWay,
  againstTheirWill,
} from '../../../domain/waitlist/reasons.ts';
import type { CaseId, CommandId } from '../../../kernel/ids.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { type SignInForm, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { parseTypedDate } from '../intake/typed-date.ts';

/** What a person fills in for any of the commands; each uses its part. */
export interface WaitingForm {
  readonly comment: string;
  readonly month: string;
  readonly number: string;
  readonly source: string;
  readonly way: ReminderWay;
  readonly changed: boolean;
  readonly signedOn: string;
  readonly waitsSince: string;
  /** Empty where it is not known. */
  readonly confirmedOn: string;
  readonly cause: ChangeCause;
  readonly refusal: OfferRefusal;
  readonly excuse: OfferExcuse | null;
  readonly reason: LeaveReason;
  readonly grounds: BanGrounds;
  readonly returnedOn: string;
  readonly persons: readonly string[];
  readonly second: SignInForm;
}

export function emptyForm(today: PlainDate): WaitingForm {
  return {
    comment: '',
    month: today.slice(0, 7),
    number: '',
    source: '',
    way: 'letter',
    changed: false,
    signedOn: today,
    waitsSince: '',
    confirmedOn: '',
    cause: 'income',
    refusal: 'not-choosing',
    excuse: null,
    reason: 'gave-up',
    grounds: 'deceit',
    returnedOn: today,
    persons: [],
    second: nobodySigned,
  };
}

export type FormField =
  | 'waitsSince'
  | 'confirmedOn'
  | 'comment'
  | 'month'
  | 'number'
  | 'source'
  | 'signedOn'
  | 'returnedOn'
  | 'persons'
  | 'second';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const NUMBER = /^[1-9]\d{0,6}$/;

/** Whether two people sign; the desk decides it again. */
export function needsSecond(command: WaitingCommandType, form: WaitingForm, view: WaitingView): boolean {
  if (command === 'ban' || command === 'lift-ban' || command === 'carry-over') return true;
  if (command === 'leave') return againstTheirWill.includes(form.reason);
  const { entry } = view;
  const allowed = entry?.refusalsAllowed ?? Infinity;
  const last = (entry?.counted ?? 0) + 1 >= allowed;
  return command === 'refuse-offer' && form.excuse === null && last;
}

function needsComment(command: WaitingCommandType, form: WaitingForm): boolean {
  switch (command) {
    case 'reevaluate':
    case 'settle-flag':
    case 'ban':
    case 'lift-ban':
      return true;
    case 'reconfirm':
      return form.changed;
    case 'refuse-offer':
      return form.excuse !== null;
    case 'leave':
      return againstTheirWill.includes(form.reason);
    case 'register':
    case 'record-number':
    case 'carry-over':
    case 'remind':
      return false;
  }
}

/** The fields that stand in the way. */
export function missingFields(command: WaitingCommandType, form: WaitingForm): readonly FormField[] {
  const missing: FormField[] = [];
  if (needsComment(command, form) && form.comment.trim() === '') missing.push('comment');
  if (command === 'record-number') {
    if (!MONTH.test(form.month)) missing.push('month');
    if (!NUMBER.test(form.number)) missing.push('number');
    if (form.source.trim() === '') missing.push('source');
  }
  if (command === 'carry-over') {
    if (parseTypedDate(form.waitsSince) === undefined) missing.push('waitsSince');
    if (form.confirmedOn.trim() !== '' && parseTypedDate(form.confirmedOn) === undefined) missing.push('confirmedOn');
    if (form.source.trim() === '') missing.push('source');
  }
  if (command === 'reconfirm' && parseTypedDate(form.signedOn) === undefined) missing.push('signedOn');
  if (command === 'ban') {
    if (parseTypedDate(form.returnedOn) === undefined) missing.push('returnedOn');
    if (form.persons.length === 0) missing.push('persons');
  }
  return missing;
}

interface Sending {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly version: number;
}

/** Gives the command to the desk; call it only while nothing is missing. */
export function sendForm(command: WaitingCommandType, on: Sending, form: WaitingForm): Promise<unknown> {
  const { comment } = form;
  const second = signInOf(form.second);
  const day = (typed: string): string => parseTypedDate(typed) ?? typed;
  switch (command) {
    case 'register':
      return client.waitlist.register(on);
    case 'record-number':
      return client.waitlist.recordNumber({
        ...on,
        drawn: { month: form.month, number: Number(form.number) },
        source: form.source,
      });
    case 'carry-over':
      return client.waitlist.carryOver({
        ...on,
        waitsSince: day(form.waitsSince),
        confirmedOn: form.confirmedOn.trim() === '' ? null : day(form.confirmedOn),
        source: form.source,
        second,
      });
    case 'remind':
      return client.waitlist.remind({ ...on, way: form.way, comment });
    case 'reconfirm':
      return client.waitlist.reconfirm({ ...on, changed: form.changed, signedOn: day(form.signedOn), comment });
    case 'reevaluate':
      return client.waitlist.reevaluate({ ...on, cause: form.cause, comment });
    case 'settle-flag':
      return client.waitlist.settleFlag({ ...on, comment });
    case 'refuse-offer':
      return client.waitlist.refuseOffer({ ...on, refusal: form.refusal, excuse: form.excuse, comment, second });
    case 'leave':
      return client.waitlist.leave({ ...on, reason: form.reason, comment, second });
    case 'ban':
      return client.waitlist.ban({
        ...on,
        grounds: form.grounds,
        returnedOn: day(form.returnedOn),
        persons: [...form.persons],
        comment,
        second,
      });
    case 'lift-ban':
      return client.waitlist.liftBan({ ...on, comment, second });
  }
}
