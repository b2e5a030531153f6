/** A hub that came from an old backup: what any desk still has comes back. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteRestored } from '../../../src/hub/operate.ts';
import { openHubLog } from '../../../src/hub/open-hub-log.ts';
import { silentLogger } from '../../../src/hub/logger.ts';
import type { Batch } from '../../../src/protocol/batch.ts';
import { type PostgresServer, postgresServer } from '../../support/hub/postgres-server.ts';
import { testCity } from '../../support/hub/test-city.ts';
import { submission } from '../../support/hub/test-commands.ts';
import { testHub } from '../../support/hub/test-hub.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresServer();
});
afterAll(() => server.remove());

/** What pg_dump and pg_restore do, in the server. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url.replace(/anju$/, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
  await client.end();
}

it('takes again what its backup lacks, under a new epoch', { timeout: 60_000 }, async () => {
  const database = await server.database('living');
  const place = (name: string) => ({ database: database.replace('living', name), folder: '.' });
  let log = await openHubLog(place('living'), silentLogger);
  const test = await testHub({ log });
  const { streetDesk, clerk } = await testCity(test);
  const push = async (batch: Batch) => ({ batch, answer: await streetDesk.push(batch) });
  const submit = () => push(streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]));
  await submit();
  await log.close();
  await copyDatabase('living', 'backup');

  log = await openHubLog(place('living'), silentLogger);
  const living = await testHub({ log });
  living.now = test.now;
  const lost: Batch[] = [];
  for (let count = 0; count < 3; count += 1) {
    const batch = streetDesk.chain.batch([submission(test, { by: clerk, street: '630104003' })]);
    const answer = await living.hub.handle(streetDesk.signed({ path: streetDesk.pushPath(), body: batch }));
    expect(answer.status).toBe(200);
    lost.push(batch);
  }
  const before = await log.cities();
  await log.close();

  const [restored] = await noteRestored(place('backup'));
  expect(restored?.epoch).not.toBe('first');
  expect(restored?.head).toBeLessThan(before[0]?.head ?? 0);
  log = await openHubLog(place('backup'), silentLogger);
  const again = await testHub({ log });
  const send = async (batch: Batch) =>
    JSON.parse(
      Buffer.from(
        (await again.hub.handle(streetDesk.signed({ path: streetDesk.pushPath(), body: batch }))).body,
      ).toString(),
    ) as object;
  // A desk that has not noticed yet cannot write on top of another history: not even what would fit.
  expect(await send(lost[0] as Batch)).toStrictEqual({ kind: 'other-log', epoch: restored?.epoch });
  expect((await log.cities())[0]?.head).toBe(restored?.head);
  streetDesk.epoch = restored?.epoch ?? '';
  // The last alone does not fit: the hub says where it stands, and takes everything from there.
  expect(await send(lost[2] as Batch)).toMatchObject({ kind: 'gap', epoch: restored?.epoch });
  for (const batch of lost) expect(await send(batch)).toMatchObject({ kind: 'accepted', repeated: false });
  expect((await log.cities())[0]?.head).toBe(before[0]?.head);
  await log.close();
});
