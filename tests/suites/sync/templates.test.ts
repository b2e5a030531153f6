import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeTemplate, templateFor } from '../../../src/app/letters/templates.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let hall: CityDesk;
let second: CityDesk;
let street: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['6301', '630104003'] });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [second, street] = [one, two];
  hall = made.hall;
});
afterAll(() => {
  made.remove();
});

function upload(at: CityDesk, name: string): void {
  const bytes = new TextEncoder().encode(`a template, ${name}`);
  const file = { hash: at.desk.file.blobs.put(bytes), bytes: bytes.length, name };
  change(at, { type: 'upload', kind: 'receipt', file });
}

function change(at: CityDesk, command: Parameters<typeof changeTemplate>[1]['command']): void {
  const commandId = at.desk.newId() as CommandId;
  expect(changeTemplate(at.desk, { commandId, command }, at.as('admin'))).toEqual({ ok: true, value: null });
}

const nameAt = (at: CityDesk) => templateFor(at.desk, testOffices.street.id, 'receipt').file?.name ?? 'built-in';
const unsettled = (at: CityDesk) => [
  conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 }).length,
  outboxCounts(at.desk.file.db).waiting,
];

describe('templates on several desks', () => {
  it('are used by the offices below, wherever they are', async () => {
    upload(hall, 'first.docx');
    await made.syncAll();
    expect([hall, second, street].map(nameAt)).toEqual(['first.docx', 'first.docx', 'first.docx']);
  });

  it('of two uploads at the same time the later one counts at every desk, and nothing is left to settle', async () => {
    upload(hall, 'hall.docx');
    upload(second, 'second.docx');
    await hall.sync();
    await made.syncAll();
    expect([hall, second, street].map(nameAt)).toEqual(['second.docx', 'second.docx', 'second.docx']);
    expect(hall.desk.file.load(`template:${testOffices.city.id}-receipt`).version).toBe(3);
    for (const at of [hall, second, street]) expect(unsettled(at)).toEqual([0, 0]);
  });

  it('withdrawn twice is withdrawn once', async () => {
    for (const at of [hall, second]) change(at, { type: 'withdraw', kind: 'receipt' });
    await hall.sync();
    await made.syncAll();
    expect([hall, second, street].map(nameAt)).toEqual(['built-in', 'built-in', 'built-in']);
    expect(hall.desk.file.load(`template:${testOffices.city.id}-receipt`).version).toBe(4);
    for (const at of [hall, second, street]) expect(unsettled(at)).toEqual([0, 0]);
  });
});
