import { describe, expect, it } from 'vitest';
import { codeAnswerSchema, devicesAnswerSchema } from '../../../src/protocol/messages.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { submission } from '../../support/hub/test-commands.ts';
import { answerOf, strangeDevice, testHub } from '../../support/hub/test-hub.ts';

async function city() {
  const test = await testHub();
  return { test, ...(await testCity(test)) };
}

describe('a code of an administrator', () => {
  it('brings one device into the office, for the person named', async () => {
    const { test, districtDesk, districtAdmin, clerk } = await city();
    const asked = await districtDesk.send({
      path: '/v1/codes',
      body: { office: '630104003', staffId: clerk.staffId },
      changes: { actor: districtAdmin.staffId },
    });
    const answer = answerOf(asked, codeAnswerSchema);
    if (!('expiresAt' in answer)) throw new Error(answer.code);
    expect(answer.code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}$/);
    expect(answer.expiresAt).toBe(test.now + 48 * 3_600_000);
    const device = strangeDevice(test, '630104003');
    const head = (await test.log.cities())[0]?.head;
    const enrolled = { city: '6301', office: '630104003', staffId: clerk.staffId, epoch: 'first', head };
    expect(await device.enrol(answer.code.toLowerCase().replaceAll('-', ' '))).toStrictEqual(enrolled);
    // The answer was lost: the device asks again.
    expect(await device.enrol(answer.code)).toStrictEqual(enrolled);
    expect(await strangeDevice(test, '630104003').enrol(answer.code)).toMatchObject({ code: 'bad-code' });
    const pushed = await device.push(device.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
    expect(pushed).toMatchObject({ kind: 'accepted' });
  });
});

describe('the list of devices', () => {
  it('shows an administrator those below, with when they were seen and how far they have read', async () => {
    const { test, cityDesk, districtDesk, streetDesk, admin, districtAdmin } = await city();
    const { head } = await streetDesk.pull(0);
    await streetDesk.pull(head);
    const list = async (device: typeof cityDesk, actor: string) => {
      const answer = answerOf(await device.send({ path: '/v1/devices', changes: { actor } }), devicesAnswerSchema);
      if (!('devices' in answer)) throw new Error(answer.code);
      return answer.devices;
    };
    expect(await list(cityDesk, admin.staffId)).toHaveLength(4);
    const seen = await list(districtDesk, districtAdmin.staffId);
    expect(seen.map(({ office }) => office).sort()).toStrictEqual(['630104', '630104003']);
    expect(seen.find(({ device }) => device === streetDesk.id)).toMatchObject({
      pulledUpTo: head,
      lastSeenAt: test.now,
    });
  });
});

describe('a revoked device', () => {
  it('is out at once, while what it sent before stays', async () => {
    const { test, cityDesk, streetDesk, admin, clerk, districtDesk } = await city();
    await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
    const order = { path: '/v1/devices/revoke', body: { device: streetDesk.id }, changes: { actor: admin.staffId } };
    expect((await cityDesk.send(order)).status).toBe(200);
    expect((await cityDesk.send(order)).status).toBe(200);
    const { devices, batches } = await districtDesk.pull(0);
    expect(devices.find(({ device }) => device === streetDesk.id)?.revokedAt).toBe(test.now);
    expect(batches.map(({ seal }) => seal.device)).toContain(streetDesk.id);
    const after = await streetDesk.push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
    expect(after).toMatchObject({ code: 'revoked' });
  });
});

describe('a moved device', () => {
  it('writes and reads where it is now', async () => {
    const { test, cityDesk, streetDesk, admin, clerk } = await city();
    const order = { device: streetDesk.id, office: '630104004' };
    await cityDesk.send({ path: '/v1/devices/move', body: order, changes: { actor: admin.staffId } });
    expect((await streetDesk.pull(0)).office).toBe('630104004');
    const there = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
    expect(await streetDesk.push(there)).toMatchObject({ kind: 'refused', reason: 'foreign-scope' });
  });
});
