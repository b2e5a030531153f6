import { redecider } from '../../../src/app/sync/redecide/redecide.ts';
import { type HubClient, type HubResult, hubClient } from '../../../src/app/sync/hub-client.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { acknowledge, resetToHead } from '../../../src/store/sync/acknowledge.ts';
import { applyOrdered } from '../../../src/store/sync/apply-ordered.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { nextBatch } from '../../../src/store/sync/next-batch.ts';
import { supersedeRefused } from '../../../src/store/sync/refused.ts';
import type { CityDesk } from './city-desk.ts';
import { HUB_URL } from './city.ts';

/** Sends and fetches until nothing waits and nothing comes. */
export async function crank(each: CityDesk): Promise<void> {
  const { desk } = each;
  const line = each.dial(HUB_URL, null);
  const client = hubClient({ device: desk.file.device, transport: line.transport, now: desk.now });
  for (let round = 0; round < 500; round += 1) {
    const came = await pullOnce(each, client);
    const went = await pushOnce(each, client);
    if (!came && !went) return;
  }
  throw new Error('the desk does not come to rest');
}

function got<T>(result: HubResult<T>): T {
  invariant(result.ok, `the hub: ${JSON.stringify(result)}`);
  return result.value;
}

async function pullOnce({ desk }: CityDesk, client: HubClient): Promise<boolean> {
  const { file } = desk;
  const after = hubState(file.db)?.cursor ?? 0;
  const page = got(await client.pull({ after, wait: 0 }));
  const applied = applyOrdered(file, page, { redecide: redecider(desk) });
  invariant(applied.ok, `a page is not trusted: ${JSON.stringify(applied)}`);
  return page.upTo > after;
}

async function pushOnce({ desk }: CityDesk, client: HubClient): Promise<boolean> {
  const { file } = desk;
  const batch = nextBatch(file, { now: desk.now() });
  if (batch === undefined) return false;
  const answer = got(await client.push(batch));
  if (answer.kind === 'accepted') acknowledge(file, batch, answer.hubSequence);
  if (answer.kind === 'gap') invariant(resetToHead(file, answer.head).ok, 'the own chain');
  if (answer.kind === 'refused') {
    const commandId = batch.commands[answer.commandIndex]?.commandId ?? '';
    supersedeRefused(file, { commandId, reason: answer.reason }, { redecide: redecider(desk) });
  }
  return true;
}
