/** What must hold at the end of every seed, whatever happened on the way. */
import type { OfficeId } from '../../src/kernel/ids.ts';
import type { HubLog } from '../../src/hub/log/hub-log.ts';
import { receives } from '../../src/protocol/scope.ts';
import { auditLog } from '../../src/store/audit.ts';
import { packId, unpackId } from '../../src/store/compact-id.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import { hubState } from '../../src/store/sync/hub-state.ts';
import { streamScopes } from '../../src/store/sync/stream-scope.ts';
import { CITY } from './hub-watch.ts';
import type { SimDesk } from './sim-desk.ts';
import type { SimWorld } from './world.ts';

/** The hub's order of a city: every event once, by its hash. */
export interface HubOrder {
  readonly hashes: readonly string[];
  /** hash → the stream's scope */
  readonly scopeOf: ReadonlyMap<string, OfficeId>;
  readonly commands: ReadonlySet<string>;
}

export async function hubOrder({ log }: { readonly log: Pick<HubLog, 'city' | 'batches'> }): Promise<HubOrder> {
  const state = await log.city(CITY);
  const head = state?.head ?? 0;
  const hashes: string[] = [];
  const scopeOf = new Map<string, OfficeId>();
  const commands = new Set<string>();
  let after = 0;
  while (after < head) {
    const question = { after, head, visibility: { office: CITY }, maxEvents: 5_000, maxBytes: 100_000_000 };
    const page = await log.batches(CITY, question);
    for (const event of page.batches.flatMap((batch) => batch.events)) {
      hashes.push(event.hash);
      scopeOf.set(event.hash, event.scope);
      commands.add(event.commandId);
    }
    after = page.upTo;
  }
  return { hashes, scopeOf, commands };
}

/** Everything that does not hold, in words. */
export function brokenInvariants(world: SimWorld, order: HubOrder): string[] {
  const problems: string[] = [];
  if (new Set(order.hashes).size !== order.hashes.length) problems.push('the hub ordered an event twice');
  for (const desk of world.desks) {
    const named = (problem: string): string => `desk ${String(desk.number)} (${desk.office}): ${problem}`;
    problems.push(...lostCommands(desk, order).map(named));
    problems.push(...deskProblems(desk, order).map(named));
  }
  return problems;
}

export type CheckedDesk = Pick<SimDesk, 'desk' | 'saved' | 'isRevoked'>;

/** What does not hold of one desk, but for commands that are gone. */
export function deskProblems(desk: CheckedDesk, order: HubOrder): readonly string[] {
  const own = [...chainProblems(desk), ...rowProblems(desk)];
  return desk.isRevoked ? own : [...own, ...orderProblems(desk, order)];
}

/** 1: whoever was told "saved" finds it in the city's order, or in an item for a person, or (revoked) still here. */
export function lostCommands(desk: CheckedDesk, order: HubOrder): string[] {
  const { db } = desk.desk.file;
  const inItems = new Set<string>();
  for (const row of db.prepare('SELECT commands FROM conflict').all() as { commands: string }[]) {
    for (const { commandId } of JSON.parse(row.commands) as { commandId: string }[]) inItems.add(commandId);
  }
  const isHere = db.prepare('SELECT 1 FROM event WHERE command_id = ?');
  return [...desk.saved]
    .filter((id) => !order.commands.has(id) && !inItems.has(id))
    .filter((id) => !(desk.isRevoked && isHere.get(packId(id)) !== undefined))
    .map((id) => `the acknowledged command ${id} is nowhere`);
}

/** 2: every chain and seal verifies. */
function chainProblems({ desk }: CheckedDesk): string[] {
  return auditLog(desk.file.db)
    .findings.slice(0, 3)
    .map((finding) => `audit: ${JSON.stringify(finding)}`);
}

/** 3: the rows are those of a rebuild from the log. */
function rowProblems({ desk }: CheckedDesk): string[] {
  const { db, projections } = desk.file;
  const rows = (): string => JSON.stringify(db.prepare('SELECT * FROM case_row ORDER BY case_key').all());
  const counts = (): string => JSON.stringify(db.prepare('SELECT * FROM queue_count ORDER BY scope, queue').all());
  const marks = (): string => JSON.stringify(db.prepare('SELECT * FROM mark_count ORDER BY scope, mark').all());
  const before = [rows(), counts(), marks()];
  rebuild(db, projections);
  return rows() === before[0] && counts() === before[1] && marks() === before[2]
    ? []
    : ['the rows are not those of a rebuild'];
}

/** 4: it has exactly what the hub ordered for its office, each event once, and nothing else but what still waits. */
function orderProblems({ desk }: CheckedDesk, order: HubOrder): string[] {
  const { db } = desk.file;
  const hub = hubState(db);
  if (hub === undefined) return ['no hub'];
  const problems: string[] = [];
  const wanted = new Set(order.hashes.filter((hash) => receives(hub.office, order.scopeOf.get(hash) ?? CITY)));
  const rows = db.prepare('SELECT hash, stream, device FROM event').all() as {
    hash: Buffer;
    stream: string;
    device: Buffer | string;
  }[];
  const here = new Set(rows.map((row) => row.hash.toString('hex')));
  const missing = [...wanted].filter((hash) => !here.has(hash));
  const strange = [...here].filter((hash) => !wanted.has(hash));
  if (missing.length > 0) problems.push(`${String(missing.length)} events of its office are not here`);
  if (strange.length > 0)
    problems.push(`${String(strange.length)} events are here that the hub has not ordered for it`);
  const scopes = streamScopes(db, CITY);
  const foreign = rows.filter((row) => !receives(hub.office, scopes.ofStream(row.stream) ?? CITY));
  if (foreign.length > 0)
    problems.push(`${String(foreign.length)} events of other offices, ${foreign[0]?.stream ?? ''}`);
  if (rows.some((row) => unpackId(row.device) === '')) problems.push('an event of no device');
  return problems;
}
