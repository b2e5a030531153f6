import type { DeviceHead } from '../../protocol/messages.ts';
import type { BatchSeal } from '../../protocol/batch-seal.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/**
 * How many events of each device count in each scope, by what came in the hub's order: the next run of that device
 * must go on from there (protocol/batch-seal.ts). Of this desk's own devices it is what the hub has taken, in all
 * scopes; of others only what this office may see.
 */
const selectOne = namedStatement<[device: StoredId, scope: string], { n: number }>(
  'scope-count.get',
  `SELECT n FROM scope_count WHERE device = ? AND scope = ?`,
);
const selectOf = namedStatement<[device: StoredId], { scope: string; n: number }>(
  'scope-count.of',
  `SELECT scope, n FROM scope_count WHERE device = ? ORDER BY scope`,
);
const upsert = namedStatement<[device: StoredId, scope: string, n: number]>(
  'scope-count.set',
  `INSERT INTO scope_count (device, scope, n) VALUES (?, ?, ?) ON CONFLICT (device, scope) DO UPDATE SET n = excluded.n`,
);
const deleteOf = namedStatement<[device: StoredId]>('scope-count.forget', `DELETE FROM scope_count WHERE device = ?`);

export function scopeCount(db: Database, device: StoredId, scope: string): number {
  return selectOne.on(db).get(device, scope)?.n ?? 0;
}

export function scopeCounts(db: Database, device: StoredId): Map<string, number> {
  return new Map(
    selectOf
      .on(db)
      .all(device)
      .map(({ scope, n }) => [scope, n]),
  );
}

export function setScopeCount(
  db: Database,
  at: { readonly device: StoredId; readonly scope: string },
  n: number,
): void {
  upsert.on(db).run(at.device, at.scope, n);
}

/** The counts after a run of an own chain. */
export function countRun(db: Database, seal: BatchSeal): void {
  const device = packId(seal.device);
  for (const { scope, from, count } of seal.scopes) {
    upsert.on(db).run(device, scope, Math.max(from + count, scopeCount(db, device, scope)));
  }
}

/** The counts are what the hub says that they are. */
export function recount(db: Database, device: StoredId, scopes: DeviceHead['scopes']): void {
  deleteOf.on(db).run(device);
  for (const { scope, count } of scopes) upsert.on(db).run(device, scope, count);
}
