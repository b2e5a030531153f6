import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import { type OpenDesk, PROFILE_KEY } from '../../../src/app/open-desk.ts';
import { signIn } from '../../../src/app/session/sign-in.ts';
import { changeHubAddress, connectDesk } from '../../../src/app/sync/enrolment.ts';
import { hubClient } from '../../../src/app/sync/hub-client.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { writeMeta } from '../../../src/store/meta.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { TEST_PASSWORD, type TestStaffName, testStaff } from '../../support/desk/test-offices.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import { type CityDesk, cutLine } from '../../support/sync/city-desk.ts';
import { HUB_URL, type SyncCity, city, joinedDesk } from '../../support/sync/city.ts';

let made: SyncCity | undefined;
let lone: TestDesk | undefined;
afterEach(() => {
  made?.remove();
  lone?.remove();
  made = undefined;
  lone = undefined;
});

async function start(...desks: readonly string[]): Promise<{ city: SyncCity; first: CityDesk }> {
  made = await city({ desks });
  const [first] = made.desks;
  return { city: made, first: first ?? made.hall };
}

function screen(at: CityDesk, who: TestStaffName) {
  const { staffId } = at.as(who).actor;
  setCredential(at.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const options = { folder: at.folder };
  const host = { desk: () => at.desk, line: () => at.line, dial: at.dial, options } as DeskHost;
  const session = { staffId, locked: false, lastActiveAt: at.desk.now() };
  return createRouterClient(router, { context: { host, connection: { session } } });
}

describe('a desk that has worked alone', () => {
  it('is connected with its history from the first event on, once', async () => {
    const { city: other } = await start();
    // The hall of this city was such a desk: the hub has all of its chain.
    expect(hubState(other.hall.desk.file.db)).toMatchObject({ office: '6301', firstDone: true });
    expect(outboxCounts(other.hall.desk.file.db).waiting).toBe(0);
    const code = await other.hub.code('6301');
    const again = await connectDesk(other.hall.desk, { url: HUB_URL, code, deviceName: '市局' }, other.hall.dial);
    expect(again).toEqual({ ok: false, error: { code: 'connected-already' } });
  });

  /** Another desk that the wizard set up; `chosen` is what somebody else would have typed there. */
  async function alone(chosen: { readonly office?: string; readonly deskCode?: string }): Promise<OpenDesk> {
    lone?.remove();
    // A second later than the city's desk: made for itself, with a device of its own, not a copy of that one.
    lone = await testDesk({ now: Date.UTC(2026, 9, 10, 1, 0, 1) });
    const { office, numberPrefix, deskCode, policyCity } = lone.desk.profile;
    const profile = { office, numberPrefix, deskCode, policyCity, ...chosen };
    writeMeta(lone.desk.file.db, PROFILE_KEY, JSON.stringify(profile));
    return lone.reopen();
  }

  it.each([
    ['with its people', { deskCode: 'ZZ' }, { code: 'city-has-people' }],
    ['where its code of numbers is taken', {}, { code: 'desk-code-taken', deskCode: '01' }],
    ['that is another', { office: '6401', deskCode: 'ZZ' }, { code: 'wrong-city', city: '6301' }],
  ])('is refused by a city %s, and works on alone', async (_city, chosen, refusal) => {
    const { city: other } = await start();
    const desk = await alone(chosen);
    const wanted = { url: HUB_URL, code: await other.hub.code('6301'), deviceName: '窗口' };
    expect(await connectDesk(desk, wanted, other.hall.dial)).toEqual({ ok: false, error: refusal });
    expect(hubState(desk.file.db)).toBeUndefined();
  });

  it('is refused with a code that is not good', async () => {
    const { city: other } = await start();
    const desk = await alone({ deskCode: 'ZZ' });
    const wanted = { url: HUB_URL, code: 'ABCD-EFGH-JKMN-PQRS', deviceName: '窗口' };
    const refused = await connectDesk(desk, wanted, other.hall.dial);
    expect(refused).toEqual({ ok: false, error: { code: 'bad-enrolment-code' } });
  });

  it('says that the hub cannot be reached', async () => {
    lone = await testDesk();
    const dial: CityDesk['dial'] = () => ({
      transport: () => Promise.reject(new Error('no line')),
      certificate: () => null,
      close: () => undefined,
    });
    const refused = await connectDesk(lone.desk, { url: HUB_URL, code: 'x', deviceName: 'y' }, dial);
    expect(refused).toEqual({ ok: false, error: { code: 'hub-unreachable' } });
  });
});

describe('an empty computer that joins', () => {
  it('lets in the person of its code once the city has arrived, and says so before', async () => {
    const { city: joined } = await start();
    const desk = await joinedDesk(
      { hub: joined.hub, hall: joined.hall, start: joined.hall.clock.now },
      { office: '630104003', deskCode: 'B9' },
    );
    const { account } = testStaff.streetClerk;
    expect(await signIn(desk.desk, account, TEST_PASSWORD)).toEqual({ ok: false, error: { code: 'city-arriving' } });
    expect(desk.line.status()).toMatchObject({ phase: 'first', city: '6301', office: '630104003' });
    await desk.sync();
    const session = await signIn(desk.desk, account, TEST_PASSWORD);
    expect(session.ok).toBe(true);
    expect((await signIn(desk.desk, 'nobody', TEST_PASSWORD)).ok).toBe(false);
    expect(desk.line.status()).toMatchObject({ phase: 'idle', waiting: 0, conflicts: 0 });
    // Everybody else has a password at their own desk only.
    expect((await signIn(desk.desk, testStaff.admin.account, TEST_PASSWORD)).ok).toBe(false);
    desk.remove();
  });

  it('is refused under a code of numbers that another desk has', async () => {
    const { city: joined } = await start('630104003');
    const same = joinedDesk(
      { hub: joined.hub, hall: joined.hall, start: joined.hall.clock.now },
      { office: '630104', deskCode: 'B0' },
    );
    await expect(same).rejects.toThrow('desk-code-taken');
  });

  it('sees its own streets and what is city-wide, and of other streets nothing', async () => {
    const { city: joined } = await start('630104003', '630103001', '630104');
    const [street, other, district] = joined.desks;
    invariant(street && other && district, 'three desks were asked for');
    const mine = handIn(street, { person: 1 });
    const theirs = handIn(other, { person: 2, street: '630103001', who: 'otherStreetClerk' });
    await joined.syncAll();
    expect(stateOf(district, mine)).toBeDefined();
    expect(stateOf(joined.hall, theirs)).toBeDefined();
    expect(stateOf(street, theirs)).toBeUndefined();
    expect(stateOf(district, theirs)).toBeUndefined();
    expect(stateOf(other, mine)).toBeUndefined();
  });
});

describe('devices', () => {
  it('are listed, and get codes, moved and revoked by an administrator of an office above', async () => {
    const { city: joined, first } = await start('630104003');
    const admin = screen(joined.hall, 'admin');
    const listed = await admin.devices.list();
    expect(listed.map(({ name, officeName, own, behindBy }) => ({ name, officeName, own, behindBy }))).toEqual([
      { name: '市局 [01]', officeName: '西宁市', own: true, behindBy: 0 },
      { name: '630104003 [B0]', officeName: '虎台街道', own: false, behindBy: 0 },
    ]);
    const issued = await admin.devices.issueCode({
      office: '630104004',
      staffId: joined.hall.as('districtClerk').actor.staffId,
    });
    expect(issued.code).toMatch(/^[0-9A-Z-]{19}$/);
    const clerk = screen(first, 'streetClerk').devices.list();
    await expect(clerk).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await admin.devices.revoke({ device: first.desk.file.device.id });
    const gone = (await admin.devices.list()).find(({ own }) => !own);
    expect(gone?.revokedAt).not.toBeNull();
  });

  it('once revoked, send and get nothing more, say why, and keep what they have', async () => {
    const { city: joined, first } = await start('630104003');
    const caseId = handIn(first, { person: 1 });
    await screen(joined.hall, 'admin').devices.revoke({ device: first.desk.file.device.id });
    await expect(first.sync()).rejects.toThrow('revoked');
    expect(first.line.status()).toMatchObject({ phase: 'stopped', cause: 'revoked', waiting: 1 });
    first.reopen();
    expect(first.line.status()).toMatchObject({ phase: 'stopped', cause: 'revoked' });
    await joined.hall.sync();
    expect(stateOf(joined.hall, caseId)).toBeUndefined();
    expect(stateOf(first, caseId)).toBeDefined();
    // Trying again asks the hub once more, and it says the same.
    await screen(first, 'streetClerk').sync.now();
    await expect(first.sync()).rejects.toThrow('revoked');
  });

  it('moved to another office get its cases and drop their own', async () => {
    const { city: joined, first } = await start('630104003', '630103001');
    const other = joined.desks[1];
    invariant(other, 'two desks were asked for');
    const mine = handIn(first, { person: 1 });
    const theirs = handIn(other, { person: 2, street: '630103001', who: 'otherStreetClerk' });
    await joined.syncAll();
    const to = { device: first.desk.file.device.id, office: '630103001' as OfficeId };
    await screen(joined.hall, 'admin').devices.move(to);
    await joined.syncAll();
    expect(first.desk.profile.office).toBe('630103001');
    expect(first.line.status()).toMatchObject({ office: '630103001', phase: 'idle' });
    expect(stateOf(first, mine)).toBeUndefined();
    expect(stateOf(first, theirs)).toEqual(stateOf(other, theirs));
    expect(auditLog(first.desk.file.db, { now: first.desk.now() }).findings).toEqual([]);
    done(first, 'otherStreetClerk', { caseId: theirs, command: { type: 'accept' } });
    await joined.syncAll();
    expect(stateOf(other, theirs)?.status).toBe('street-review');
    expect(conflictPage(first.desk.file.db, { state: 'open', before: null, limit: 10 })).toEqual([]);
  });

  it('are asked of the hub: without a line the answer is that there is none', async () => {
    const { city: joined } = await start();
    const admin = screen(joined.hall, 'admin');
    joined.hall.carry = cutLine;
    await expect(admin.devices.list()).rejects.toMatchObject({ data: { code: 'hub-unreachable' } });
  });
});

describe('a desk whose clock is off', () => {
  it('learns the hub’s time, goes on, and tells the person by how much', async () => {
    const { city: joined, first } = await start('630104003');
    first.clock.now += 3 * 3_600_000;
    const caseId = handIn(first, { person: 1 });
    await joined.syncAll();
    expect(stateOf(joined.hall, caseId)).toBeDefined();
    expect(first.line.status().clockOffBy).toBe(-3 * 3_600_000);
    const client = hubClient({
      device: first.desk.file.device,
      transport: first.dial(HUB_URL, null).transport,
      now: first.desk.now,
    });
    expect((await client.head()).ok).toBe(true);
    expect(client.clockOffset()).toBe(-3 * 3_600_000);
  });
});

describe('a hub that moved', () => {
  it('is spoken to under its new address when it knows this desk', async () => {
    const { city: joined, first } = await start('630104003');
    expect((await changeHubAddress(first.desk, 'http://elsewhere.invalid', first.dial)).ok).toBe(true);
    expect(hubState(first.desk.file.db)?.url).toBe('http://elsewhere.invalid');
    first.line.redial();
    await first.sync();
    await screen(joined.hall, 'admin').devices.revoke({ device: first.desk.file.device.id });
    const stranger = await changeHubAddress(first.desk, 'http://third.invalid', first.dial);
    expect(stranger).toEqual({ ok: false, error: { code: 'hub-refused', problem: 'revoked' } });
    expect(hubState(first.desk.file.db)?.url).toBe('http://elsewhere.invalid');
  });
});
