import { basename } from 'node:path';
import type { Seal } from '../protocol/seal.ts';
import { sealText } from '../protocol/seal.ts';
import { checkBatches } from './audit-batch.ts';
import { type LogWalk, walkChains } from './audit-chain.ts';
import type { AuditFinding } from './audit-finding.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { isSignatureOf, knownDevices } from './device-key.ts';
import { eventHashAt } from './event-log.ts';
import { allSeals } from './sealing.ts';
import { namedStatement } from './statements.ts';
import { StoreFault, guarded } from './store-fault.ts';
import { ownDeviceIds } from './sync/own-head.ts';

export type { AuditFinding } from './audit-finding.ts';

/**
 * Walks the whole log: every device's hash chain, every seal, the runs that a hub ordered, the versions of every stream
 * and the events of every command. Hashes are taken over the stored text itself, so a payload that was merely rewritten is found too.
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

export interface AuditOptions {
  /** The time by which events are judged unsealed; without it, only what seals say is judged. */
  readonly now?: number;
}

export interface WholeAuditOptions extends AuditOptions {
  /** Called about every thousand events. */
  readonly onProgress?: (events: number) => void;
}

const selectStreams = namedStatement<
  [after: string, limit: number],
  { readonly stream: string; readonly version: number; readonly events: number }
>(
  'audit.streams',
  `SELECT stream, max(stream_version) AS version, count(*) AS events FROM event
   WHERE stream > ? GROUP BY stream ORDER BY stream LIMIT +?`,
);
const selectCommands = namedStatement<
  [after: StoredId | number, limit: number],
  { readonly command_id: StoredId; readonly event_count: number; readonly found: number }
>(
  'audit.commands',
  `SELECT command_id, event_count, (
     SELECT count(*) FROM event
     WHERE event.position >= command.first_position
       AND event.position < command.first_position + command.event_count
       AND event.command_id = command.command_id) + (
     SELECT count(*) FROM departed_event WHERE departed_event.command_id = command.command_id) AS found
   FROM command WHERE command_id > ? ORDER BY command_id LIMIT +?`,
);
/** A command whose parts came back one by one to a restored hub lies apart: it is whole all the same. */
const countApart = namedStatement<[commandId: StoredId], { readonly found: number }>(
  'audit.command-apart',
  `SELECT (
     SELECT count(*) FROM event
     WHERE event.position >= command.first_position AND event.command_id = command.command_id) + (
     SELECT count(*) FROM departed_event WHERE departed_event.command_id = command.command_id) AS found
   FROM command WHERE command_id = ?`,
);
const selectTailEnd = namedStatement<[device: StoredId, sealed: number], { readonly newest: number | null }>(
  'audit.tail-end',
  `SELECT max(wall_time) AS newest FROM event WHERE device = ? AND device_sequence > ?`,
);
const selectUnsealed = namedStatement<
  [device: StoredId, sealed: number, before: number],
  { readonly event_id: StoredId; readonly device_sequence: number }
>(
  'audit.unsealed',
  `SELECT event_id, device_sequence FROM event
   WHERE device = ? AND device_sequence > ? AND wall_time < ? ORDER BY device_sequence LIMIT 1`,
);

const PAGE = 1_000;
/** A signature costs as much as some ten events. */
const SEAL_PAGE = 100;
/** Sorts before every id, be it text or bytes. */
const BEFORE_ALL_IDS = 0;
/** A desk seals at least once a minute while it writes, and when it opens and closes. */
const SEAL_GRACE_MS = 120_000;

