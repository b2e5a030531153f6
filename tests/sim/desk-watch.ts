/** What must hold of a desk after every step of it, as far as it can be seen cheaply; all of it is seen at the end. */
import { createHash } from 'node:crypto';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { receives } from '../../src/protocol/scope.ts';
import { type StoredId, packId, unpackId } from '../../src/store/compact-id.ts';
import type { Database } from '../../src/store/connection.ts';
import { namedStatement } from '../../src/store/statements.ts';
import { type HubState, hubState, movingState } from '../../src/store/sync/hub-state.ts';
import { ownDeviceIds, ownHead } from '../../src/store/sync/own-head.ts';
import { wasRestored } from '../../src/store/sync/restored.ts';
import { streamScopes } from '../../src/store/sync/stream-scope.ts';
import { CITY, type HubWatch, type OrderedEvent } from './hub-watch.ts';
import type { SimDesk } from './sim-desk.ts';

export interface DeskWatch {
  db: Database | undefined;
  /** SQLite's count of changed rows, by which an idle step is known. */
  changes: number;
  epoch: string;
  cursor: number;
  office: OfficeId;
  /** Up to which number of the hub the prefix was compared, and the running hashes of both sides up to there. */
  comparedTo: number;
  digest: string;
  /** The scope of a stream never changes. */
  readonly scopes: Map<string, OfficeId | undefined>;
  readonly here: Listed;
  readonly items: Listed;
  /** All streams in one text, the office for which they were looked through, and which of them are another's. */
  streams: string;
  streamsFor: OfficeId;
  foreign: readonly Foreign[];
}

/** What a column held when it was last read, as one text, and the ids in it: a text that only grew is read on from there. */
interface Listed {
  text: string;
  ids: Set<string>;
}

interface Foreign {
  readonly stream: string;
  readonly scope: OfficeId | undefined;
}

export type WatchedDesk = Pick<SimDesk, 'desk' | 'saved'>;

export function deskWatch(): DeskWatch {
  const nobody = '' as OfficeId;
  return {
    db: undefined,
    changes: -1,
    epoch: '',
    cursor: 0,
    office: nobody,
    comparedTo: 0,
    digest: '',
    scopes: new Map(),
    here: { text: '', ids: new Set() },
    items: { text: '', ids: new Set() },
    streams: '',
    streamsFor: nobody,
    foreign: [],
  };
}

const selectChanges = namedStatement<[], { readonly n: number }>('watch.changes', 'SELECT total_changes() AS n');

/**
 * Says what does not hold:
 *   D1  every acknowledged command has its events here (waiting or ordered), left with its case, or is in an item
 *   D2  the cursor goes back only in a log that the hub announced, and is never beyond the hub's end
 *   D3  what is here up to the cursor is the hub's order, as far as this office sees it, by a running hash
 *   D4  no event of another office is here, but while a move or something that waits holds it
 *   D5  what waits in the outbox is what the chain has beyond the hub's end, in the order of the chain
 */
export function watchDesk(watch: DeskWatch, desk: WatchedDesk, hub: HubWatch): readonly string[] {
  const { db } = desk.desk.file;
  if (watch.db !== db) {
    // The program was started anew: all of the prefix is looked at again.
    Object.assign(watch, { db, changes: -1, comparedTo: 0, digest: '', streams: '' });
  }
  const changes = selectChanges.on(db).get()?.n ?? 0;
  if (changes === watch.changes) return [];
  watch.changes = changes;
  const link = hubState(db);
  if (link === undefined) return ['the desk has no hub'];
  return [
    ...lostCommands(watch, db, desk.saved),
    ...cursorProblems(watch, link, hub),
    ...prefixProblems(watch, { db, link, hub }),
    ...scopeProblems(watch, db, link),
    ...outboxProblems(db),
  ];
}

/** Where they were written, or left with their case; each followed by a comma. */
const selectHere = namedStatement<[], string>(
  'watch.commands-here',
  `SELECT coalesce(group_concat(iif(typeof(command_id) = 'blob', hex(command_id), command_id) || ',', ''), '')
   FROM (SELECT command_id FROM command WHERE EXISTS (
       SELECT 1 FROM event WHERE position = command.first_position AND event.command_id = command.command_id)
     OR EXISTS (SELECT 1 FROM departed_event WHERE departed_event.command_id = command.command_id)
     ORDER BY command_id)`,
  'first column',
);
const selectAnywhere = namedStatement<[commandId: StoredId], { readonly position: number }>(
  'watch.command-anywhere',
  `SELECT position FROM event WHERE command_id = ? LIMIT 1`,
);
/** Each a list, on a line of its own. */
const selectItems = namedStatement<[], string>(
  'watch.items',
  `SELECT coalesce(group_concat(commands || char(10), ''), '') FROM (SELECT commands FROM conflict ORDER BY rowid)`,
  'first column',
);

