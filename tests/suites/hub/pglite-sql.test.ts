import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../../src/hub/sql/folder-lock.ts';
import { pgliteSql } from '../../../src/hub/sql/pglite-sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'anju-pglite-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('a commit that returned is on the disk', { timeout: 90_000 }, async () => {
  let flushes = 0;
  const sql = await pgliteSql(join(folder, 'a'), () => {
    flushes += 1;
  });
  await sql.query('CREATE TABLE thing (a int)');
  for (let count = 1; count <= 5; count += 1) {
    const before = flushes;
    await sql.transaction(async (tx) => {
      await tx.query('INSERT INTO thing VALUES ($1)', [count]);
      await tx.copy({ table: 'thing', columns: 'a', lines: '7\n' });
      expect(flushes).toBe(before);
    });
    expect(flushes).toBeGreaterThan(before);
  }
  await sql.close();
  const again = await pgliteSql(join(folder, 'a'));
  expect(await again.query('SELECT count(*) AS count FROM thing')).toStrictEqual([{ count: 10 }]);
  await again.close();
});

it('a folder is open once', async () => {
  const place = join(folder, 'b');
  const unlock = lockFolder(place);
  await expect(pgliteSql(place)).rejects.toThrow(FolderInUse);
  unlock();
  // Left over: the process is gone, or has the number of another one.
  writeFileSync(join(place, 'hub.lock'), '999999999 1');
  lockFolder(place)();
  writeFileSync(join(place, 'hub.lock'), `${String(process.pid)} 1`);
  lockFolder(place)();
});
