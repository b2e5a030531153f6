import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
