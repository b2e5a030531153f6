/**
 * A run as a desk takes it: read along its chain, every hash reckoned (`walkChain`), and laid down column by column, so that
 * a run of a thousand events passes from the thread that read it to the one that writes it without a thousand small objects.
 */
import type { BlobHash, OfficeId } from '../kernel/ids.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import type { BatchSeal } from './batch-seal.ts';
import type { Batch, WireCommand } from './batch.ts';
import { documentsNamedIn } from './documents-named.ts';
import type { Envelope, HashText } from './envelope.ts';
import type { PullAnswer } from './messages.ts';
import {
  type BatchProblem,
  type BatchTools,
  type HashedEvent,
  isSealed,
  strayedAmong,
  walkChain,
} from './open-batch.ts';

declare const wasRead: unique symbol;

/** Only `readRun` makes one. Nothing of it is to be believed before `openVisiblePart` has looked at its seal. */
export interface ReadRun {
  readonly [wasRead]: true;
  readonly seal: BatchSeal;
  /** Why nothing of it can be taken; it has no events then. */
  readonly problem: BatchProblem | undefined;
  readonly hasSuperseded: boolean;
  readonly commands: CommandColumns;
  readonly events: EventColumns;
}

export interface CommandColumns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly actors: readonly string[];
  readonly offices: readonly string[];
  readonly wallTimes: Float64Array;
  /** How many events stand before the end of each. */
  readonly ends: Uint32Array;
}

export interface EventColumns {
  readonly ids: readonly string[];
  /** Of the ids one behind the other, `UUID_DIGITS` each, where all are UUIDs; and so of the command of each event. */
  readonly idDigits: string | undefined;
  readonly commandIdDigits: string | undefined;
  readonly streams: readonly string[];
  readonly types: readonly string[];
  /** Canonical JSON of an object, as it was hashed. */
  readonly payloads: readonly string[];
  readonly streamVersions: Float64Array;
  readonly deviceSequences: Float64Array;
  /** One behind the other, `HASH_DIGITS` each. */
  readonly hashes: string;
  /** The previous hash, by the event's place, of the first and of each behind a hole; of others it is the hash before. */
  readonly previousHashes: ReadonlyMap<number, string>;
  /** By the event's place, of those that name some. */
  readonly documents: ReadonlyMap<number, readonly BlobHash[]>;
}

export const HASH_DIGITS = 64;
export const UUID_DIGITS = 32;

/** An event of a run, with its payload as text. */
export interface ReadEvent extends Omit<Envelope, 'payload'> {
  readonly payload: string;
  readonly run: ReadRun;
  /** Its place in the columns. */
  readonly at: number;
}

export function readRun(batch: Batch, sha256: HashText): ReadRun {
  const { seal } = batch;
  const columns = emptyColumns();
  const problem = walkChain(batch, sha256, {
    command: (command) => {
      addCommand(columns, command);
    },
    event: (event) => {
      addEvent(columns, event);
    },
  });
  const { commands, events, hashes, commandIds, hasSuperseded } = problem === undefined ? columns : emptyColumns();
  const run = {
    seal,
    problem,
    hasSuperseded,
    commands: {
      ...commands,
      wallTimes: Float64Array.from(commands.wallTimes),
      ends: Uint32Array.from(commands.ends),
    },
    events: {
      ...events,
      idDigits: uuidDigits(events.ids),
      commandIdDigits: uuidDigits(commandIds),
      streamVersions: Float64Array.from(events.streamVersions),
      deviceSequences: Float64Array.from(events.deviceSequences),
      hashes: hashes.join(''),
    },
  };
  // The mark is for the compiler alone: it says that the chain was walked.
  return run as unknown as ReadRun;
}

/** Columns while they grow. */
interface Columns {
  readonly commands: Growing<CommandColumns>;
  readonly events: Omit<
    Growing<EventColumns>,
    'idDigits' | 'commandIdDigits' | 'hashes' | 'previousHashes' | 'documents'
  > & {
    readonly previousHashes: Map<number, string>;
    readonly documents: Map<number, readonly BlobHash[]>;
  };
  readonly hashes: string[];
  /** For each event. */
  readonly commandIds: string[];
  hasSuperseded: boolean;
}

type Growing<T> = { readonly [K in keyof T]: T[K] extends readonly string[] ? string[] : number[] };

