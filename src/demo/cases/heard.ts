/**
 * What is heard in a demo city: a few tickets of each kind as people would have left them, on the visitors' street and
 * beside it. They come through the public commands, on the days on which they were said.
 */
import type { OpenDesk } from '../../app/open-desk.ts';
import { executeTicket } from '../../app/ticket/execute-ticket.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { addWorkingDays } from '../../domain/calendar/deadline.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Intake } from '../../domain/ticket/events.ts';
import type { CommandId, OfficeId } from '../../kernel/ids.ts';
import { chinaDateOf, instant, startOfChinaDay } from '../../kernel/instant.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice, demoStreets, visitedStreet } from '../city/offices.ts';
import { type HeardStory, heardStories } from './heard-stories.ts';

export interface HeardStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly clock: { now: number };
}

const HOUR = 3_600_000;

/** Played after everything else, each story on its own days; the clock ends where it began. */
export function playHeard(stage: HeardStage): void {
  const last = stage.clock.now;
  for (const story of heardStories) play(stage, story, last);
  stage.clock.now = last;
}

interface Cast {
  readonly clerk: Actor;
  readonly colleague: Actor;
  readonly supervisor: Actor;
}

function castAt(people: CityPeople, street: OfficeId): Cast {
  const [clerk, other] = people.at(street, 'clerk').map(({ actor }) => actor);
  const [supervisor] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(clerk !== undefined && supervisor !== undefined, 'a street has a clerk, the city a supervisor');
  return { clerk, colleague: other ?? clerk, supervisor };
}

function play({ desk, people, clock }: HeardStage, story: HeardStory, last: number): void {
  const street = story.beside ? (demoStreets.find(({ key }) => key === 'shengli') ?? visitedStreet) : visitedStreet;
  const cast = castAt(people, street.id);
  const ticketId = desk.newId();
  const dayOf = (ago: number): PlainDate => addDays(chinaDateOf(instant(last)), -ago);
  const intake: Intake = {
    representatives: [],
    orderNo: '',
    orderDueOn: null,
    earlier: null,
    rating: null,
    attachments: [],
    ...story.intake,
    about: story.intake.about ?? [],
    office: street.id,
    receivedOn: dayOf(story.ago),
  };
  const named = story.aboutColleague
    ? [{ kind: 'staff' as const, id: cast.colleague.staffId, label: '窗口工作人员' }]
    : [];
  let version = 0;
  const give = (actor: Actor, command: TicketCommand, ago: number): void => {
    clock.now = Math.min(last, startOfChinaDay(dayOf(ago)) + 10 * HOUR + version * 60_000);
    const whole =
      command.type === 'ask-help' && command.office !== undefined ? { ...command, newTicketId: desk.newId() } : command;
    const request = { commandId: desk.newId() as CommandId, ticketId, version, command: whole };
    const done = executeTicket(desk, request, actor);
    invariant(done.ok, `the desk refused ${command.type} of ${intake.title}: ${JSON.stringify(done)}`);
    version = done.value.version;
  };
  give(cast.clerk, { type: 'receive', intake: { ...intake, about: [...intake.about, ...named] } }, story.ago);
  for (const { ago, by = 'clerk', command, promisedIn } of story.steps) {
    const by2 = promisedIn === undefined ? null : addWorkingDays(desk.calendar, dayOf(0), promisedIn).date;
    give(cast[by], by2 === null ? command : withDay(command, by2), ago);
  }
}

/** A story says in how many working days from today something was promised. */
function withDay(command: TicketCommand, day: PlainDate): TicketCommand {
  if (command.type === 'promise') return { ...command, by: day };
  return command.type === 'tell-progress' ? { ...command, until: day } : command;
}
