import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

/**
 * A device's chain as it travels, superseded events among those that count, each with the name of its command. Ids and
 * hashes come as text: a buffer for each of them costs more than the rest of the row.
 */
export interface ChainEvent {
  readonly id: string;
  readonly stream: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly payload: string;
  readonly commandId: string;
  readonly commandName: string;
  readonly actor: string;
  readonly deviceSequence: number;
  readonly wallTime: number;
  readonly office: string;
  /** Lower-case hex. */
  readonly hash: string;
  readonly superseded: boolean;
}

type Row = readonly [
  id: string,
  stream: string,
  streamVersion: number,
  type: string,
  payload: string,
  commandId: string,
  actor: string,
  deviceSequence: number,
  wallTime: number,
  office: string,
  hash: string,
  superseded: 0 | 1,
  commandName: string | null,
];

/** A packed id as hex; one that is kept as text with a mark before it that no hex has. */
const idText = (column: string): string => `iif(typeof(${column}) = 'blob', hex(${column}), ':' || ${column})`;
const columns = (superseded: 0 | 1): string =>
  `${idText('event_id')}, stream, stream_version, type, payload, command_id, ${idText('actor')} AS actor,
   device_sequence, wall_time, office, hex(hash) AS hash, ${String(superseded)} AS superseded`;
const placed = `device = ? AND device_sequence > ? AND device_sequence <= ?`;

const selectPage = namedStatement<[StoredId, number, number, StoredId, number, number, number], Row>(
  'chain-page.after',
  `SELECT page.id, stream, stream_version, type, payload, ${idText('page.command_id')}, page.actor, device_sequence,
     wall_time, office, hash, superseded, command.name
   FROM (SELECT ${columns(0).replace(', stream', ' AS id, stream')} FROM event WHERE ${placed}
     UNION ALL SELECT ${columns(1)} FROM superseded_event WHERE ${placed}
     ORDER BY device_sequence LIMIT +?) AS page
   LEFT JOIN command ON command.command_id = page.command_id
   ORDER BY device_sequence`,
);

/** The next events of a chain, whatever became of them. */
export function chainPage(
  db: Database,
  device: StoredId,
  run: { after: number; limit: number },
): readonly ChainEvent[] {
  const { after, limit } = run;
  const end = Number.MAX_SAFE_INTEGER;
  const rows = selectPage.on(db).raw(true).all(device, after, end, device, after, end, limit);
  const shared = sharedIds();
  return rows.map((row) => eventOf(row, shared));
}

function eventOf(row: Row, shared: (text: string) => string): ChainEvent {
  const [id, stream, streamVersion, type, payload, commandId, actor, deviceSequence, wallTime, office, hash] = row;
  return {
    id: idOf(id),
    stream,
    streamVersion,
    type,
    payload,
    commandId: shared(commandId),
    commandName: row[12] ?? '',
    actor: shared(actor),
    deviceSequence,
    wallTime,
    office,
    hash: hash.toLowerCase(),
    superseded: row[11] === 1,
  };
}

/** The events of a command and the commands of a person follow each other. */
function sharedIds(): (text: string) => string {
  let known = new Map<string, string>();
  return (text) => {
    let id = known.get(text);
    if (id === undefined) {
      id = idOf(text);
      if (known.size >= 64) known = new Map();
      known.set(text, id);
    }
    return id;
  };
}

function idOf(text: string): string {
  if (text.startsWith(':')) return text.slice(1);
  const hex = text.toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
