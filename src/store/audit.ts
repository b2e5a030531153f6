import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { CHAIN_START, type ChainBreak, type ChainHead } from '../protocol/chain.ts';
import type { Seal } from '../protocol/seal.ts';
import { sealText } from '../protocol/seal.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { isSignatureOf, knownDevices } from './device-key.ts';
import { EVENT_COLUMNS, type EventRow, hashedText } from './event-row.ts';
import { allSeals } from './sealing.ts';
import { namedStatement } from './statements.ts';
import { StoreFault, guarded } from './store-fault.ts';

/**
 * Walks the whole log: every device's hash chain, every seal, the versions of every stream and the events of every
 * command. Hashes are taken over the stored text itself, so a payload that was merely rewritten is found too.
 */
export interface AuditReport {
  readonly events: number;
  readonly seals: number;
  readonly devices: readonly AuditedDevice[];
  /** Empty when all is well. The first chain break of a device ends the walk of that device. */
  readonly findings: readonly AuditFinding[];
}

export interface AuditedDevice {
  readonly device: string;
  readonly events: number;
  /** The last device sequence that a valid seal covers; 0 for none. */
  readonly sealedThrough: number;
}

export type AuditFinding =
  | (ChainBreak & { readonly kind: 'chain'; readonly device: string; readonly position: number })
  | {
      readonly kind: 'seal';
      readonly device: string;
      readonly deviceSequence: number;
      readonly problem: 'unknown-device' | 'no-such-event' | 'wrong-hash' | 'wrong-signature';
    }
  | { readonly kind: 'stream'; readonly stream: string; readonly problem: 'gap' }
  | { readonly kind: 'command'; readonly commandId: string; readonly problem: 'half' };

export interface AuditOptions {
  /** Called about every thousand events. */
  readonly onProgress?: (events: number) => void;
}

const selectPage = namedStatement<[after: number, limit: number], EventRow>(
  'audit.events',
  `SELECT ${EVENT_COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`,
);
const selectHash = namedStatement<[device: StoredId, sequence: number], { hash: Buffer }>(
  'audit.event-hash',
  `SELECT hash FROM event WHERE device = ? AND device_sequence = ?`,
);
const selectStreamGaps = namedStatement<[], { stream: string }>(
  'audit.stream-gaps',
  `SELECT stream FROM event GROUP BY stream HAVING max(stream_version) <> count(*)`,
);
const selectHalfCommands = namedStatement<[], { command_id: StoredId }>(
  'audit.half-commands',
  `SELECT command_id FROM command WHERE event_count <> (
     SELECT count(*) FROM event
     WHERE event.position >= command.first_position
       AND event.position < command.first_position + command.event_count
       AND event.command_id = command.command_id)`,
);

const PAGE = 1_000;

export function auditLog(db: Database, options: AuditOptions = {}): AuditReport {
  return guarded(db.name, () => {
    const walk = walkChains(db, options);
    const seals = allSeals(db);
    const sealWalk = checkSeals(db, seals);
    const findings: AuditFinding[] = [
      ...walk.findings,
      ...sealWalk.findings,
      ...selectStreamGaps
        .on(db)
        .all()
        .map(({ stream }) => ({ kind: 'stream' as const, stream, problem: 'gap' as const })),
      ...selectHalfCommands
        .on(db)
        .all()
        .map((row) => ({ kind: 'command' as const, commandId: unpackId(row.command_id), problem: 'half' as const })),
    ];
    const devices = [...walk.heads].map(([device, { events }]) => ({
      device,
      events,
      sealedThrough: sealWalk.sealedThrough.get(device) ?? 0,
    }));
    return { events: walk.events, seals: seals.length, devices, findings };
  });
}

/**
 * Reads every page of the database, rows outside the log included: `corrupt` when a byte is not what was written.
 * A log audit alone does not look at the rows of queues and search.
 */
export function checkPages(db: Database): void {
  guarded(db.name, () => {
    const result = db.pragma('integrity_check', { simple: true });
    if (result === 'ok') return;
    // One line per page that cannot be read, after a headline; the first says enough.
    const [first] = String(result)
      .replace(/^\*\*\*.*\n/, '')
      .split('\n');
    throw new StoreFault('corrupt', `the database is damaged: ${first ?? ''}`, { subject: basename(db.name) });
  });
}

interface DeviceWalk {
  head: ChainHead;
  events: number;
  broken: boolean;
}

function walkChains(
  db: Database,
  options: AuditOptions,
): { readonly events: number; readonly heads: ReadonlyMap<string, DeviceWalk>; readonly findings: AuditFinding[] } {
  const heads = new Map<string, DeviceWalk>();
  const findings: AuditFinding[] = [];
  let position = 0;
  let events = 0;
  for (;;) {
    const page = selectPage.on(db).all(position, PAGE);
    for (const row of page) {
      position = row.position;
      events += 1;
      const finding = step(heads, row);
      if (finding !== undefined) findings.push(finding);
    }
    options.onProgress?.(events);
    if (page.length < PAGE) return { events, heads, findings };
  }
}

function step(heads: Map<string, DeviceWalk>, row: EventRow): AuditFinding | undefined {
  const device = unpackId(row.device);
  let walk = heads.get(device);
  if (walk === undefined) {
    walk = { head: CHAIN_START, events: 0, broken: false };
    heads.set(device, walk);
  }
  walk.events += 1;
  if (walk.broken) return undefined;
  const problem = problemOf(walk.head, device, row);
  walk.head = { deviceSequence: row.device_sequence, hash: row.hash.toString('hex') };
  if (problem === undefined) return undefined;
  walk.broken = true;
  return {
    kind: 'chain',
    device,
    position: row.position,
    eventId: unpackId(row.event_id),
    deviceSequence: row.device_sequence,
    problem,
  };
}

/** As `chainBreakAt` of the protocol, over stored text instead of a parsed envelope. */
function problemOf(head: ChainHead, device: string, row: EventRow): ChainBreak['problem'] | undefined {
  if (row.device_sequence !== head.deviceSequence + 1) return 'gap';
  const previousHash = row.previous_hash.toString('hex');
  if (previousHash !== head.hash) return 'wrong-previous-hash';
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

function checkSeals(
  db: Database,
  seals: readonly Seal[],
): { readonly findings: AuditFinding[]; readonly sealedThrough: ReadonlyMap<string, number> } {
  const keys = knownDevices(db);
  const findings: AuditFinding[] = [];
  const sealedThrough = new Map<string, number>();
  for (const seal of seals) {
    const problem = sealProblem(db, seal, keys.get(seal.device));
    const { device, deviceSequence } = seal;
    if (problem === undefined) sealedThrough.set(device, Math.max(deviceSequence, sealedThrough.get(device) ?? 0));
    else findings.push({ kind: 'seal', device, deviceSequence, problem });
  }
  return { findings, sealedThrough };
}

type SealProblem = Extract<AuditFinding, { kind: 'seal' }>['problem'];

function sealProblem(db: Database, seal: Seal, publicKey: Buffer | undefined): SealProblem | undefined {
  if (publicKey === undefined) return 'unknown-device';
  const event = selectHash.on(db).get(packId(seal.device), seal.deviceSequence);
  if (event === undefined) return 'no-such-event';
  if (event.hash.toString('hex') !== seal.hash) return 'wrong-hash';
  const isSigned = isSignatureOf(publicKey, sealText(seal), Buffer.from(seal.signature, 'base64'));
  return isSigned ? undefined : 'wrong-signature';
}
