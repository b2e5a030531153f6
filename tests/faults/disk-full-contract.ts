/** What a screen gets for a command on a full disk. */
import { createRouterClient } from '@orpc/server';
import { ORPCError } from '@orpc/contract';
import type { DeskHost } from '../../src/app/desk-host.ts';
import { router } from '../../src/app/router/router.ts';
import { setCredential } from '../../src/store/credentials.ts';
import { testDesk } from '../support/desk/test-desk.ts';
import type { SmallDisk } from './small-disk.ts';

/** The code and kind of the error, or `answered`. */
export async function commandOnFullDisk(disk: SmallDisk): Promise<string> {
  // The test desk makes its folder where the system keeps temporary files.
  process.env['TMPDIR'] = disk.folder;
  const made = await testDesk();
  try {
    const { staffId } = made.as('admin').actor;
    const { db } = made.desk.file;
    setCredential(db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
    disk.leave(0);
    const host = { desk: () => made.desk, options: { folder: made.folder } } as DeskHost;
    const session = { staffId, locked: false, lastActiveAt: made.desk.now() };
    const client = createRouterClient(router, { context: { host, connection: { session } } });
    for (let each = 0; each < 100; each += 1) {
      const commandId = made.desk.newId();
      const id = `6301040${String(10 + each)}`;
      await client.offices.register({ commandId, id, name: '样本街道'.repeat(5) });
    }
    return 'answered';
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const data = error.data as { kind?: string } | undefined;
    return `${String(error.code)} ${data?.kind ?? ''}`.trim();
  } finally {
    disk.giveBack();
    made.remove();
  }
}
