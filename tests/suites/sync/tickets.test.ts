import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conflictView, findConflict } from '../../../src/app/sync/conflicts/conflict-view.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { loadTicket } from '../../../src/app/ticket/ticket-stream.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: SyncCity;
let hall: CityDesk;
let street: CityDesk;
let elsewhere: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630103001'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [street, elsewhere] = [one, two];
  hall = made.hall;
});
afterAll(() => {
  made.remove();
});

function give(at: CityDesk, [who, ticketId]: readonly [TestStaffName, string], command: TicketCommand) {
  const version = loadTicket(at.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: at.desk.newId() as CommandId, ticketId, version, command };
  return executeTicket(at.desk, request, at.as(who).actor);
}

function hear(at: CityDesk, who: TestStaffName, office = '630104003'): string {
  const ticketId = at.desk.newId();
  const intake = anIntake({ more: { office: office as OfficeId, receivedOn: todayOf(at.desk) } });
  expect(give(at, [who, ticketId], { type: 'receive', intake })).toMatchObject({ ok: true });
  return ticketId;
}

const openConflicts = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });
const stageAt = (at: CityDesk, ticketId: string) => loadTicket(at.desk.file, ticketId)?.state.stage;

describe('tickets between desks', () => {
  it('go to the office that handles them and to those above, and nowhere else', async () => {
    const ticketId = hear(hall, 'citySupervisor');
    await made.syncAll();
    expect(stageAt(street, ticketId)).toBe('received');
    expect(stageAt(elsewhere, ticketId)).toBeUndefined();
  });

  it('that two desks took are one person’s; the other is told', async () => {
    const ticketId = hear(street, 'streetClerk');
    await made.syncAll();
    expect(give(hall, ['citySupervisor', ticketId], { type: 'accept' })).toMatchObject({ ok: true });
    expect(give(street, ['streetClerk', ticketId], { type: 'accept' })).toMatchObject({ ok: true });
    await made.syncAll();
    const states = [hall, street].map((at) => loadTicket(at.desk.file, ticketId)?.state);
    expect(states[0]).toEqual(states[1]);
    expect(openConflicts(street).length + openConflicts(hall).length).toBe(1);
  });

  it('that two desks answered are laid side by side: both answers, who gave the other, what can be done now', async () => {
    const ticketId = hear(street, 'streetClerk');
    expect(give(street, ['streetClerk', ticketId], { type: 'accept' })).toMatchObject({ ok: true });
    await made.syncAll();
    const known = openConflicts(hall).length;
    const answer = { type: 'answer', outcome: 'solved', attachments: [] } as const;
    expect(give(street, ['streetClerk', ticketId], { ...answer, text: '已派人修好' })).toMatchObject({ ok: true });
    const late = { ...answer, text: '已转物业', outcome: 'explained' } as const;
    expect(give(hall, ['citySupervisor', ticketId], late)).toMatchObject({ ok: true });
    await street.sync();
    await made.syncAll();
    expect(openConflicts(hall)).toHaveLength(known + 1);
    const item = openConflicts(hall)[0];
    const person = hall.as('citySupervisor');
    const found = findConflict(hall.desk, item?.conflictId ?? '', person);
    invariant(found.ok, 'whoever gave the command sees the item');
    const view = conflictView(hall.desk, found.value, person);
    expect(view.about).toMatchObject({ kind: 'ticket', id: ticketId });
    expect(view.about?.label).toContain(loadTicket(hall.desk.file, ticketId)?.state.title);
    const value = (path: string) => view.fields.find((field) => field.path === path);
    expect(value('ticket.answer')).toMatchObject({ before: null, mine: '已转物业', theirs: '已派人修好' });
    expect(value('ticket.outcome')).toMatchObject({ mine: 'explained', theirs: 'solved' });
    expect(view.theirs.at(-1)).toMatchObject({ type: 'ticket.answered.v1', details: { text: '已派人修好' } });
    expect(view.actions.map(({ command }) => command)).toContain('ticket.call-back');
  });

  it('keep a note that was written while another desk answered', async () => {
    const ticketId = hear(street, 'streetClerk');
    expect(give(street, ['streetClerk', ticketId], { type: 'accept' })).toMatchObject({ ok: true });
    await made.syncAll();
    expect(give(hall, ['citySupervisor', ticketId], { type: 'note', text: '催一下' })).toMatchObject({ ok: true });
    const answer = { type: 'answer', text: '好了', outcome: 'solved', attachments: [] } as const;
    expect(give(street, ['streetClerk', ticketId], answer)).toMatchObject({ ok: true });
    await made.syncAll();
    for (const at of [hall, street]) {
      const { events } = at.desk.file.load(`ticket:${ticketId}`);
      expect(events.map(({ type }) => type)).toContain('ticket.noted.v1');
      expect(stageAt(at, ticketId)).toBe('answered');
    }
  });
});
