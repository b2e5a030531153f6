/** Where the attacks take place: a city with secrets, and a street's device that turned hostile. */
import { hash } from 'node:crypto';
import type { HubLog } from '../../../src/hub/log/hub-log.ts';
import { type SeededRandom, seededRandom } from '../../../src/kernel/random.ts';
import type { Batch } from '../../../src/protocol/batch.ts';
import type { RawResponse } from '../../../src/protocol/transport.ts';
import { type TestCity, testCity } from '../../support/hub/test-city.ts';
import { type TestPerson, nextStep, registration, submission } from '../../support/hub/test-commands.ts';
import {
  type TestDevice,
  type TestHub,
  TEST_CITY,
  strangeDevice,
  testDevice,
  testHub,
} from '../../support/hub/test-hub.ts';

export interface Stage {
  readonly test: TestHub;
  readonly city: TestCity;
  readonly random: SeededRandom;
  /** Enrolled for a street, with its key: it may do what a desk of a street may, and tries the rest. */
  readonly attacker: TestDevice;
  /** Enrolled and revoked. */
  readonly revoked: TestDevice;
  /** What the attacker pushed honestly; every attack starts after it. */
  readonly honest: Batch;
  /** A case of another office, at version 1, and a document of it. */
  readonly foreign: {
    readonly caseId: string;
    readonly document: string;
    readonly commandId: string;
    readonly eventId: string;
  };
  readonly own: { readonly caseId: string };
  /** Has left. */
  readonly former: TestPerson;
  /** A code that an honest device has used. */
  readonly usedCode: string;
  /** Words of another office's case and document: no answer to the attacker may hold them. */
  readonly secret: string;
}

export interface Attack {
  readonly name: string;
  /** One of these codes must be the answer of each request. */
  readonly refusedAs: readonly string[];
  /** What it pushes before is good, and counts. */
  readonly pushesToo?: true;
  readonly run: (stage: Stage) => Promise<RawResponse>;
}

export const STREET = '630104003';
const OTHER = '630103001';

export async function newStage(seed: number, log?: HubLog): Promise<Stage> {
  const test = await testHub(log === undefined ? { seed } : { seed, log });
  const random = seededRandom(seed + 1);
  const city = await testCity(test);
  const secret = `机密-${String(random.integer(1, 1e9))}`;
  const page = Buffer.from(`${secret} page`);
  const document = hash('sha256', page);
  await city.otherDesk.send({ method: 'PUT', path: `/v1/documents/${document}`, body: page });
  const theirs = submission(test, { by: city.otherClerk, street: OTHER, documents: [document], words: secret });
  const foreignBatch = city.otherDesk.chain.batch([theirs]);
  await accepted(city.otherDesk, foreignBatch);
  const former: TestPerson = { staffId: test.newId(), office: STREET, roles: ['clerk'] };
  const gone = {
    ...nextStep(test, city.admin, { caseId: '', streamVersion: 2 }),
    events: [
      {
        stream: `staff:${former.staffId}`,
        streamVersion: 2,
        type: 'staff.deactivated.v1',
        payload: { reason: 'left' },
      },
    ],
  };
  await accepted(city.cityDesk, city.cityDesk.chain.batch([registration(test, city.admin, former), gone]));
  const caseId = test.newId();
  const honest = city.streetDesk.chain.batch([submission(test, { by: city.clerk, street: STREET, caseId })]);
  await accepted(city.streetDesk, honest);
  const revoked = await testDevice(test, STREET);
  const { admin } = city;
  await city.cityDesk.send({
    path: '/v1/devices/revoke',
    body: { device: revoked.id },
    changes: { actor: admin.staffId },
  });
  const usedCode = await test.code(STREET);
  await strangeDevice(test, STREET).enrol(usedCode);
  const foreign = {
    caseId: theirs.events[0]?.stream.slice('application:'.length) ?? '',
    document,
    commandId: theirs.commandId,
    eventId: foreignBatch.commands[0]?.events[0]?.id ?? '',
  };
  return {
    test,
    city,
    random,
    attacker: city.streetDesk,
    revoked,
    honest,
    foreign,
    own: { caseId },
    former,
    usedCode,
    secret,
  };
}

async function accepted(device: TestDevice, batch: Batch): Promise<void> {
  const answer = await device.push(batch);
  if (!('kind' in answer) || answer.kind !== 'accepted') throw new Error(`honest push: ${JSON.stringify(answer)}`);
}

/** Everything that an attack must leave as it was. */
export async function standingOf({ test, city }: Stage): Promise<string> {
  const devices = (await test.log.devices(TEST_CITY)).map(
    ({ lastSeenAt: _seen, pulledUpTo: _upTo, ...device }) => device,
  );
  const heads = await Promise.all(devices.map((device) => test.log.deviceHead(device)));
  const staff = await Promise.all(
    [city.admin, city.clerk, city.districtAdmin].map(({ staffId }) => test.log.staff(TEST_CITY, staffId)),
  );
  return JSON.stringify([await test.log.city(TEST_CITY), devices, heads, staff]);
}
