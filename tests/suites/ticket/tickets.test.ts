import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import { ticketLists } from '../../../src/contract/tickets.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import {
  boardOf,
  foundTickets,
  similarTickets,
  ticketColleagues,
  ticketCounts,
  ticketListPage,
} from '../../../src/app/ticket/ticket-lists.ts';
import { loadTicket, ticketFor, ticketStream } from '../../../src/app/ticket/ticket-stream.ts';
import { ticketView } from '../../../src/app/ticket/ticket-view.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { Intake } from '../../../src/domain/ticket/events.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

const STREET = '630104003' as OfficeId;
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newId = (): string => made.desk.newId();

function give(who: TestStaffName, ticketId: string, command: TicketCommand) {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: newId() as CommandId, ticketId, version, command };
  return executeTicket(made.desk, request, made.as(who).actor);
}

function given(who: TestStaffName, ticketId: string, command: TicketCommand): void {
  expect(give(who, ticketId, command)).toMatchObject({ ok: true });
}

function heard(more: Partial<Intake> = {}, who: TestStaffName = 'streetClerk'): string {
  const ticketId = newId();
  const receivedOn = todayOf(made.desk);
  given(who, ticketId, { type: 'receive', intake: anIntake({ more: { office: STREET, receivedOn, ...more } }) });
  return ticketId;
}

const refusal = (answer: { readonly ok: boolean; readonly error?: AnyRefusal }): unknown =>
  answer.error?.code === 'ticket-refused' ? answer.error.why : answer.error?.code;

const list = (name: (typeof ticketLists)[number], who: TestStaffName) =>
  ticketListPage(made.desk, { list: name, kinds: [], topics: [], after: null, limit: 50 }, made.as(who).actor);
const ids = (rows: readonly { readonly ticketId: string }[]) => rows.map(({ ticketId }) => ticketId);
const counts = (who: TestStaffName) => ticketCounts(made.desk, made.as(who).actor);

