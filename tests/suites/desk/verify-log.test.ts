import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import type { Connection } from '../../../src/app/session/session.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { sealHead } from '../../../src/store/sealing.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { samplePackage } from '../../support/intake/package-builder.ts';
import { importReport } from '../../support/intake/run-import.ts';

let test: TestDesk;
beforeEach(async () => {
  test = await testDesk();
});
afterEach(() => {
  test.remove();
});

function asAuditor() {
  const { staffId } = test.as('auditor').actor;
  const at = test.clock.now;
  setCredential(test.desk.file.db, { staffId, passwordHash: 'not used here', mustChange: false, at });
  const connection: Connection = { session: { staffId, locked: false, lastActiveAt: at } };
  const options = { folder: test.folder };
  const host: Pick<DeskHost, 'desk'> & { options: unknown } = { desk: () => test.desk, options };
  return createRouterClient(router, { context: { host: host as DeskHost, connection } });
}

it('tells how far it is, lets others be answered in between, and says that all holds', async () => {
  await importReport(test, samplePackage({ seed: 1, applications: 600 }));
  sealHead(test.desk.file, test.clock.now);
  const client = asAuditor();
  const done: number[] = [];
  let turns = 0;
  for await (const event of await client.log.verify()) {
    if (event.kind === 'result') {
      expect(event.result).toMatchObject({ ok: true, problem: null, seals: 1, events: done.at(-1) });
      continue;
    }
    done.push(event.done);
    expect(event.total).toBeGreaterThan(1_000);
    setImmediate(() => (turns += 1));
  }
  expect(done.slice(0, 2)).toEqual([0, 1_000]);
  expect(turns).toBeGreaterThanOrEqual(done.length - 1);
});

it('names the first event that no seal covers', async () => {
  const client = asAuditor();
  test.clock.now += 180_000;
  let problem: string | null = null;
  for await (const event of await client.log.verify()) if (event.kind === 'result') problem = event.result.problem;
  invariant(problem, 'an unsealed log does not hold');
  expect(problem).toMatch(/^event .* no\. 1\): no seal covers it$/);
});
