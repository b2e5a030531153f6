import { hash } from 'node:crypto';
import { type BatchSeal, batchSealText, scopeRoot } from '../protocol/batch-seal.ts';
import { receives } from '../protocol/scope.ts';
import type { OfficeId } from '../kernel/ids.ts';
import type { LogWalk } from './audit-chain.ts';
import type { AuditFinding } from './audit-finding.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { knownDevice, signatureCheck } from './device-key.ts';
import { eventHashAt } from './event-log.ts';
import { namedStatement } from './statements.ts';
import { type BatchRow, batchPage } from './sync/batch-rows.ts';
import { liveRun, supersededRun } from './sync/chain-run.ts';
import { type HubState, hubState, movingState } from './sync/hub-state.ts';
import { scopeCount } from './sync/scope-counts.ts';
import { type StreamScopes, streamScopes } from './sync/stream-scope.ts';

/**
 * Checks the runs that the hub ordered against their seals: what is here of another device is exactly what that device
 * sealed for the scopes that this office may see, run after run without a hole.
 */
type BatchFinding = Extract<AuditFinding, { kind: 'batch' }>;

interface BatchWalk {
  readonly db: Database;
  readonly hub: HubState;
  readonly scopes: StreamScopes;
  readonly isMoving: boolean;
  /** The last sequence of each device that a sound run covers. */
  readonly sealedThrough: Map<string, number>;
  readonly findings: AuditFinding[];
}

const selectOutside = namedStatement<[device: StoredId, sequence: number, before: number], { device_sequence: number }>(
  'audit.between-runs',
  `SELECT device_sequence FROM event WHERE device = ? AND device_sequence > ? AND device_sequence < ?
   ORDER BY device_sequence LIMIT 1`,
);

const PAGE = 50;

export function* checkBatches(
  db: Database,
  log: LogWalk,
  sealed: { readonly sealedThrough: Map<string, number>; readonly findings: AuditFinding[] },
): Generator<void> {
  const hub = hubState(db);
  for (const [device, { holeAt }] of log.heads) {
    const isOwn = log.own.has(device);
    if (hub === undefined) {
      // A desk that stands alone has written all of it itself.
      if (!isOwn) sealed.findings.push({ kind: 'batch', device, deviceSequence: holeAt ?? 1, problem: 'no-run' });
      continue;
    }
    const scopes = streamScopes(db, hub.city);
    const walk: BatchWalk = { db, hub, scopes, isMoving: movingState(db) !== undefined, ...sealed };
    yield* walkRuns(walk, device, isOwn);
  }
}

function* walkRuns(walk: BatchWalk, device: string, isOwn: boolean): Generator<void> {
  const id = packId(device);
  const known = knownDevice(walk.db, device);
  const isSigned = known === undefined ? undefined : signatureCheck(known.publicKey);
  const counts = new Map<string, number>();
  let through = 0;
  for (;;) {
    const page = batchPage(walk.db, id, { after: through, limit: PAGE });
    for (const row of page) {
      const { seal } = row;
      const finding =
        (isOwn ? undefined : outside(walk.db, id, { after: through, before: seal.firstSequence })) ??
        signatureProblem(seal, isSigned) ??
        (isOwn ? endProblem(walk.db, seal) : scopeProblem(walk, row, counts));
      if (finding === undefined)
        walk.sealedThrough.set(device, Math.max(seal.lastSequence, walk.sealedThrough.get(device) ?? 0));
      else {
        walk.findings.push(finding);
        return;
      }
      through = seal.lastSequence;
    }
    yield;
    if (page.length < PAGE) break;
  }
  const after = isOwn ? undefined : outside(walk.db, id, { after: through, before: Number.MAX_SAFE_INTEGER });
  if (after !== undefined) walk.findings.push(after);
}

function outside(
  db: Database,
  device: StoredId,
  { after, before }: { readonly after: number; readonly before: number },
): BatchFinding | undefined {
  const row = selectOutside.on(db).get(device, after, before);
  if (row === undefined) return undefined;
  return { kind: 'batch', device: unpackId(device), deviceSequence: row.device_sequence, problem: 'no-run' };
}

function signatureProblem(
  seal: BatchSeal,
  isSigned: ReturnType<typeof signatureCheck> | undefined,
): BatchFinding | undefined {
  if (isSigned === undefined) return findingAt(seal, 'unknown-device');
  const { signature, ...signed } = seal;
  return isSigned(batchSealText(signed), Buffer.from(signature, 'base64'))
    ? undefined
    : findingAt(seal, 'wrong-signature');
}

/** The own chain is walked event by event: that the run ends where it was sealed is enough. */
function endProblem(db: Database, seal: BatchSeal): BatchFinding | undefined {
  const here = eventHashAt(db, seal.device, seal.lastSequence)?.toString('hex');
  return here === undefined || here === seal.hash ? undefined : findingAt(seal, 'wrong-hash');
}

function scopeProblem(
  walk: BatchWalk,
  { seal, epoch, hubSequence }: BatchRow,
  counts: Map<string, number>,
): BatchFinding | undefined {
  const { db, hub } = walk;
  const device = packId(seal.device);
  const run = { device, first: seal.firstSequence, last: seal.lastSequence };
  // After a hub was restored, what is not in its new log is not counted again until it is offered there and comes back,
  // and may have had to give way.
  const isOfThisLog = epoch === hub.epoch && hubSequence <= hub.cursor;
  if (!isOfThisLog && supersededRun(db, run).length > 0) return undefined;
  const hashes = new Map<string, string[]>();
  for (const row of liveRun(db, run)) {
    const scope = walk.scopes.ofStream(row.stream) ?? '';
    const list = hashes.get(scope);
    if (list === undefined) hashes.set(scope, [row.hash.toString('hex')]);
    else list.push(row.hash.toString('hex'));
  }
  for (const { scope, from, count, root } of seal.scopes) {
    const isHere = isOfThisLog ? from + count <= scopeCount(db, device, scope) : hashes.has(scope);
    const mustBeHere = isOfThisLog && !walk.isMoving && receives(hub.office, scope as OfficeId);
    if (!isHere && mustBeHere) return findingAt(seal, 'wrong-count');
    if (!isHere) continue;
    const before = counts.get(scope);
    if (isOfThisLog && before !== undefined && before !== from) return findingAt(seal, 'wrong-count');
    counts.set(scope, from + count);
    const found = hashes.get(scope) ?? [];
    if (found.length !== count || scopeRoot(found, (text) => hash('sha256', text)) !== root) {
      return findingAt(seal, 'wrong-scope');
    }
    hashes.delete(scope);
  }
  return hashes.size === 0 ? undefined : findingAt(seal, 'wrong-scope');
}

function findingAt(seal: BatchSeal, problem: BatchFinding['problem']): BatchFinding {
  return { kind: 'batch', device: seal.device, deviceSequence: seal.firstSequence, problem };
}
