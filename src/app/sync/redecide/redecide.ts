/**
 * From the name of a command to deciding it again: on the history as it is now, by the person who gave it with the
 * roles that they have now, on the day on which they gave it with the policy of that day.
 */
import type { AnyRefusal } from '../../../contract/errors.ts';
import { type Result, err } from '../../../kernel/result.ts';
import type { Redecide, Redecided, SettleRefused } from '../../../store/sync/redecide.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { redecideSettled } from '../conflicts/settled-event.ts';
import { type Decided, type Deciding, actorNow } from './decision.ts';
import { redecideIntent, redecidePlan } from './redecide-allocation.ts';
import { redecideCase } from './redecide-case.ts';
import { redecideCheck } from './redecide-check.ts';
import { redecideCalendar } from './redecide-calendar.ts';
import { redecideDraw } from './redecide-draw.ts';
import { redecideHold } from './redecide-hold.ts';
import { redecideOffice, redecideSettings, redecideSetup } from './redecide-city.ts';
import { redecideArrears, redecideLease, redecideRent, redecideSwap } from './redecide-lease.ts';
import { redecideFileEnd, redecideKept, redecidePayment, settleRefused } from './redecide-payment.ts';
import { redecideLibrary } from './redecide-library.ts';
import { redecidePair } from './redecide-pair.ts';
import { redecidePolicy } from './redecide-policy.ts';
import { redecidePublicity } from './redecide-publicity.ts';
import { redecideLeaving, redecideRenewal, redecideReview } from './redecide-tenancy.ts';
import { redecideSelection } from './redecide-selection.ts';
import { redecideTemplate } from './redecide-template.ts';
import { redecideOwnPassword, redecideStaff } from './redecide-staff.ts';
import { redecideEstate, redecideImportEnd, redecideUnit, redecideUnitImport } from './redecide-unit.ts';
import { redecideTicket } from './redecide-ticket.ts';
import { redecideWaiting } from './redecide-waiting.ts';

/** By name, or by the part before the dot where all commands of a kind are decided alike. */
const registry: Readonly<Record<string, (deciding: Deciding) => Decided>> = {
  application: redecideCase,
  check: redecideCheck,
  draw: redecideDraw,
  hold: redecideHold,
  intent: redecideIntent,
  plan: redecidePlan,
  'calendar.announce': redecideCalendar,
  'conflict.settle': redecideSettled,
  arrears: redecideArrears,
  lease: redecideLease,
  'lease.swap': redecideSwap,
  library: redecideLibrary,
  'office.register': redecideOffice,
  pair: redecidePair,
  policy: redecidePolicy,
  publicity: redecidePublicity,
  selection: redecideSelection,
  rent: redecideRent,
  payment: redecidePayment,
  'payment.keep': redecideKept,
  'payment.finish-file': redecideFileEnd,
  review: redecideReview,
  renewal: redecideRenewal,
  leaving: redecideLeaving,
  'settings.change': redecideSettings,
  staff: redecideStaff,
  template: redecideTemplate,
  'staff.change-own-password': redecideOwnPassword,
  ticket: redecideTicket,
  estate: redecideEstate,
  unit: redecideUnit,
  'unit.import': redecideUnitImport,
  'unit.finish-import': redecideImportEnd,
  waiting: redecideWaiting,
};

/** For one pass over commands in their order: what one of them had added is known to the next. */
export function redecider(desk: OpenDesk): Redecide {
  const seen = new Map<string, unknown>();
  return (command) => {
    const then: OpenDesk = { ...desk, now: () => command.wallTime };
    if (command.name === 'desk.setup') return redecideSetup();
    const actor = actorNow(desk, command.actor);
    return actor.ok ? decideAs({ desk: then, command, actor: actor.value, seen }) : actor;
  };
}

/** Refusals of the hub that leave nothing for a person. */
export function refusedSettler(desk: OpenDesk): SettleRefused {
  return (command, reason) => settleRefused({ ...desk, now: () => command.wallTime }, command, reason);
}

/** A command decided by whoever takes it up, dated by the desk that is handed in. */
export function decideAs(deciding: Deciding): Result<Redecided, AnyRefusal> {
  const { name, payload } = deciding.command;
  const decide = registry[name] ?? registry[name.slice(0, name.indexOf('.'))];
  // What a newer program put into the outbox, or what is no longer there, cannot be decided here: a person sees it.
  return decide === undefined || payload === null ? err({ code: 'changed-meanwhile' }) : decide(deciding);
}