/** The whole audit at once, for programs in which nobody waits for anything else. */
export function auditLog(db: Database, { onProgress, ...options }: WholeAuditOptions = {}): AuditReport {
  const audit = auditSteps(db, options);
  for (;;) {
    const step = audit.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
}

/**
 * The audit in steps of some milliseconds, each yielding the number of events walked so far: a desk answers others in
 * between. What is written meanwhile is audited too.
 */
export function* auditSteps(db: Database, options: AuditOptions = {}): Generator<number, AuditReport, undefined> {
  const walk = stepsOf(db, options);
  for (;;) {
    const step = guarded(db.name, () => walk.next());
    if (step.done === true) return step.value;
    yield step.value;
  }
}

function* stepsOf(db: Database, { now }: AuditOptions): Generator<number, AuditReport, undefined> {
  const own = new Set(ownDeviceIds(db).map(unpackId));
  const walk: LogWalk = { heads: new Map(), own, events: 0, findings: [] };
  yield* walkChains(db, walk);
  const seals = allSeals(db);
  const sealWalk: SealWalk = { sealedThrough: new Map(), findings: [] };
  for (const _page of checkSeals(db, seals, sealWalk)) yield walk.events;
  for (const _page of checkBatches(db, walk, sealWalk)) yield walk.events;
  const findings = [...walk.findings, ...sealWalk.findings];
  for (const device of walk.heads.keys()) {
    const finding = now === undefined ? undefined : unsealed(db, { device, sealWalk, now });
    if (finding !== undefined) findings.push(finding);
  }
  for (const page of streamGaps(db)) {
    findings.push(...page);
    yield walk.events;
  }
  for (const page of halfCommands(db)) {
    findings.push(...page);
    yield walk.events;
  }
  const devices = [...walk.heads].map(([device, { events }]) => ({
    device,
    events,
    sealedThrough: sealWalk.sealedThrough.get(device) ?? 0,
  }));
  return { events: walk.events, seals: seals.length, devices, findings };
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

interface SealWalk {
  readonly sealedThrough: Map<string, number>;
  readonly findings: AuditFinding[];
}

function* checkSeals(db: Database, seals: readonly Seal[], walk: SealWalk): Generator<void> {
  const keys = knownDevices(db);
  let checked = 0;
  for (const seal of seals) {
    const problem = sealProblem(db, seal, keys.get(seal.device));
    const { device, deviceSequence } = seal;
    if (problem !== undefined) walk.findings.push({ kind: 'seal', device, deviceSequence, problem });
    else walk.sealedThrough.set(device, Math.max(deviceSequence, walk.sealedThrough.get(device) ?? 0));
    checked += 1;
    if (checked % SEAL_PAGE === 0) yield;
  }
}

type SealProblem = Extract<AuditFinding, { kind: 'seal' }>['problem'];

function sealProblem(db: Database, seal: Seal, publicKey: Buffer | undefined): SealProblem | undefined {
  if (publicKey === undefined) return 'unknown-device';
  const event = eventHashAt(db, seal.device, seal.deviceSequence);
  if (event === undefined) return 'no-such-event';
  if (event.toString('hex') !== seal.hash) return 'wrong-hash';
  const isSigned = isSignatureOf(publicKey, sealText(seal), Buffer.from(seal.signature, 'base64'));
  return isSigned ? undefined : 'wrong-signature';
}

/** Old by the clock, or by what the same device wrote later: whoever takes the seals away leaves the log like this. */
function unsealed(
  db: Database,
  { device, sealWalk, now }: { readonly device: string; readonly sealWalk: SealWalk; readonly now: number },
): AuditFinding | undefined {
  const id = packId(device);
  const sealed = sealWalk.sealedThrough.get(device) ?? 0;
  const newest = selectTailEnd.on(db).get(id, sealed)?.newest ?? now;
  const row = selectUnsealed.on(db).get(id, sealed, Math.max(now, newest) - SEAL_GRACE_MS);
  if (row === undefined) return undefined;
  return { kind: 'unsealed', device, eventId: unpackId(row.event_id), deviceSequence: row.device_sequence };
}

function* streamGaps(db: Database): Generator<AuditFinding[]> {
  let after = '';
  for (;;) {
    const page = selectStreams.on(db).all(after, PAGE);
    const gaps = page.filter(({ version, events }) => version !== events);
    yield gaps.map(({ stream }) => ({ kind: 'stream', stream, problem: 'gap' }));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.stream;
  }
}

function* halfCommands(db: Database): Generator<AuditFinding[]> {
  let after: StoredId | number = BEFORE_ALL_IDS;
  for (;;) {
    const page = selectCommands.on(db).all(after, PAGE);
    const half = page.filter(
      ({ command_id: id, event_count: expected, found }) =>
        expected !== found && countApart.on(db).get(id)?.found !== expected,
    );
    yield half.map((row) => ({ kind: 'command', commandId: unpackId(row.command_id), problem: 'half' }));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.command_id;
  }
}
