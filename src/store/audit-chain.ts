import { hash } from 'node:crypto';
import { CHAIN_START, type ChainBreak, type ChainHead } from '../protocol/chain.ts';
import { hashedText } from '../protocol/hashed-text.ts';
import type { AuditFinding } from './audit-finding.ts';
import { type StoredId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import type { EventRow } from './event-row.ts';
import { namedStatement } from './statements.ts';

/**
 * Walks the hash chain of each device, whatever became of its events here: those that count, those that were superseded,
 * and the hashes of those that had to leave. This desk's own chain has no hole; of another device's chain only what
 * this office may see is here, so each event is checked by itself and the runs tell whether it is all (audit-batch.ts).
 */
export interface DeviceWalk {
  head: ChainHead;
  /** Events in the log. */
  events: number;
  broken: boolean;
  /** Where the first hole is; undefined while the chain is whole. */
  holeAt: number | undefined;
}

export interface LogWalk {
  readonly heads: Map<string, DeviceWalk>;
  /** The identities of this desk. */
  readonly own: ReadonlySet<string>;
  events: number;
  readonly findings: AuditFinding[];
}

interface ChainRow extends Omit<EventRow, 'payload'> {
  /** Null for an event that had to leave: only its hash stayed. */
  readonly payload: string | null;
  readonly counts: 0 | 1;
}

const COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

const selectPage = namedStatement<[StoredId, number, StoredId, number, StoredId, number, limit: number], ChainRow>(
  'audit.chain',
  `SELECT 1 AS counts, position, ${COLUMNS} FROM event WHERE device = ? AND device_sequence > ?
   UNION ALL
   SELECT 0, 0, ${COLUMNS} FROM superseded_event WHERE device = ? AND device_sequence > ?
   UNION ALL
   SELECT 0, position, x'', '', 0, '', NULL, command_id, x'', device, device_sequence, 0, '', x'', hash
   FROM departed_event WHERE device = ? AND device_sequence > ?
   ORDER BY device_sequence LIMIT +?`,
);
const nextDevice = (table: string): string =>
  `SELECT * FROM (SELECT device FROM ${table} WHERE device > ? ORDER BY device LIMIT 1)`;
const selectNextDevice = namedStatement<
  [StoredId | number, StoredId | number, StoredId | number],
  { device: StoredId }
>(
  'audit.next-device',
  `${nextDevice('event')} UNION ALL ${nextDevice('superseded_event')} UNION ALL ${nextDevice('departed_event')}
   ORDER BY device LIMIT 1`,
);

const PAGE = 1_000;
/** Sorts before every id, be it text or bytes. */
const BEFORE_ALL_IDS = 0;

export function* walkChains(db: Database, walk: LogWalk): Generator<number> {
  let after: StoredId | number = BEFORE_ALL_IDS;
  for (;;) {
    const next = selectNextDevice.on(db).get(after, after, after);
    if (next === undefined) return;
    after = next.device;
    const chain: DeviceWalk = { head: CHAIN_START, events: 0, broken: false, holeAt: undefined };
    walk.heads.set(unpackId(after), chain);
    yield* walkChain(db, walk, { device: after, chain });
  }
}

function* walkChain(
  db: Database,
  walk: LogWalk,
  { device, chain }: { readonly device: StoredId; readonly chain: DeviceWalk },
): Generator<number> {
  let sequence = 0;
  for (;;) {
    const page = selectPage.on(db).all(device, sequence, device, sequence, device, sequence, PAGE);
    for (const row of page) {
      sequence = row.device_sequence;
      walk.events += row.counts;
      chain.events += row.counts;
      const finding = step(walk, chain, row);
      if (finding !== undefined) walk.findings.push(finding);
    }
    yield walk.events;
    if (page.length < PAGE) return;
  }
}

function step(walk: LogWalk, chain: DeviceWalk, row: ChainRow): AuditFinding | undefined {
  if (chain.broken) return undefined;
  const device = unpackId(row.device);
  const problem = problemOf(chain, row, { device, mayHaveHoles: !walk.own.has(device) });
  chain.head = { deviceSequence: row.device_sequence, hash: row.hash.toString('hex') };
  if (problem === undefined) return undefined;
  chain.broken = true;
  const { position, device_sequence: deviceSequence } = row;
  return { kind: 'chain', device, position, eventId: unpackId(row.event_id), deviceSequence, problem };
}

/** As `chainBreakAt` of the protocol, over stored text instead of a parsed envelope. */
function problemOf(
  chain: DeviceWalk,
  row: ChainRow,
  { device, mayHaveHoles }: { readonly device: string; readonly mayHaveHoles: boolean },
): ChainBreak['problem'] | undefined {
  const follows = row.device_sequence === chain.head.deviceSequence + 1;
  if (!follows) chain.holeAt ??= chain.head.deviceSequence + 1;
  if (!follows && !mayHaveHoles) return 'gap';
  if (row.payload === null) return undefined;
  const previousHash = row.previous_hash.toString('hex');
  if (follows && previousHash !== chain.head.hash) return 'wrong-previous-hash';
  const header = {
    id: unpackId(row.event_id),
    stream: row.stream,
    streamVersion: row.stream_version,
    type: row.type,
    commandId: unpackId(row.command_id),
    actor: unpackId(row.actor),
    device,
    deviceSequence: row.device_sequence,
    wallTime: row.wall_time,
    office: row.office,
    previousHash,
  };
  return hash('sha256', hashedText(header, row.payload)) === row.hash.toString('hex') ? undefined : 'wrong-hash';
}
