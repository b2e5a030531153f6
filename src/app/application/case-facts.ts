/** What the rules of a case are told about the world, as this desk knows it. */
import type { Actor } from '../../domain/application/available-actions.ts';
import { timedClock } from '../../domain/application/clock-pause.ts';
import type { Facts } from '../../domain/application/facts.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { Clock } from '../../domain/application/state.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import { clockLimit } from '../../domain/policy/clock-limit.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { ClockName, TimeLimit } from '../../domain/policy/time-limit.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { answeredSourcesOf } from '../checks/answered-sources-of.ts';
import { assess } from '../checks/assess.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { heldByOther } from '../hold/hold-stream.ts';
import { activeActor } from '../staff/active-actor.ts';
import type { NumberBook } from './numbers.ts';

export function factsOf(
  desk: OpenDesk,
  given: {
    readonly actor: Actor;
    readonly policy: PolicyVersion;
    readonly book: NumberBook;
    readonly programme: Programme | undefined;
    /** Decided again after a pull: who holds the case since is no reason. */
    readonly again?: boolean;
  },
): Facts {
  const today = todayOf(desk);
  const startClock = (name: ClockName, from = today): Clock => {
    const { policy, programme } = given;
    const limit = programme === undefined ? policy.clocks[name] : clockLimit(policy, programme, name);
    return clockOf(desk, limit.value, from);
  };
  const timed = (clock: Clock): Clock => timedClock(desk.calendar, clock, today);
  return {
    today,
    actor: given.actor,
    policy: given.policy,
    startClock,
    startLimit: (limit) => clockOf(desk, limit, today),
    timed,
    assess: (application, overrules) => {
      const checks = loadChecks(desk.file, application.caseId).state;
      return assess({ application, checks, policy: given.policy, on: today }, overrules);
    },
    answered: (application) => answeredSourcesOf(desk, application, given.policy),
    colleague: (staffId) => activeActor(desk, staffId),
    ...(given.again === true ? {} : { heldBy: (application) => heldByOther(desk, application, given.actor.staffId) }),
    numbers: given.book,
  };
}

/** A limit from a day on, by the calendar as it is now. */
export function clockOf(desk: OpenDesk, { count, unit }: TimeLimit, from: PlainDate): Clock {
  const due = deadline(desk.calendar, from, { count, unit });
  return { startedOn: from, limit: count, unit, dueOn: due.date, provisional: due.provisional };
}
