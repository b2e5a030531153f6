import { HASH_DIGITS, type ReadEvent, type ReadRun, UUID_DIGITS } from '../../protocol/read-run.ts';
import { type StoredId, packId } from '../compact-id.ts';

const HASH_BYTES = HASH_DIGITS / 2;
const UUID_BYTES = UUID_DIGITS / 2;
const REMEMBERED = 64;

/** Ids and hashes of events as rows keep them, of many events at once. */
export interface RunBytes {
  /** Of `count` events from this one on; undefined where they do not follow each other, or an id is no UUID. */
  readonly sideBySide: (first: ReadEvent, count: number) => SideBySide | undefined;
  /** The commands of a person follow each other: packed once. */
  readonly actor: (event: ReadEvent) => StoredId;
}

/** One behind the other. */
export interface SideBySide {
  readonly ids: Buffer;
  readonly commandIds: Buffer;
  /** One more than events: the first is the previous hash of the first. */
  readonly hashes: Buffer;
}

export function runBytes(): RunBytes {
  let turned: { readonly run: ReadRun; readonly bytes: SideBySide | undefined } | undefined;
  const bytesFor = ({ run }: ReadEvent): SideBySide | undefined => {
    if (turned?.run !== run) turned = { run, bytes: bytesOf(run) };
    return turned.bytes;
  };
  let actors = new Map<string, StoredId>();
  return {
    sideBySide: (first, count) => {
      const bytes = bytesFor(first);
      if (bytes === undefined || count < 1) return undefined;
      const { at, run } = first;
      const { previousHashes } = run.events;
      for (let next = at + 1; previousHashes.size > 1 && next < at + count; next += 1) {
        if (previousHashes.has(next)) return undefined;
      }
      const hashes = previousHashes.has(at)
        ? Buffer.concat([Buffer.from(first.previousHash, 'hex'), pieces(bytes.hashes, HASH_BYTES)(at, count)])
        : pieces(bytes.hashes, HASH_BYTES)(at - 1, count + 1);
      if (hashes.length !== (count + 1) * HASH_BYTES) return undefined;
      return {
        ids: pieces(bytes.ids, UUID_BYTES)(at, count),
        commandIds: pieces(bytes.commandIds, UUID_BYTES)(at, count),
        hashes,
      };
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
  };
}

function bytesOf({ events }: ReadRun): SideBySide | undefined {
  const { idDigits, commandIdDigits, hashes } = events;
  if (idDigits === undefined || commandIdDigits === undefined) return undefined;
  const [ids, commandIds] = [Buffer.from(idDigits, 'hex'), Buffer.from(commandIdDigits, 'hex')];
  return { ids, commandIds, hashes: Buffer.from(hashes, 'hex') };
}

function pieces(bytes: Buffer, size: number): (from: number, count: number) => Buffer {
  return (from, count) => bytes.subarray(from * size, (from + count) * size);
}
