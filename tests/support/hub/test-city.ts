import type { TestPerson } from './test-commands.ts';
import { foundingCommand, registration } from './test-commands.ts';
import { type TestDevice, type TestHub, testDevice } from './test-hub.ts';

export const cityOffices = ['6301', '630104', '630104003', '630104004', '630103', '630103001'] as const;

export interface TestCity {
  readonly admin: TestPerson;
  readonly districtAdmin: TestPerson;
  readonly clerk: TestPerson;
  readonly otherClerk: TestPerson;
  readonly supervisor: TestPerson;
  readonly auditor: TestPerson;
  /** Founded the city. */
  readonly cityDesk: TestDevice;
  readonly districtDesk: TestDevice;
  readonly streetDesk: TestDevice;
  /** Of another district. */
  readonly otherDesk: TestDevice;
}

/** A city that was founded, with people and a desk at every level. */
export async function testCity(test: TestHub): Promise<TestCity> {
  const person = (office: string, roles: TestPerson['roles']): TestPerson => ({ staffId: test.newId(), office, roles });
  const admin = person('6301', ['admin']);
  const people = {
    districtAdmin: person('630104', ['admin']),
    clerk: person('630104003', ['clerk']),
    otherClerk: person('630103001', ['clerk']),
    supervisor: person('6301', ['supervisor']),
    auditor: person('6301', ['auditor']),
  };
  const cityDesk = await testDevice(test, '6301');
  const answer = await cityDesk.push(
    cityDesk.chain.batch([
      foundingCommand(test, admin, cityOffices),
      ...Object.values(people).map((each) => registration(test, admin, each)),
    ]),
  );
  if (!('kind' in answer) || answer.kind !== 'accepted') throw new Error(`not founded: ${JSON.stringify(answer)}`);
  return {
    admin,
    ...people,
    cityDesk,
    districtDesk: await testDevice(test, '630104'),
    streetDesk: await testDevice(test, '630104003'),
    otherDesk: await testDevice(test, '630103001'),
  };
}
