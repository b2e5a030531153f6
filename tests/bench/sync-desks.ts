/**
 * Many desks push at once over HTTP: new cases of their own, and in each round a step on one case that all of them want.
 * One of them wins the step and the others are told `behind`; any other refusal would be a defect.
 */
import { invariant } from '../../src/kernel/invariant.ts';
import type { Batch } from '../../src/protocol/batch.ts';
import { testCity } from '../support/hub/test-city.ts';
import { type TestPerson, nextStep, submission } from '../support/hub/test-commands.ts';
import { type TestDevice, type TestHub, testDevice } from '../support/hub/test-hub.ts';
import { seconds } from './sync-ours.ts';

const STREET = '630104003';
const ROUNDS = 10;
const CASES = 20;

export interface DesksFigures {
  readonly desks: number;
  readonly events: number;
  readonly seconds: number;
  readonly behind: number;
  /** What was answered beside `accepted` and `behind`, each with how often. */
  readonly refusals: Readonly<Record<string, number>>;
}

interface Rush {
  readonly test: TestHub;
  readonly clerk: TestPerson;
  readonly caseIds: readonly string[];
  events: number;
  behind: number;
  readonly refusals: Record<string, number>;
}

export async function runDesks(test: TestHub, desks: number): Promise<DesksFigures> {
  const { clerk, streetDesk } = await testCity(test);
  const caseIds = Array.from({ length: ROUNDS }, () => test.newId());
  const rush: Rush = { test, clerk, caseIds, events: 0, behind: 0, refusals: {} };
  const shared = caseIds.map((caseId) => submission(test, { by: clerk, street: STREET, caseId }));
  const first = await streetDesk.push(streetDesk.chain.batch(shared));
  invariant('kind' in first && first.kind === 'accepted', 'the cases that all want are there');
  const devices: TestDevice[] = [];
  for (let count = 0; count < desks; count += 1) devices.push(await testDevice(test, STREET));
  test.now = Date.now();
  const took = await seconds(async () => {
    await Promise.all(devices.map((device) => work(rush, device)));
  });
  const { events, behind, refusals } = rush;
  return { desks, events, seconds: took, behind, refusals };
}

async function work(rush: Rush, device: TestDevice): Promise<void> {
  const { test, clerk } = rush;
  for (const caseId of rush.caseIds) {
    const own = Array.from({ length: CASES }, () => submission(test, { by: clerk, street: STREET }));
    const batch = device.chain.batch(own);
    await push(rush, device, batch);
    const step = device.chain.batch([nextStep(test, clerk, { caseId, streamVersion: 2 })]);
    // What was not taken is not in the chain: the next batch goes on where the hub is.
    if (!(await push(rush, device, step))) device.chain.backTo(batch);
  }
}

async function push(rush: Rush, device: TestDevice, batch: Batch): Promise<boolean> {
  rush.test.now = Date.now();
  const answer = await device.push(batch);
  if ('kind' in answer && answer.kind === 'accepted') {
    rush.events += batch.commands.reduce((sum, { events }) => sum + events.length, 0);
    return true;
  }
  const told = 'kind' in answer ? answer.kind : answer.code;
  if (told === 'behind') rush.behind += 1;
  else rush.refusals[told] = (rush.refusals[told] ?? 0) + 1;
  return false;
}
