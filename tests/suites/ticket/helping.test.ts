import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeTicket } from '../../../src/app/ticket/execute-ticket.ts';
import { loadTicket, ticketEvents, ticketFor, ticketStream } from '../../../src/app/ticket/ticket-stream.ts';
import { ticketView } from '../../../src/app/ticket/ticket-view.ts';
import type { TicketCommand } from '../../../src/domain/ticket/commands.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { scopeOfNewStream } from '../../../src/protocol/scope.ts';
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

function give(who: TestStaffName, ticketId: string, command: TicketCommand) {
  const version = loadTicket(made.desk.file, ticketId)?.version ?? 0;
  const request = { commandId: made.desk.newId() as CommandId, ticketId, version, command };
  return executeTicket(made.desk, request, made.as(who).actor);
}

const why = (answer: { readonly ok: boolean; readonly error?: AnyRefusal }): unknown =>
  answer.error?.code === 'ticket-refused' ? answer.error.why : answer.error?.code;

function led(): string {
  const ticketId = made.desk.newId();
  const more = { office: testOffices.street.id, receivedOn: todayOf(made.desk) };
  expect(give('streetClerk', ticketId, { type: 'receive', intake: anIntake({ more }) })).toMatchObject({ ok: true });
  expect(give('streetClerk', ticketId, { type: 'accept' })).toMatchObject({ ok: true });
  return ticketId;
}

const ask = (office: OfficeId, newTicketId: string): TicketCommand => ({
  type: 'ask-help',
  units: [],
  question: '请核实施工许可',
  office,
  newTicketId,
});

function helped(lead: string): string {
  const newTicketId = made.desk.newId();
  const { staffId } = made.as('hall').actor;
  expect(give('citySupervisor', lead, { type: 'recuse', staffId, reason: '亲戚' })).toMatchObject({ ok: true });
  expect(give('citySupervisor', lead, ask(testOffices.otherStreet.id, newTicketId))).toMatchObject({ ok: true });
  return newTicketId;
}

describe('an office of the house that helps (CMP-06)', () => {
  it('gets a ticket at its own desk, due with the lead’s, without the citizen’s name, the same people aside', () => {
    const lead = led();
    const help = helped(lead);
    const due = loadTicket(made.desk.file, help)?.state.orderDueOn;
    const leadView = ticketView(made.desk, loadedOf(lead), made.as('streetClerk').actor);
    expect(due).toBe(leadView.clocks.find(({ name }) => name === 'handle')?.dueOn);
    expect(loadTicket(made.desk.file, help)?.state).toMatchObject({
      office: testOffices.otherStreet.id,
      caller: null,
      assists: lead,
      barred: [made.as('hall').actor.staffId],
    });
    const [first] = ticketEvents(made.desk.file, help);
    invariant(first, 'it was made');
    const payload = first.payload as unknown as Readonly<Record<string, unknown>>;
    const scoped = { stream: ticketStream(help), type: first.type, payload, office: testOffices.city.id };
    expect(scopeOfNewStream(scoped)).toBe(testOffices.otherStreet.id);
    expect(ticketFor(made.desk.file, help, made.as('otherStreetClerk').actor)).toBeDefined();
    expect(JSON.stringify(payload)).not.toContain('马秀莲');
  });

  it('does not send it back or ask on; its answer closes it and stands on the lead’s page for whoever may see both', () => {
    const lead = led();
    const help = helped(lead);
    expect(why(give('otherStreetClerk', help, { type: 'return', to: 'dispatcher', reason: '不是' }))).toBe(
      'designated',
    );
    expect(give('otherStreetClerk', help, { type: 'accept' })).toMatchObject({ ok: true });
    expect(why(give('citySupervisor', help, ask(testOffices.lastStreet.id, made.desk.newId())))).toBe('designated');
    const { actions } = ticketView(made.desk, loadedOf(help), made.as('otherStreetClerk').actor);
    for (const command of ['return', 'link', 'ask-help', 'call-back'] as const) {
      expect(actions.map((action) => action.command)).not.toContain(command);
    }
    const answer = { type: 'answer', text: '许可至月底', outcome: 'explained', attachments: [] } as const;
    expect(give('otherStreetClerk', help, answer)).toMatchObject({ ok: true });
    expect(loadTicket(made.desk.file, help)?.state.closed?.reason).toBe('helped');
    const seen = (who: TestStaffName) => ticketView(made.desk, loadedOf(lead), made.as(who).actor).helps;
    expect(seen('citySupervisor')).toEqual([
      { officeName: '人民街街道', ticketId: help, stage: 'closed', answer: '许可至月底' },
    ]);
    expect(seen('streetClerk')).toEqual([{ officeName: '人民街街道', ticketId: help, stage: null, answer: '' }]);
    expect(loadTicket(made.desk.file, lead)?.state.stage).toBe('handling');
  });

  it('is asked by the office above, once, and not itself', () => {
    const lead = led();
    const other = testOffices.otherStreet.id;
    expect(why(give('streetClerk', lead, ask(other, made.desk.newId())))).toBe('office-below');
    expect(why(give('citySupervisor', lead, ask(testOffices.street.id, made.desk.newId())))).toBe('same-ticket');
    helped(lead);
    expect(why(give('citySupervisor', lead, ask(other, made.desk.newId())))).toBe('known-already');
  });
});

function loadedOf(ticketId: string) {
  const loaded = loadTicket(made.desk.file, ticketId);
  invariant(loaded, 'it was heard');
  return loaded;
}
