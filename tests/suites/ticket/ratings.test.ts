import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { todayOf } from '../../../src/app/open-desk.ts';
import { pageOf, sheetOf } from '../../../src/app/publicity/notice-papers.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { heardRatings, ratingsOfGroup } from '../../../src/app/ticket/heard-ratings.ts';
import { ratingsPaper } from '../../../src/app/ticket/ratings-paper.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { About, RatingLevel, TicketTopic } from '../../../src/domain/ticket/kinds.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { type TestStaffName, testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

function give(who: TestStaffName, ticketId: string, command: TicketCommand): void {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
  expect(executeTicket(made.desk, request, made.as(who).actor)).toMatchObject({ ok: true });
}

interface Rated {
  readonly named?: boolean;
  readonly about?: readonly About[];
  readonly topic?: TicketTopic;
}

function rated(level: RatingLevel, { named = false, about = [], topic = 'application' }: Rated = {}): string {
  const ticketId = made.desk.newId();
  const more = { kind: 'rating' as const, receivedOn: todayOf(made.desk), office: testOffices.street.id, about, topic };
  const rating = { level, place: 'online' as const, of: ticketId };
  const intake = { ...anIntake({ level, named, more }), rating, title: '办事窗口' };
  give('streetClerk', ticketId, { type: 'receive', intake });
  return ticketId;
}

const window20: About = { kind: 'window', id: '', label: '20 号窗口' };
const looking = (who: TestStaffName = 'citySupervisor') => ({ actor: made.as(who).actor, office: testOffices.city.id });
const month = () => todayOf(made.desk).slice(0, 7);
const ratings = (who?: TestStaffName) => heardRatings(made.desk, looking(who), month());

describe('ratings of a month', () => {
  it('are counted by level, office, matter and what they touched', () => {
    rated(1);
    rated(2, { topic: 'rent' });
    rated(5, { about: [window20] });
    rated(4, { about: [window20], named: true });
    const { levels, offices, topics, things } = ratings();
    expect(levels).toEqual([1, 1, 0, 1, 1]);
    expect(offices).toEqual([{ office: testOffices.street.id, name: '虎台街道', levels: [1, 1, 0, 1, 1] }]);
    expect(topics.map(({ topic, levels: of }) => [topic, of])).toEqual([
      ['application', [1, 0, 0, 1, 1]],
      ['rent', [0, 1, 0, 0, 0]],
    ]);
    expect(things).toEqual([{ kind: 'window', value: '20号窗口', label: '20 号窗口', levels: [0, 0, 0, 1, 1] }]);
  });

  it('without a name that are bad stand in groups of the same matter and things; a named one in none', () => {
    const first = rated(5, { about: [window20] });
    const second = rated(4, { about: [window20] });
    rated(4, { about: [window20], named: true });
    rated(4);
    rated(3, { about: [window20] });
    const { groups } = ratings();
    expect(groups.map(({ topic, about, n, last }) => [topic, about, n, last])).toEqual([
      ['application', ['20 号窗口'], 2, todayOf(made.desk)],
      ['application', [], 1, todayOf(made.desk)],
    ]);
    const wish = { month: month(), topic: 'application', key: '20 号窗口' } as const;
    const found = ratingsOfGroup(made.desk, looking(), wish).map(({ ticketId }) => ticketId);
    expect(new Set(found)).toEqual(new Set([first, second]));
  });

  it('that were struck after an appeal that somebody else looked into count nowhere', () => {
    const ticketId = rated(5, { named: true, about: [window20] });
    give('streetClerk', ticketId, { type: 'contact', reached: true, finding: 'doubtful', comment: '并未来过' });
    give('streetClerk', ticketId, { type: 'appeal', grounds: 'malicious', reason: '并未来过' });
    give('citySupervisor', ticketId, { type: 'recheck', strike: true, comment: '录像核实' });
    expect(ratings()).toMatchObject({ levels: [0, 0, 0, 0, 0], struck: 1, offices: [], things: [] });
  });

  it('are published by office and matter, without a name of anybody, as a page and a sheet', () => {
    const { staffId } = made.as('hall').actor;
    rated(1, { named: true });
    rated(5, { named: true, about: [{ kind: 'staff', id: staffId, label: '童窗' }, window20] });
    const paper = ratingsPaper(made.desk, testOffices.city.id, ratings());
    expect(paper.table.rows).toContainEqual(['机构', '虎台街道', '2', '1', '0', '0', '0', '1', '50.0%']);
    const html = pageOf(paper);
    expect(html).toContain('申请审核');
    for (const name of ['马秀莲', '童窗', '20 号窗口', '13800138000']) expect(html, name).not.toContain(name);
    expect(sheetOf(paper).length).toBeGreaterThan(1_000);
  });

  it('that name the reader are in none of it (CMP-09)', () => {
    const { staffId } = made.as('secondCitySupervisor').actor;
    rated(2);
    rated(5, { about: [{ kind: 'staff', id: staffId, label: '海市' }, window20] });
    expect(ratings().levels).toEqual([0, 1, 0, 0, 1]);
    expect(ratings('secondCitySupervisor')).toMatchObject({ levels: [0, 1, 0, 0, 0], groups: [], things: [] });
    const paper = ratingsPaper(made.desk, testOffices.city.id, ratings('secondCitySupervisor'));
    expect(paper.table.rows[0]?.[2]).toBe('1');
  });
});
