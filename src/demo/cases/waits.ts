/**
 * The waiting list of a demo city: most households were on an older register before, so they have waited for a few
 * months up to five years; some are to confirm again, some have left, one may not apply again.
 */
import { type BulkCommand, executeMany } from '../../app/application/execute-many.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import { waitingListPage } from '../../app/waitlist/waiting-lists.ts';
import type { WaitingRow } from '../../contract/waitlist.ts';
import { loadApplication } from '../../app/application/application-stream.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { Home } from '../../domain/application/household.ts';
import type { CaseCommand } from '../../domain/application/commands.ts';
import type { WaitingCommand } from '../../domain/waitlist/commands.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice } from '../city/offices.ts';
import { randomFor } from '../random-for.ts';
import * as words from './words.ts';

export interface WaitingStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly clock: { now: number };
  readonly seed: number;
}

const PAGE = 200;
const DAY = 86_400_000;
/** Fen a month more, above the ceiling of any class. */
const RAISE = 3_000_000;
/** cm². */
const BOUGHT = 1_280_000;
const FATES = [
  'waits',
  'reminded',
  'waits',
  'late',
  'waits',
  'confirmed',
  'richer',
  'waits',
  'left',
  'housed',
] as const;
type Fate = (typeof FATES)[number] | 'banned';

/** Played in the last days of the story, after everybody has been registered. */
export function playWaits(stage: WaitingStage): void {
  const { desk, people, clock, seed } = stage;
  const [first, second] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(first !== undefined && second !== undefined, 'a city has two supervisors');
  const players: Players = { desk, people, first, secondBy: second.staffId };
  const rows = everybody(desk);
  const last = clock.now;
  run(
    desk,
    rows.flatMap((row, index) => carriedOver(row, players, { random: randomFor(seed, index, 200), last })),
  );
  run(
    desk,
    everybody(desk).flatMap((row, index) =>
      numberOf(row, index, { first, today: chinaDateOf(instant(last)), players }),
    ),
  );
  clock.now = last - 40 * DAY;
  run(
    desk,
    rows.flatMap((row, index) => (fateOf(index) === 'late' ? [remind(row, players)] : [])),
  );
  clock.now = last - DAY;
  for (const [index, row] of rows.entries()) run(desk, lately(row, players, fateOf(index)));
  clock.now = last;
}

interface Players {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly first: Actor;
  readonly secondBy: StaffId;
}

/** A reminder before its day is refused, and that household simply waits on. */
function run(desk: OpenDesk, commands: readonly BulkCommand[]): void {
  for (const answer of executeMany(desk, commands)) {
    const isDone = answer.ok || answer.error.code === 'not-due';
    invariant(isDone, `the desk refused a step of the waiting list: ${JSON.stringify(answer)}`);
  }
}

/** The first of the list was housed and gave the home back: the only one of the city who may not apply again. */
function fateOf(index: number): Fate {
  return index === 0 ? 'banned' : (FATES[index % FATES.length] ?? 'waits');
}

