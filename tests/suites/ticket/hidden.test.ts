import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { type TestStaffName, testOffices } from '../../support/desk/test-offices.ts';
import { anIntake } from '../../support/ticket/given-ticket.ts';

let made: TestDesk;
beforeAll(async () => {
  made = await testDesk();
});
afterAll(() => {
  made.remove();
});

/** The desk as one person's screen calls it. */
function screenOf(name: TestStaffName) {
  const { staffId } = made.as(name).actor;
  setCredential(made.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const host = { desk: () => made.desk, options: { folder: made.folder } } as DeskHost;
  const session = { staffId, locked: false, lastActiveAt: Number.MAX_SAFE_INTEGER };
  return createRouterClient(router, { context: { host, connection: { session } } });
}

const nobody = { representatives: [], attachments: [] };

/** A ticket that the street hears and takes. */
async function heard(names: readonly TestStaffName[]): Promise<string> {
  const ticketId = made.desk.newId();
  const about = names.map((name) => ({ kind: 'staff' as const, id: made.as(name).actor.staffId, label: name }));
  const intake = { ...anIntake(), ...nobody, about, office: testOffices.street.id, receivedOn: todayOf(made.desk) };
  const { execute } = screenOf('streetClerk').tickets;
  await execute({ commandId: made.desk.newId(), ticketId, version: 0, command: { type: 'receive', intake } });
  await execute({ commandId: made.desk.newId(), ticketId, version: 1, command: { type: 'accept' } });
  return ticketId;
}

describe('a complaint about somebody leaves no trace on their screens (CMP-09)', () => {
  let plain: string;
  let secret: string;
  beforeAll(async () => {
    plain = await heard([]);
    secret = await heard(['secondCitySupervisor', 'auditor']);
    for (const ticketId of [plain, secret]) await screenOf('citySupervisor').tickets.get({ ticketId });
  });

  it('in what waits for the hub: neither shown nor counted, and a page is as long as before', async () => {
    const waiting = async (name: TestStaffName) => {
      const { outbox } = screenOf(name);
      const all = await outbox.list({ before: null, limit: 200 });
      const page = await outbox.list({ before: null, limit: 2 });
      const ofTickets = all.filter((item) => item.name.startsWith('ticket.')).length;
      return { ofTickets, page: page.length, uncounted: all.length - (await outbox.summary()).waiting };
    };
    expect(await waiting('citySupervisor')).toEqual({ ofTickets: 4, page: 2, uncounted: 0 });
    expect(await waiting('secondCitySupervisor')).toEqual({ ofTickets: 2, page: 2, uncounted: 0 });
  });

  it('in the log of who read what', async () => {
    const opened = async (name: TestStaffName) => {
      const read = await screenOf(name).log.access({ before: null, limit: 100, filters: { kind: 'tickets' } });
      return read.filter(({ action }) => action === 'ticket.open').map(({ subject }) => subject);
    };
    expect(await opened('admin')).toEqual([secret, plain]);
    expect(await opened('auditor')).toEqual([plain]);
  });

  it('in how many a colleague has, where a ticket is given to somebody', async () => {
    const clerkHas = async (name: TestStaffName) => {
      const people = await screenOf(name).tickets.colleagues({ ticketId: plain });
      return people.find(({ staffId }) => staffId === made.as('streetClerk').actor.staffId)?.open;
    };
    expect([await clerkHas('citySupervisor'), await clerkHas('secondCitySupervisor')]).toEqual([2, 1]);
  });
});