describe('a ticket on a desk', () => {
  it('goes from hearing to the end, and lies on the lists where it stands', () => {
    const ticketId = heard();
    expect(ids(list('unowned', 'streetClerk'))).toEqual([ticketId]);
    given('streetClerk', ticketId, { type: 'accept' });
    expect(ids(list('mine', 'streetClerk'))).toEqual([ticketId]);
    expect(counts('streetClerk')).toMatchObject({ 'to-do': 1, mine: 1, unowned: 0, answered: 0 });
    given('streetClerk', ticketId, { type: 'answer', text: '修好了', outcome: 'solved', attachments: [] });
    expect(ids(list('answered', 'citySupervisor'))).toEqual([ticketId]);
    const call = { type: 'call-back', reached: true, solved: true, satisfaction: 'satisfied', comment: '' } as const;
    given('streetClerk', ticketId, call);
    expect(counts('citySupervisor')).toMatchObject({ 'to-do': 0, answered: 0, closed: 1 });
    expect(ids(list('closed', 'citySupervisor'))).toEqual([ticketId]);
  });

  it('says what the citizen reads apart from what stays between colleagues', () => {
    const ticketId = heard();
    given('streetClerk', ticketId, { type: 'accept' });
    given('streetClerk', ticketId, { type: 'note', text: '这人上个月也来过' });
    given('streetClerk', ticketId, { type: 'promise', what: '周五前上门', by: addDays(todayOf(made.desk), 3) });
    const loaded = loadTicket(made.desk.file, ticketId);
    invariant(loaded, 'it was heard');
    const { lines, clocks } = ticketView(made.desk, loaded, made.as('streetClerk').actor);
    expect(lines.filter(({ open }) => open).map(({ event }) => event)).toEqual(['received', 'accepted', 'promised']);
    expect(lines.filter(({ open }) => !open).map(({ text }) => text)).toEqual(['这人上个月也来过']);
    expect(clocks.map(({ name }) => name)).toContain('promise');
  });

  it('is done once, however often the command comes', () => {
    const ticketId = newId();
    const command = { type: 'receive', intake: anIntake({ more: { receivedOn: todayOf(made.desk) } }) } as const;
    const request = { commandId: newId() as CommandId, ticketId, version: 0, command };
    const { actor } = made.as('streetClerk');
    const first = executeTicket(made.desk, request, actor);
    expect(executeTicket(made.desk, request, actor)).toEqual(first);
    expect(made.desk.file.load(ticketStream(ticketId)).version).toBe(1);
  });

  it('takes an order of the hotline once, and a visit is rated once (EVA-01)', () => {
    heard({ channel: 'hotline-order', orderNo: 'QH1' });
    const again = (more: Partial<Intake>) => {
      const intake = anIntake({ more: { receivedOn: todayOf(made.desk), ...more } });
      return refusal(give('streetClerk', newId(), { type: 'receive', intake }));
    };
    expect(again({ channel: 'hotline-order', orderNo: 'QH1' })).toBe('order-known');
    const rating = { kind: 'rating', rating: { level: 5, place: 'on-site', of: '0001' } } as const;
    expect(again(rating)).toBeUndefined();
    expect(again(rating)).toBe('rated-already');
    expect(again({ ...rating, rating: { ...rating.rating, place: 'online' } })).toBeUndefined();
  });

  it('is handed on as a ticket of its own, on the clock that runs, answered for by whoever had it first', () => {
    const ticketId = heard({ receivedOn: addDays(todayOf(made.desk), -1) });
    given('citySupervisor', ticketId, { type: 'recuse', staffId: made.as('hall').actor.staffId, reason: '亲戚' });
    const newTicketId = newId();
    const office = '630103001' as OfficeId;
    given('citySupervisor', ticketId, { type: 'hand-on', office, newTicketId, reason: '属地' });
    expect(loadTicket(made.desk.file, ticketId)?.state.closed?.reason).toBe('handed-on');
    const next = loadTicket(made.desk.file, newTicketId)?.state;
    expect(next).toMatchObject({ office, from: ticketId, receivedOn: addDays(todayOf(made.desk), -1) });
    expect(next?.barred).toEqual([made.as('hall').actor.staffId]);
    expect(next?.ticketNo).not.toBe(loadTicket(made.desk.file, ticketId)?.state.ticketNo);
  });

  it('is found by who called, by what it is about, by a title that is alike, and by its words', () => {
    const ticketId = heard();
    const { actor } = made.as('streetClerk');
    const alike = (wish: Partial<Parameters<typeof similarTickets>[1]>) =>
      similarTickets(made.desk, { phone: '', title: '', about: [], except: null, ...wish }, actor).map(
        ({ because, ticketId: id }) => [because, id],
      );
    expect(alike({ phone: '13800138000' })).toEqual([['phone', ticketId]]);
    expect(alike({ about: [{ kind: 'estate', id: '', label: '丽康瑞居' }] })).toEqual([['about', ticketId]]);
    expect(alike({ title: '三号楼电梯又停了' })).toEqual([['title', ticketId]]);
    expect(alike({ title: '租金为什么涨了' })).toEqual([]);
    expect(alike({ phone: '13800138000', except: ticketId })).toEqual([]);
    for (const text of ['电梯', '马秀莲', '丽康瑞居', '13800138000', '老人上下']) {
      expect(ids(foundTickets(made.desk, text, { actor, limit: 10 })), text).toEqual([ticketId]);
    }
    expect(foundTickets(made.desk, '地铁', { actor, limit: 10 })).toEqual([]);
  });

  it('does not take the same facts again after a petition was decided to the end (PET-06)', () => {
    const start = addDays(todayOf(made.desk), -200);
    const later = made.desk.now;
    const petition = { kind: 'petition', receivedOn: start } as const;
    const ticketId = heard(petition);
    given('streetClerk', ticketId, { type: 'accept' });
    given('streetClerk', ticketId, { type: 'answer', text: '意见', outcome: 'explained', attachments: [] });
    expect(later()).toBeGreaterThan(0);
    const review = { type: 'review', upheld: true, body: '市局', text: '维持' } as const;
    for (const body of ['市局', '市政府']) {
      given('streetClerk', ticketId, { type: 'ask-review', askedOn: todayOf(made.desk), text: '不服' });
      given('citySupervisor', ticketId, { ...review, body });
    }
    const again = give('streetClerk', newId(), {
      type: 'receive',
      intake: anIntake({ more: { kind: 'petition', receivedOn: todayOf(made.desk) } }),
    });
    expect(refusal(again)).toBe('petition-ended');
  });

  it('has the same rows after a rebuild', () => {
    const ticketId = heard();
    heard({ kind: 'petition' });
    given('streetClerk', ticketId, { type: 'accept' });
    const tables = [
      'ticket_row',
      'ticket_barred',
      'ticket_mark',
      'ticket_count',
      'ticket_due_count',
      'ticket_held_count',
    ];
    const { db } = made.desk.file;
    const read = () => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    const before = read();
    rebuild(db, made.desk.file.projections);
    expect(read()).toEqual(before);
  });
});