function everybody(desk: OpenDesk): readonly WaitingRow[] {
  const rows: WaitingRow[] = [];
  for (;;) {
    const wish = {
      list: 'order',
      scope: demoCityOffice.id,
      programme: null,
      offset: rows.length,
      limit: PAGE,
    } as const;
    const page = waitingListPage(desk, wish);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

interface Told {
  readonly random: SeededRandom;
  readonly last: number;
}

/** Three of four stood on an older register: most near the middle of the five years, a few at their end. */
function carriedOver(row: WaitingRow, players: Players, { random, last }: Told): readonly BulkCommand[] {
  if (!random.chance(0.75)) return [];
  const { first, secondBy } = players;
  const today = chinaDateOf(instant(last));
  const months = random.chance(0.15) ? random.integer(55, 61) : random.integer(8, 50);
  const waitsSince = addDays(addMonths(today, -months), -random.integer(0, 27));
  // Some have not confirmed what fell due in the last months.
  const confirmedOn = lastConfirmation(waitsSince, addMonths(today, random.chance(0.45) ? -12 : 0));
  const command: WaitingCommand = {
    type: 'carry-over',
    waitsSince,
    confirmedOn,
    source: words.olderRegister,
    secondBy,
  };
  return waitsSince < row.waitsSince ? [given(row, players, { actor: first, command })] : [];
}

interface Drawing {
  readonly first: Actor;
  readonly today: PlainDate;
  readonly players: Players;
}

/** The numbers of the months that are over, as they were drawn; those of the last month are still to come. */
function numberOf(row: WaitingRow, index: number, { first, today, players }: Drawing): readonly BulkCommand[] {
  const month = row.waitsSince.slice(0, 7);
  if (month >= addMonths(today, -1).slice(0, 7)) return [];
  const drawn = { month, number: ((index * 37) % 2_003) + 1 };
  return [given(row, players, { actor: first, command: { type: 'record-number', drawn, source: words.drawnNotice } })];
}

/** Every two years, the last of them before that day: what fell due since is still to come. */
function lastConfirmation(waitsSince: PlainDate, before: PlainDate): PlainDate | null {
  let on: PlainDate | null = null;
  for (let next = addMonths(waitsSince, 24); next < before; next = addMonths(next, 24)) on = next;
  return on;
}

function remind(row: WaitingRow, players: Players): BulkCommand {
  return given(row, players, { actor: players.first, command: { type: 'remind', way: 'letter', comment: '' } });
}

function lately(row: WaitingRow, players: Players, fate: Fate): readonly BulkCommand[] {
  const { desk, first: actor } = players;
  const on = chinaDateOf(instant(desk.now()));
  const of = (command: WaitingCommand): BulkCommand => given(row, players, { actor, command });
  switch (fate) {
    case 'reminded':
      return [remind(row, players)];
    case 'confirmed':
      return [of({ type: 'reconfirm', changed: false, signedOn: on, comment: '' })];
    case 'richer':
      return richer(row, players);
    case 'left':
      return [of({ type: 'leave', reason: 'gave-up', comment: words.gaveUp })];
    case 'housed':
      return [of({ type: 'leave', reason: 'housed', comment: '' })];
    case 'banned':
      return [of({ type: 'leave', reason: 'housed', comment: '' }), ...bannedAfter(row, players)];
    case 'waits':
    case 'late':
      return [];
  }
}

/** The household earns more and bought a home: its case is looked at anew, and its place is flagged. */
function richer({ caseId, street }: WaitingRow, { desk, people }: Players): readonly BulkCommand[] {
  const loaded = loadApplication(desk.file, caseId);
  const [clerk] = people.at(street, 'clerk');
  if (loaded === undefined || clerk === undefined) return [];
  const [applicant, ...others] = loaded.state.content.members;
  if (applicant === undefined) return [];
  const members = [{ ...applicant, monthlyIncome: applicant.monthlyIncome + RAISE }, ...others];
  const bought: Home = { address: words.boughtAddress, owner: applicant.name, area: BOUGHT, nature: 'private-owned' };
  const command: CaseCommand = {
    type: 'change-household',
    reason: 'housing',
    changedOn: chinaDateOf(instant(desk.now())),
    comment: words.changedIncome,
    content: { ...loaded.state.content, members, homes: [...loaded.state.content.homes, bought] },
  };
  const request = { commandId: desk.newId() as CommandId, caseId, version: loaded.version, command };
  return [{ request, actor: clerk.actor }];
}

function bannedAfter(row: WaitingRow, players: Players): readonly BulkCommand[] {
  const { desk, first: actor, secondBy } = players;
  const applicant = loadApplication(desk.file, row.caseId)?.state.content.members[0];
  if (applicant === undefined) return [];
  const command: WaitingCommand = {
    type: 'ban',
    grounds: 'breach',
    returnedOn: chinaDateOf(instant(desk.now())),
    persons: [applicant.identityNumber],
    comment: words.sublet,
    secondBy,
  };
  return [given(row, players, { actor, command })];
}

function given(
  { caseId }: WaitingRow,
  { desk }: Players,
  { actor, command }: { readonly actor: Actor; readonly command: WaitingCommand },
): BulkCommand {
  return { waiting: { commandId: desk.newId() as CommandId, caseId, version: null, command }, actor };
}
