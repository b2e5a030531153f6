import { UUID_BYTES } from '../../kernel/uuid-bytes.ts';
import { HASH_DIGITS, type ReadEvent, type ReadRun } from '../../protocol/read-run.ts';
import { type StoredId, packId } from '../compact-id.ts';

const HASH_BYTES = HASH_DIGITS / 2;
const REMEMBERED = 64;

/** Ids and hashes of events as a row keeps them. What stands in one row after the other is made once. */
export interface RunBytes {
  readonly id: (event: ReadEvent) => StoredId;
  /** The events of a command follow each other. */
  readonly commandId: (event: ReadEvent) => StoredId;
  /** The commands of a person follow each other. */
  readonly actor: (event: ReadEvent) => StoredId;
  /** An event's hash is the previous hash of the next one in its chain: asked for first. */
  readonly previousHash: (event: ReadEvent) => Buffer;
  readonly hash: (event: ReadEvent) => Buffer;
}

/** The bytes of one run, all at once. */
interface Turned {
  readonly run: ReadRun;
  readonly ids: Buffer | undefined;
  readonly commandIds: Buffer | undefined;
  readonly hashes: Buffer;
  hash: { readonly at: number; readonly bytes: Buffer } | undefined;
  command: { readonly at: number; readonly id: StoredId } | undefined;
}

export function runBytes(): RunBytes {
  let turned: Turned | undefined;
  const turnTo = ({ run }: ReadEvent): Turned => {
    if (turned?.run !== run) turned = bytesOf(run);
    return turned;
  };
  let actors = new Map<string, StoredId>();
  return {
    id: (event) => idAt(turnTo(event).ids, event.at) ?? packId(event.id),
    commandId: (event) => {
      const run = turnTo(event);
      if (run.command?.at !== event.command) {
        run.command = { at: event.command, id: idAt(run.commandIds, event.command) ?? packId(event.commandId) };
      }
      return run.command.id;
    },
    actor: ({ actor }) => {
      let packed = actors.get(actor);
      if (packed === undefined) {
        packed = packId(actor);
        if (actors.size >= REMEMBERED) actors = new Map();
        actors.set(actor, packed);
      }
      return packed;
    },
    previousHash: (event) => {
      const { run, hash, hashes } = turnTo(event);
      if (run.events.previousHashes.has(event.at)) return Buffer.from(event.previousHash, 'hex');
      return hash?.at === event.at - 1 ? hash.bytes : hashAt(hashes, event.at - 1);
    },
    hash: (event) => {
      const run = turnTo(event);
      run.hash = { at: event.at, bytes: hashAt(run.hashes, event.at) };
      return run.hash.bytes;
    },
  };
}

function bytesOf(run: ReadRun): Turned {
  return {
    run,
    ids: asBuffer(run.events.idBytes),
    commandIds: asBuffer(run.commands.idBytes),
    hashes: Buffer.from(run.events.hashes, 'hex'),
    hash: undefined,
    command: undefined,
  };
}

function asBuffer(bytes: Uint8Array | undefined): Buffer | undefined {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function idAt(ids: Buffer | undefined, at: number): Buffer | undefined {
  return ids?.subarray(at * UUID_BYTES, (at + 1) * UUID_BYTES);
}

function hashAt(hashes: Buffer, at: number): Buffer {
  return hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}
