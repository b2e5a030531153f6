/** Attacks on how devices come in and who orders them about. */
import { PROTOCOL_VERSION } from '../../../src/protocol/version.ts';
import { type TestDevice, strangeDevice } from '../../support/hub/test-hub.ts';
import { testKey } from '../../support/hub/test-key.ts';
import { type Attack, STREET, type Stage } from './stage.ts';

function enrolment(device: TestDevice, code: string, publicKey: string = device.key.publicKey) {
  return { path: '/v1/enrol', body: { protocol: PROTOCOL_VERSION, code, device: device.id, publicKey, name: 'desk' } };
}

const WRONG = 'ABCD-EFGH-JKMN-PQRS';

const codeAttacks: readonly Attack[] = [
  {
    name: 'a guessed code',
    refusedAs: ['bad-code unknown'],
    run: ({ test }) => {
      const device = strangeDevice(test, STREET);
      return device.send(enrolment(device, WRONG));
    },
  },
  {
    name: 'a code of which the beginning was seen',
    refusedAs: ['bad-code wrong'],
    run: async ({ test }) => {
      const device = strangeDevice(test, STREET);
      return device.send(enrolment(device, `${(await test.code(STREET)).slice(0, 4)}${WRONG.slice(4)}`));
    },
  },
  {
    name: 'guessing on until the code is worn out',
    refusedAs: ['bad-code worn-out'],
    run: async ({ test, random }) => {
      const device = strangeDevice(test, STREET);
      const code = await test.code(STREET);
      for (let tries = random.integer(5, 8); tries > 0; tries -= 1) {
        await device.send(enrolment(device, `${code.slice(0, 4)}${WRONG.slice(4)}`));
      }
      return device.send(enrolment(device, code));
    },
  },
  {
    name: 'a used code, stolen',
    refusedAs: ['bad-code used'],
    run: ({ test, usedCode }) => {
      const thief = strangeDevice(test, STREET);
      return thief.send(enrolment(thief, usedCode));
    },
  },
  {
    name: 'an expired code',
    refusedAs: ['bad-code expired'],
    run: async ({ test, random }) => {
      const code = await test.code(STREET);
      const then = test.now;
      test.now += 3_600_000 + random.integer(0, 1e9);
      const device = strangeDevice(test, STREET);
      const answer = await device.send(enrolment(device, code));
      test.now = then;
      return answer;
    },
  },
  {
    name: 'a code that is none',
    refusedAs: ['bad-code', 'malformed'],
    run: ({ test, random }) => {
      const device = strangeDevice(test, STREET);
      const code = random.pick(['', '%', "' OR 1=1 --", 'A'.repeat(5000), 'ABCD-EFGH-JKMN-PQR0', '入网']);
      return device.send(enrolment(device, code));
    },
  },
  {
    name: 'a key that the device does not hold',
    refusedAs: ['bad-signature'],
    run: async ({ test, city }) => {
      const device = strangeDevice(test, STREET);
      return device.send(enrolment(device, await test.code(STREET), city.cityDesk.key.publicKey));
    },
  },
  {
    name: 'a key that is none',
    refusedAs: ['malformed'],
    run: async ({ test, random }) => {
      const device = strangeDevice(test, STREET);
      const key = random.pick(['', 'AAAA', `${'A'.repeat(42)}=`, 'not base64 at all', 'A'.repeat(4000)]);
      return device.send(enrolment(device, await test.code(STREET), key));
    },
  },
  {
    name: "another device's name with a new key",
    refusedAs: ['bad-code device-taken'],
    run: async ({ test, city }) => {
      const key = testKey();
      const { id } = city.otherDesk;
      const body = {
        protocol: PROTOCOL_VERSION,
        code: await test.code('6301'),
        device: id,
        publicKey: key.publicKey,
        name: 'x',
      };
      return city.otherDesk.send({ path: '/v1/enrol', body, changes: { key } });
    },
  },
  {
    name: 'a revoked device comes in again',
    refusedAs: ['revoked'],
    run: async ({ test, revoked }) => revoked.send(enrolment(revoked, await test.code(STREET))),
  },
  {
    name: 'a name that breaks lists',
    refusedAs: ['malformed'],
    run: async ({ test, random }) => {
      const device = strangeDevice(test, STREET);
      const { body, path } = enrolment(device, await test.code(STREET));
      const name = random.pick(['\0', 'a\nb', '\u001b[2J', 'x'.repeat(81), '\ud800']);
      return device.send({ path, body: { ...body, name } });
    },
  },
];

const asked = (device: TestDevice, path: string, ask: { readonly body?: unknown; readonly actor?: string }) =>
  device.send({ path, body: ask.body, changes: ask.actor === undefined ? {} : { actor: ask.actor } });

const someOrder = ({ random, city }: Stage) =>
  random.pick([
    { path: '/v1/codes', body: { office: '6301', staffId: city.clerk.staffId } },
    { path: '/v1/devices/revoke', body: { device: city.otherDesk.id } },
    { path: '/v1/devices/move', body: { device: city.otherDesk.id, office: STREET } },
  ]);

const administrationAttacks: readonly Attack[] = [
  {
    name: "an administrator's order without a person",
    refusedAs: ['role-missing'],
    run: (stage) => {
      const { path, body } = someOrder(stage);
      return asked(stage.attacker, path, { body });
    },
  },
  {
    name: "an administrator's order by somebody else",
    refusedAs: ['role-missing'],
    run: (stage) => {
      const { path, body } = someOrder(stage);
      const { clerk, supervisor, auditor } = stage.city;
      const actor = stage.random.pick([
        clerk.staffId,
        supervisor.staffId,
        auditor.staffId,
        stage.former.staffId,
        'admin',
      ]);
      return asked(stage.city.cityDesk, path, { body, actor });
    },
  },
  {
    name: "an order beyond the administrator's district",
    refusedAs: ['role-missing'],
    run: (stage) => {
      const { path, body } = someOrder(stage);
      return asked(stage.city.cityDesk, path, { body, actor: stage.city.districtAdmin.staffId });
    },
  },
  {
    name: "a street's computer that says that the city's administrator sits at it",
    refusedAs: ['role-missing'],
    run: (stage) => {
      const { path, body } = someOrder(stage);
      return asked(stage.attacker, path, { body, actor: stage.city.admin.staffId });
    },
  },
  {
    name: 'the list of devices for who may not see it',
    refusedAs: ['role-missing'],
    run: ({ attacker, city }) => asked(attacker, '/v1/devices', { actor: city.clerk.staffId }),
  },
  {
    name: 'a device moved to an office that there is not',
    refusedAs: ['unknown-office'],
    run: ({ city, attacker, random }) => {
      const office = random.pick(['630199', '1101', '63', "6301'--", '../6301']);
      return asked(city.cityDesk, '/v1/devices/move', {
        body: { device: attacker.id, office },
        actor: city.admin.staffId,
      });
    },
  },
  {
    name: 'a code for a person whom there is not',
    refusedAs: ['role-missing'],
    run: ({ city, former, random }) => {
      const staffId = random.pick(['nobody', former.staffId, "' OR 1=1"]);
      return asked(city.cityDesk, '/v1/codes', { body: { office: STREET, staffId }, actor: city.admin.staffId });
    },
  },
];

export const deviceAttacks: readonly Attack[] = [...codeAttacks, ...administrationAttacks];
