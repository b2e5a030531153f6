import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import type { DrawStatus } from '../../../src/domain/draw/state.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { contributeAll, drawNow } from '../../support/draw/draw-desk.ts';
import { bundleTexts } from '../../support/draw/vectors.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'support', 'draw', 'ceremony-process.ts');
const DRAW = 'V-order';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

/** A process takes the next step and dies by SIGKILL; gives where a new start finds the draw. */
function afterTheCut(...how: readonly string[]): DrawStatus | undefined {
  made.desk.file.close();
  const key = Buffer.from(made.dataKey).toString('hex');
  const died = spawnSync(process.execPath, [SCRIPT, made.folder, key, String(made.clock.now), ...how], {
    encoding: 'utf8',
  });
  expect([died.signal, died.stderr.replaceAll(/\(?node:\d+\)? .*Warning.*\n?/g, '')]).toEqual(['SIGKILL', '']);
  made.reopen();
  return loadDraw(made.desk.file, DRAW)?.state.status;
}

it('a power cut at every step leaves the ceremony at that step, and the result is the only possible one', () => {
  expect(afterTheCut()).toBe('frozen');
  expect(afterTheCut()).toBe('frozen');
  expect(drawNow(made, DRAW).contributions[0]?.entered).not.toBeNull();
  expect(afterTheCut()).toBe('frozen');
  expect(drawNow(made, DRAW).contributions[0]?.confirmed).not.toBeNull();
  const { values } = JSON.parse(bundleTexts('order')['seed.json']) as { readonly values: Record<string, string> };
  const open = drawNow(made, DRAW).contributions.filter(({ confirmed }) => confirmed === null);
  contributeAll(made, { drawId: DRAW, values: Object.fromEntries(open.map(({ id }) => [id, values[id] ?? ''])) });
  expect(drawNow(made, DRAW).status).toBe('contributed');
  expect(afterTheCut()).toBe('drawing');
  // In the middle of the computation: nothing of it was kept, and it is begun anew from the same files.
  expect(afterTheCut('--in-the-middle')).toBe('drawing');
  expect(drawNow(made, DRAW).result).toBeNull();
  expect(afterTheCut()).toBe('drawn');
  const { resultHash } = JSON.parse(bundleTexts('order')['seed.json']) as { readonly resultHash: string };
  expect(drawNow(made, DRAW).result?.resultHash).toBe(resultHash);
  for (let signer = 1; signer <= 3; signer += 1) expect(afterTheCut()).toBe('drawn');
  expect(afterTheCut()).toBe('signed');
  expect(afterTheCut()).toBe('published');
  expect(drawNow(made, DRAW)).toMatchObject({ refusedAttempts: 0, result: { resultHash } });
  expect(auditLog(made.desk.file.db).findings).toEqual([]);
}, 300_000);