function lostCommands({ here, items }: DeskWatch, db: Database, saved: ReadonlySet<string>): readonly string[] {
  readOn(here, selectHere.on(db).get() ?? '', (text) => text.split(',').slice(0, -1));
  const missing = [...saved].filter((id) => !here.ids.has(packedName(id)));
  if (missing.length === 0) return [];
  readOn(items, selectItems.on(db).get() ?? '', (text) => text.split('\n').slice(0, -1).flatMap(commandIds));
  return missing
    .filter((id) => !items.ids.has(id) && selectAnywhere.on(db).get(packId(id)) === undefined)
    .map((id) => `D1: the acknowledged command ${id} is nowhere here`);
}

function readOn(listed: Listed, text: string, idsIn: (text: string) => readonly string[]): void {
  const hasGrown = text.startsWith(listed.text);
  const ids = hasGrown ? listed.ids : new Set<string>();
  for (const id of idsIn(hasGrown ? text.slice(listed.text.length) : text)) ids.add(id);
  Object.assign(listed, { text, ids });
}

/** As `hex` writes a packed id. */
function packedName(id: string): string {
  return id.replaceAll('-', '').toUpperCase();
}

function commandIds(commands: string): readonly string[] {
  return (JSON.parse(commands) as readonly { readonly commandId: string }[]).map(({ commandId }) => commandId);
}

function cursorProblems(watch: DeskWatch, { epoch, cursor }: HubState, hub: HubWatch): readonly string[] {
  const problems: string[] = [];
  const place = hub.epochs.indexOf(epoch);
  if (place === -1 || place < hub.epochs.indexOf(watch.epoch)) problems.push(`D2: from log ${watch.epoch} to ${epoch}`);
  if (epoch === watch.epoch && cursor < watch.cursor)
    problems.push(`D2: the cursor went back from ${String(watch.cursor)} to ${String(cursor)}`);
  if (place === hub.epochs.length - 1 && cursor > hub.head)
    problems.push(`D2: the cursor is ${String(cursor)}, the hub’s end ${String(hub.head)}`);
  if (epoch !== watch.epoch) Object.assign(watch, { comparedTo: 0, digest: '' });
  Object.assign(watch, { epoch, cursor });
  return problems;
}

const selectPrefix = namedStatement<
  [epoch: string, after: number, upTo: number],
  { readonly hubSequence: number; readonly hash: string; readonly stream: string }
>(
  'watch.prefix',
  `SELECT batch.hub_sequence AS hubSequence, lower(hex(event.hash)) AS hash, event.stream
   FROM batch CROSS JOIN event ON event.device = batch.device
     AND event.device_sequence >= batch.first_sequence AND event.device_sequence <= batch.last_sequence
   WHERE batch.epoch = ? AND batch.hub_sequence > ? AND batch.hub_sequence <= ?
   ORDER BY batch.hub_sequence, event.device_sequence`,
);

interface Prefix {
  readonly db: Database;
  readonly link: HubState;
  readonly hub: HubWatch;
}

function prefixProblems(watch: DeskWatch, { db, link, hub }: Prefix): readonly string[] {
  const { epoch, office, cursor } = link;
  if (epoch !== hub.epochs.at(-1) || movingState(db) !== undefined) return [];
  if (office !== watch.office) Object.assign(watch, { office, comparedTo: 0, digest: '' });
  if (cursor === watch.comparedTo) return [];
  const isSeen = ({ scope }: Pick<OrderedEvent, 'scope'>): boolean => receives(office, scope);
  const ordered = hub.runs
    .filter(({ hubSequence }) => hubSequence > watch.comparedTo && hubSequence <= cursor)
    .flatMap(({ hubSequence, events }) => events.filter(isSeen).map(({ hash }) => ({ hubSequence, hash })));
  const here = selectPrefix
    .on(db)
    .all(epoch, watch.comparedTo, cursor)
    .filter(({ stream }) => receives(office, scopeOf(watch, db, stream) ?? CITY));
  const [there, own] = [digestOf(watch.digest, ordered), digestOf(watch.digest, here)];
  const before = watch.comparedTo;
  Object.assign(watch, { comparedTo: cursor, digest: there });
  if (there === own) return [];
  const at = `between ${String(before)} and ${String(cursor)}`;
  return [`D3: ${String(ordered.length)} events ordered ${at}, ${String(here.length)} here, or otherwise`];
}

