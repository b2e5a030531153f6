import { readFileSync } from 'node:fs';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import { parseCalendarYear } from '../../../src/domain/calendar/calendar-year.ts';
import { type CityCalendar, cityCalendar } from '../../../src/domain/calendar/city-calendar.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import { decideTicket } from '../../../src/domain/ticket/decide.ts';
import type { TicketDecision } from '../../../src/domain/ticket/decision.ts';
import type { Intake, TicketEvent } from '../../../src/domain/ticket/events.ts';
import { evolveTicket } from '../../../src/domain/ticket/evolve.ts';
import type { TicketFacts } from '../../../src/domain/ticket/facts.ts';
import type { RatingLevel, TicketClass, TicketKind } from '../../../src/domain/ticket/kinds.ts';
import type { TicketPolicy } from '../../../src/domain/ticket/limits.ts';
import type { TicketState } from '../../../src/domain/ticket/state.ts';
import { startOfChinaDay } from '../../../src/kernel/instant.ts';
import type { StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { STREET, citySupervisor, clerk } from '../application/builders.ts';

export const TICKET = '0192f0c0-0000-7000-8000-0000000000a1';
export const colleague: Actor = { ...clerk, staffId: 'colleague' as StaffId };

const people = { clerk, colleague, supervisor: citySupervisor } as const;
export type Who = keyof typeof people;

function shipped(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../resources/${file}`, import.meta.url), 'utf8'));
}

/** What ships for the whole country: the numbers that the hand-worked days count with. */
export const ticketPolicy = (
  shipped('policies/national.json') as { readonly versions: readonly [{ readonly tickets: TicketPolicy }] }
).versions[0].tickets;

const calendar2026: CityCalendar = cityCalendar(
  [2026].flatMap((year) => {
    const parsed = parseCalendarYear(shipped(`calendars/cn-${String(year)}.json`));
    return parsed.ok ? [parsed.value] : [];
  }),
);

export interface GivenTicket {
  readonly receivedOn?: string;
  readonly kind?: TicketKind;
  readonly subject?: TicketClass;
  readonly orderDueOn?: string;
  readonly level?: RatingLevel;
  readonly named?: boolean;
  readonly more?: Partial<Intake>;
}

export function anIntake({ receivedOn = '2026-06-15', kind = 'hotline', ...given }: GivenTicket = {}): Intake {
  const { subject = 'complaint', orderDueOn, level, named = true, more = {} } = given;
  return {
    kind,
    subject,
    channel: 'phone',
    orderNo: '',
    caller: named ? { name: '马秀莲', phone: '13800138000', identityNumber: '' } : null,
    representatives: [],
    title: '三号楼电梯停了三天',
    text: '丽康瑞居三号楼电梯停运，老人上下不便。',
    topic: 'repair',
    about: [{ kind: 'estate', id: '', label: '丽康瑞居' }],
    office: STREET,
    receivedOn: plainDate(receivedOn),
    orderDueOn: orderDueOn === undefined ? null : plainDate(orderDueOn),
    earlier: null,
    rating: level === undefined ? null : { level, place: 'on-site', of: '窗口 20 号 0001' },
    attachments: [],
    ...more,
  };
}

export function ticketFacts(actor: Actor, today: string, changes: Partial<TicketFacts> = {}): TicketFacts {
  return {
    today: plainDate(today),
    actor,
    policy: ticketPolicy,
    calendar: calendar2026,
    ticketId: TICKET,
    ticketNo: 'XN诉2026-01-000001',
    colleague: (staffId) => Object.values(people).find((person) => person.staffId === staffId),
    ticketOf: () => undefined,
    endedPetition: false,
    citation: () => undefined,
    isOffice: () => true,
    officeName: (office) => office,
    ...changes,
  };
}

/** A ticket that people work on, one command after the other; refusals are looked at with `tried`. */
export class TicketStory {
  #state: TicketState | undefined;
  #today: string;
  #who: Actor = clerk;
  readonly events: TicketEvent[] = [];
  facts: Partial<TicketFacts> = {};

  constructor(intake: Intake) {
    this.#today = intake.receivedOn;
    this.did({ type: 'receive', intake });
  }

  on(day: string): this {
    this.#today = day;
    return this;
  }

  by(who: Who): this {
    this.#who = people[who];
    return this;
  }

  tried(command: TicketCommand): TicketDecision {
    return decideTicket(command, this.#state, ticketFacts(this.#who, this.#today, this.facts));
  }

  did(command: TicketCommand): this {
    const decided = this.tried(command);
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
    for (const event of decided.value) {
      const wallTime = startOfChinaDay(plainDate(this.#today)) + 36_000_000;
      this.#state = evolveTicket(this.#state, { ...event, actor: this.#who.staffId, wallTime });
      this.events.push(event);
    }
    return this;
  }

  /** The refusal in short, or the types of what happened. */
  answer(command: TicketCommand): string {
    const decided = this.tried(command);
    if (decided.ok) return decided.value.map(({ type }) => type.slice(7, -3)).join(' ');
    const { error } = decided;
    return error.code === 'ticket-refused' ? error.why : error.code;
  }

  state(): TicketState {
    invariant(this.#state, 'a story begins with what was received');
    return this.#state;
  }
}

export function givenTicket(given: GivenTicket = {}): TicketStory {
  return new TicketStory(anIntake(given));
}