function emptyColumns(): Columns {
  return {
    commands: { ids: [], names: [], actors: [], offices: [], wallTimes: [], ends: [] },
    events: {
      ids: [],
      streams: [],
      types: [],
      payloads: [],
      streamVersions: [],
      deviceSequences: [],
      previousHashes: new Map(),
      documents: new Map(),
    },
    hashes: [],
    commandIds: [],
    hasSuperseded: false,
  };
}

function addCommand(columns: Columns, command: WireCommand): void {
  const { ids, names, actors, offices, wallTimes, ends } = columns.commands;
  ids.push(command.commandId);
  names.push(command.name);
  actors.push(command.actor);
  offices.push(command.office);
  wallTimes.push(command.wallTime);
  ends.push((ends.at(-1) ?? 0) + command.events.length);
  columns.hasSuperseded ||= command.superseded;
}

function addEvent({ events, hashes, commandIds }: Columns, { header, hash, payload }: HashedEvent): void {
  if (header.previousHash !== hashes.at(-1)) events.previousHashes.set(hashes.length, header.previousHash);
  const documents = documentsNamedIn(payload);
  if (documents.length > 0) events.documents.set(hashes.length, documents);
  hashes.push(hash);
  commandIds.push(header.commandId);
  events.ids.push(header.id);
  events.streams.push(header.stream);
  events.types.push(header.type);
  events.payloads.push(payload);
  events.streamVersions.push(header.streamVersion);
  events.deviceSequences.push(header.deviceSequence);
}

const UUID_LENGTH = 36;
const UUIDS = /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})*$/;

/** All in three calls of the engine: a thread that was just started is slow at anything that it does letter by letter. */
function uuidDigits(ids: readonly string[]): string | undefined {
  if (!ids.every(({ length }) => length === UUID_LENGTH)) return undefined;
  const text = ids.join('');
  return UUIDS.test(text) ? text.replaceAll('-', '') : undefined;
}

/** Opens the part of a run whose scopes `isVisible`: of those every event must be there, of others none. */
export function openVisiblePart(
  run: ReadRun,
  isVisible: (scope: OfficeId) => boolean,
  tools: Pick<BatchTools, 'sha256' | 'isSignedBy'> & { readonly scopeOf: (event: ReadEvent) => OfficeId | undefined },
): Result<readonly ReadEvent[], BatchProblem> {
  if (!isSealed(run.seal, tools.isSignedBy)) return err({ problem: 'bad-seal' });
  if (run.problem !== undefined) return err(run.problem);
  const events = eventsOf(run);
  const strayed = strayedAmong(run.seal, events, { ...tools, isVisible });
  return strayed === undefined ? ok(events) : err({ problem: 'bad-scope', scope: strayed });
}

function eventsOf(run: ReadRun): readonly ReadEvent[] {
  const { commands, events } = run;
  const read: ReadEvent[] = [];
  let hash = '';
  for (let command = 0; command < commands.ids.length; command += 1) {
    for (; read.length < (commands.ends[command] ?? 0);) {
      const at = read.length;
      const previousHash = events.previousHashes.get(at) ?? hash;
      hash = events.hashes.slice(at * HASH_DIGITS, (at + 1) * HASH_DIGITS);
      read.push({
        id: events.ids[at] ?? '',
        stream: events.streams[at] ?? '',
        streamVersion: events.streamVersions[at] ?? 0,
        type: events.types[at] ?? '',
        payload: events.payloads[at] ?? '',
        commandId: commands.ids[command] ?? '',
        actor: commands.actors[command] ?? '',
        device: run.seal.device,
        deviceSequence: events.deviceSequences[at] ?? 0,
        wallTime: commands.wallTimes[command] ?? 0,
        office: commands.offices[command] ?? '',
        previousHash,
        hash,
        run,
        at,
      });
    }
  }
  return read;
}

/** With its payload as an object, for who looks into it. */
export function envelopeOf({ run: _run, at: _at, payload, ...rest }: ReadEvent): Envelope {
  return { ...rest, payload: JSON.parse(payload) as Record<string, unknown> };
}

/** A batch in the hub's order. */
export interface ReadBatch {
  readonly hubSequence: number;
  readonly run: ReadRun;
}

/** What a hub answers to a reader, with its runs read. */
export type ReadPage = Omit<PullAnswer, 'batches'> & { readonly batches: readonly ReadBatch[] };

export function readBatch({ hubSequence, ...batch }: PullAnswer['batches'][number], sha256: HashText): ReadBatch {
  return { hubSequence, run: readRun(batch, sha256) };
}
