import type { CaseFile } from '../case-file.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { namedStatement } from '../statements.ts';
import { insertConflict } from './conflicts.ts';
import { hubState } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';

/**
 * What left this desk with an office that it is not of any more, what the restored hub lost, and what no device has whole:
 * all of them have read the present log, and nobody brought it. Then nobody ever will, and the chain goes on without it.
 * Its hashes stay in the chain here, and the run that comes next is sent with a hole in their place. Every command that
 * something is missing of becomes an item for a person (decisions/0042).
 */
export interface DepartedEvent {
  readonly device_sequence: number;
  readonly command_id: StoredId;
}

const selectDeparted = namedStatement<[device: StoredId, after: number], DepartedEvent>(
  'give-up.departed-beyond',
  `SELECT device_sequence, command_id FROM departed_event
   WHERE device = ? AND device_sequence > ? ORDER BY device_sequence`,
);
/** The runs of older logs by which others might have brought it. */
const forgetRuns = namedStatement<[device: StoredId, after: number]>(
  'give-up.forget-runs',
  `DELETE FROM batch WHERE device = ? AND last_sequence > ? AND EXISTS (
     SELECT 1 FROM departed_event WHERE departed_event.device = batch.device
       AND device_sequence >= first_sequence AND device_sequence <= last_sequence)`,
);
const selectHere = namedStatement<
  [device: StoredId, after: number, commandId: StoredId],
  { readonly device_sequence: number }
>(
  'give-up.command-here',
  `SELECT device_sequence FROM event WHERE device = ? AND device_sequence > ? AND command_id = ? LIMIT 1`,
);
const selectCommand = namedStatement<
  [commandId: StoredId],
  { readonly name: string; readonly actor: StoredId; readonly recorded_at: number }
>('give-up.command', `SELECT name, actor, recorded_at FROM command WHERE command_id = ?`);

export interface GivenUp {
  /** Of which a part is here: what is left of them must not stand. */
  readonly commands: readonly StoredId[];
  /** Items for those of which nothing is here. */
  readonly items: readonly string[];
}

/** Own events beyond the hub's end that left with their office and may still come back. */
export function departedBeyond(db: Database, device: StoredId): readonly DepartedEvent[] {
  return selectDeparted.on(db).all(device, Math.max(ownHead(db, device), givenUpTo(db, device)));
}

/** Up to where holes in a chain are given up: 0 for none. */
export function givenUpTo(db: Database, device: StoredId): number {
  return Number(readMeta(db, keyOf(device)) ?? '0');
}

/** Part of a transaction. */
export function giveUpDeparted(file: CaseFile): GivenUp {
  const { db } = file;
  const commands: StoredId[] = [];
  const items: string[] = [];
  for (const device of ownDeviceIds(db)) {
    const departed = departedBeyond(db, device);
    const last = departed.at(-1);
    if (last === undefined) continue;
    const head = ownHead(db, device);
    forgetRuns.on(db).run(device, head);
    writeMeta(db, keyOf(device), String(last.device_sequence));
    const byId = new Map(departed.map(({ command_id: id }) => [unpackId(id), id]));
    for (const id of byId.values()) {
      if (selectHere.on(db).get(device, head, id) !== undefined) commands.push(id);
      else items.push(...itemOf(file, id));
    }
  }
  return { commands, items };
}

/** What it said is gone; who gave it, and when, is known. */
function itemOf({ db, newId, now }: CaseFile, id: StoredId): readonly string[] {
  const command = selectCommand.on(db).get(id);
  if (command === undefined) return [];
  const { name, actor, recorded_at: wallTime } = command;
  const office = hubState(db)?.office ?? '';
  const conflictId = newId();
  const lost = { commandId: unpackId(id), name, payload: null, actor: unpackId(actor), office, wallTime, events: [] };
  const item = { conflictId, at: now(), stream: '', commands: [lost], baseVersion: 0 };
  insertConflict(db, { ...item, refusal: null, hubReason: 'lost-by-hub' });
  return [conflictId];
}

function keyOf(device: StoredId): string {
  return `sync:given-up:${unpackId(device)}`;
}