function digestOf(before: string, events: readonly { readonly hubSequence: number; readonly hash: string }[]): string {
  const digest = createHash('sha256').update(before);
  for (const { hubSequence, hash } of events) digest.update(`${String(hubSequence)} ${hash}\n`);
  return digest.digest('hex');
}

const selectStreams = namedStatement<[], string>(
  'watch.streams',
  `SELECT group_concat(stream, char(10)) FROM event WHERE stream_version = 1`,
  'first column',
);

/** What a move had to leave leaves when the desk next has nothing to send. */
const mayBeLeft = namedStatement<[], { readonly value: string }>(
  'watch.depart-rest',
  `SELECT value FROM meta WHERE key = 'sync:depart-rest' AND value = 'yes'`,
);

function scopeProblems(watch: DeskWatch, db: Database, { office }: HubState): readonly string[] {
  const streams = selectStreams.on(db).get() ?? '';
  if (streams !== watch.streams || office !== watch.streamsFor) {
    const foreign = streams
      .split('\n')
      .map((stream) => ({ stream, scope: scopeOf(watch, db, stream) }))
      .filter(({ scope }) => scope === undefined || !receives(office, scope));
    Object.assign(watch, { streams, streamsFor: office, foreign });
  }
  const { foreign } = watch;
  if (foreign.length === 0 || movingState(db) !== undefined || mayBeLeft.on(db).get() !== undefined) return [];
  const waits = new Set(waitingEvents(db).map(([, stream]) => scopeOf(watch, db, stream)));
  return foreign
    .filter(({ scope }) => scope === undefined || !waits.has(scope))
    .map(({ stream, scope }) => `D4: ${stream} of ${scope ?? 'no office'} is at a desk of ${office}`);
}

function scopeOf({ scopes }: DeskWatch, db: Database, stream: string): OfficeId | undefined {
  const known = scopes.get(stream);
  if (known !== undefined) return known;
  const found = streamScopes(db, CITY).ofStream(stream);
  scopes.set(stream, found);
  return found;
}

const selectWaiting = namedStatement<[device: StoredId, head: number], readonly [StoredId, string]>(
  'watch.waiting',
  `SELECT command_id, stream FROM event WHERE device = ? AND device_sequence > ? ORDER BY device_sequence`,
  'arrays',
);
const selectOutbox = namedStatement<[], StoredId>(
  'watch.outbox',
  `SELECT command_id FROM outbox WHERE state = 'waiting' ORDER BY sequence`,
  'first column',
);
const selectMoved = namedStatement<[device: StoredId], StoredId>(
  'watch.decided-again',
  `SELECT DISTINCT command_id FROM superseded_event WHERE device = ?`,
  'first column',
);

function waitingEvents(db: Database): readonly (readonly [command: StoredId, stream: string])[] {
  return ownDeviceIds(db).flatMap((device) => selectWaiting.on(db).all(device, ownHead(db, device)));
}

/** A command that was decided again stands at the end of the chain, and in the outbox where it was. */
function outboxProblems(db: Database): readonly string[] {
  const outbox = selectOutbox.on(db).all().map(unpackId);
  const chain = [...new Set(waitingEvents(db).map(([command]) => unpackId(command)))];
  if (outbox.join() === chain.join()) return [];
  const inChain = new Set(chain);
  const inOutbox = new Set(outbox);
  const moved = new Set(ownDeviceIds(db).flatMap((device) => selectMoved.on(db).all(device).map(unpackId)));
  const stayed = (id: string): boolean => !moved.has(id) && inOutbox.has(id);
  const problems = outbox.filter((id) => !inChain.has(id)).map((id) => `D5: ${id} waits and is not in the chain`);
  // What a restored hub lost is sent again, and was in the outbox the first time.
  if (!wasRestored(db))
    problems.push(...chain.filter((id) => !inOutbox.has(id)).map((id) => `D5: ${id} is not in the outbox`));
  if (outbox.filter(stayed).join() !== chain.filter(stayed).join())
    problems.push('D5: the outbox has another order than the chain');
  return problems;
}