describe('whoever is named in a complaint (CMP-09)', () => {
  it.each(['hall', 'citySupervisor', 'auditor'] as const)('%s can neither find nor open it', (named) => {
    const { staffId } = made.as(named).actor;
    const label = '被投诉人';
    const plain = heard({ title: '三号楼门禁坏了' });
    const about = [{ kind: 'staff' as const, id: staffId, label }];
    const secret = heard({ about, title: '窗口人员态度生硬', topic: 'conduct' });
    given('streetClerk', secret, { type: 'accept' });
    given('streetClerk', plain, { type: 'accept' });
    const { actor } = made.as(named);
    const sees = { ...actor, office: '6301' as OfficeId };
    for (const name of ticketLists) {
      const wish = { list: name, kinds: [], topics: [], after: null, limit: 50 };
      expect(ids(ticketListPage(made.desk, wish, sees)), name).not.toContain(secret);
    }
    expect(ids(foundTickets(made.desk, '态度', { actor: sees, limit: 10 }))).toEqual([]);
    expect(ids(foundTickets(made.desk, '马秀莲', { actor: sees, limit: 10 }))).toEqual([plain]);
    const similar = similarTickets(
      made.desk,
      { phone: '13800138000', title: '窗口人员态度', about, except: null },
      sees,
    );
    expect(ids(similar)).toEqual([plain]);
    expect(ticketCounts(made.desk, sees)).toMatchObject({ 'to-do': 1 });
    expect(boardOf(made.desk, sees).map(({ open }) => open)).toEqual([1]);
    expect(ticketFor(made.desk.file, secret, sees)).toBeUndefined();
    for (const command of [{ type: 'accept' }, { type: 'note', text: '看看' }, { type: 'take' }] as const) {
      expect(
        refusal(
          executeTicket(made.desk, { commandId: newId() as CommandId, ticketId: secret, version: 0, command }, sees),
        ),
      ).toBe('unknown-ticket');
    }
    const related = heard({ earlier: secret });
    const loaded = loadTicket(made.desk.file, related);
    invariant(loaded, 'it was heard');
    expect(ticketView(made.desk, loaded, sees).earlierTicket).toBeNull();
    expect(ticketView(made.desk, loaded, made.as('streetClerk').actor).earlierTicket?.ticketId).toBe(secret);
  });

  it('is seen by everybody else, who cannot give it to them', () => {
    const { staffId } = made.as('hall').actor;
    const secret = heard({ about: [{ kind: 'staff', id: staffId, label: '某' }] });
    expect(ids(list('to-do', 'citySupervisor'))).toEqual([secret]);
    expect(counts('citySupervisor')['to-do']).toBe(1);
    const state = loadTicket(made.desk.file, secret)?.state;
    invariant(state, 'it was heard');
    expect(ticketColleagues(made.desk, state, made.as('citySupervisor').actor).map((one) => one.staffId)).not.toContain(
      staffId,
    );
  });

  it('loses sight of it the moment they step aside', () => {
    const ticketId = heard();
    given('streetClerk', ticketId, { type: 'accept' });
    given('streetClerk', ticketId, { type: 'recuse', staffId: made.as('streetClerk').actor.staffId, reason: '邻居' });
    expect(ids(list('to-do', 'streetClerk'))).toEqual([]);
    expect(counts('streetClerk')).toMatchObject({ 'to-do': 0, mine: 0 });
    expect(ids(list('to-do', 'citySupervisor'))).toEqual([ticketId]);
  });
});

describe('days that lean on a year nobody announced', () => {
  it('are provisional, and move when the year is', () => {
    const ticketId = heard({ receivedOn: plainDate('2026-06-01') });
    given('streetClerk', ticketId, { type: 'accept' });
    const [row] = list('mine', 'streetClerk');
    expect(row).toMatchObject({ dueOn: '2026-06-08', provisional: false, clock: 'handle' });
  });
});
