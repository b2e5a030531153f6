/**
 * From a batch to its envelopes, with everything checked that the seal can prove. Pure: hashing and signatures come in
 * as functions. The hub asks for the whole run here, a desk for its part in read-run.ts.
 */
import { isCanonicalText } from '../kernel/canonical-json.ts';
import { isPlainCanonicalObject } from '../kernel/canonical-scan.ts';
import type { OfficeId } from '../kernel/ids.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { type BatchSeal, batchSealText, scopeRoot } from './batch-seal.ts';
import type { Batch, WireCommand, WireEvent } from './batch.ts';
import type { Envelope, HashText } from './envelope.ts';
import { type HashedHeader, hashedText } from './hashed-text.ts';

export type BatchProblem =
  /** The seal is not the device's. */
  | { readonly problem: 'bad-seal' }
  /** An event is missing, doubled, out of order or altered: the run does not lead from one end of the seal to the other. */
  | { readonly problem: 'broken-chain'; readonly deviceSequence: number }
  /** The payload is not canonical JSON of an object. */
  | { readonly problem: 'bad-payload'; readonly deviceSequence: number }
  /** The events of a scope are not those that the seal counts. */
  | { readonly problem: 'bad-scope'; readonly scope: string };

/** An envelope with its payload as the text that was hashed. */
export interface OpenedEvent {
  readonly envelope: Envelope;
  readonly payload: string;
}

export interface OpenedCommand {
  readonly commandId: string;
  readonly name: string;
  readonly superseded: boolean;
  readonly events: readonly OpenedEvent[];
}

export interface BatchTools {
  readonly sha256: HashText;
  /** Whether `signature` (base64) is the device's over `text`. */
  readonly isSignedBy: (device: string, text: string, signature: string) => boolean;
  /** The scope of an event's stream. */
  readonly scopeOf: (event: Envelope) => OfficeId | undefined;
}

/** Opens a run that must be whole: every event from the first to the last of the seal. */
export function openWholeBatch(batch: Batch, tools: BatchTools): Result<readonly OpenedCommand[], BatchProblem> {
  const opened = openRun(batch, tools);
  if (!opened.ok) return opened;
  const strayed = strayedScope(batch.seal, opened.value, { ...tools, isVisible: () => true });
  return strayed === undefined ? opened : err({ problem: 'bad-scope', scope: strayed });
}

/**
 * The same without the scopes: whose they are may only be known once it is clear that the run fits the history of its
 * streams (`strayedScope`).
 */
export function openRun(
  batch: Batch,
  tools: Omit<BatchTools, 'scopeOf'>,
): Result<readonly OpenedCommand[], BatchProblem> {
  const { seal } = batch;
  const opened = openPart(batch, tools);
  if (!opened.ok) return opened;
  const events = opened.value.flatMap((command) => command.events);
  const last = events.at(-1)?.envelope;
  const isWhole =
    events[0]?.envelope.deviceSequence === seal.firstSequence &&
    events.length === seal.lastSequence - seal.firstSequence + 1 &&
    last?.hash === seal.hash;
  return isWhole
    ? opened
    : err({ problem: 'broken-chain', deviceSequence: last?.deviceSequence ?? seal.firstSequence });
}

/**
 * A run from its author, which may have given up what left with an office and nobody has any more: such events count for
 * nobody, and only their hashes are left. The run ends with an event that is here, at the hash of the seal.
 */
export function openAuthoredRun(
  batch: Batch,
  tools: Omit<BatchTools, 'scopeOf'>,
): Result<readonly OpenedCommand[], BatchProblem> {
  const opened = openPart(batch, tools);
  if (!opened.ok) return opened;
  const last = opened.value.at(-1)?.events.at(-1)?.envelope;
  const endsThere = last?.deviceSequence === batch.seal.lastSequence && last.hash === batch.seal.hash;
  return endsThere
    ? opened
    : err({ problem: 'broken-chain', deviceSequence: last?.deviceSequence ?? batch.seal.firstSequence });
}

/**
 * A run without events that count for nobody: what another device carries to a hub that lost it, and was never shown
 * what its author superseded. That nothing else is missing is for the scopes to prove (`strayedScope`, all visible).
 */
export function openCarriedRun(
  batch: Batch,
  tools: Omit<BatchTools, 'scopeOf'>,
): Result<readonly OpenedCommand[], BatchProblem> {
  return openPart(batch, tools);
}

/** The signature, and then what can be told without it. */
function openPart(batch: Batch, tools: Omit<BatchTools, 'scopeOf'>): Result<readonly OpenedCommand[], BatchProblem> {
  if (!isSealed(batch.seal, tools.isSignedBy)) return err({ problem: 'bad-seal' });
  const opened: OpenedCommand[] = [];
  let events: OpenedEvent[] = [];
  const problem = walkChain(batch, tools.sha256, {
    command: ({ commandId, name, superseded }) => {
      events = [];
      opened.push({ commandId, name, superseded, events });
    },
    event: (event) => {
      events.push({ envelope: new OpenedEnvelope(event), payload: event.payload });
    },
  });
  return problem === undefined ? ok(opened) : err(problem);
}

/** Its payload is made into an object when somebody asks for it: of a thousand events most are not asked. */
class OpenedEnvelope implements Envelope {
  readonly id: string;
  readonly stream: string;
  readonly streamVersion: number;
  readonly type: string;
  readonly commandId: string;
  readonly actor: string;
  readonly device: string;
  readonly deviceSequence: number;
  readonly wallTime: number;
  readonly office: string;
  readonly previousHash: string;
  readonly hash: string;
  private readonly text: string;
  private parsed: Envelope['payload'] | undefined;

  constructor({ header, hash, payload }: HashedEvent) {
    this.id = header.id;
    this.stream = header.stream;
    this.streamVersion = header.streamVersion;
    this.type = header.type;
    this.commandId = header.commandId;
    this.actor = header.actor;
    this.device = header.device;
    this.deviceSequence = header.deviceSequence;
    this.wallTime = header.wallTime;
    this.office = header.office;
    this.previousHash = header.previousHash;
    this.hash = hash;
    this.text = payload;
    this.parsed = undefined;
  }

  get payload(): Envelope['payload'] {
    this.parsed ??= JSON.parse(this.text) as Envelope['payload'];
    return this.parsed;
  }
}

/** Whether the seal is its device's. */
export function isSealed({ signature, ...signed }: BatchSeal, isSignedBy: BatchTools['isSignedBy']): boolean {
  return isSignedBy(signed.device, batchSealText(signed), signature);
}

export interface HashedEvent {
  readonly header: HashedHeader;
  readonly hash: string;
  /** Canonical JSON of an object. */
  readonly payload: string;
}

export interface ChainVisitor {
  /** Before its events. */
  readonly command: (command: WireCommand) => void;
  readonly event: (event: HashedEvent) => void;
}

/**
 * Sequence, hashes and payloads, from the seal's beginning on: needs no key and no log, so that any thread can do it. That
 * the seal is the device's, that the chain leads to where it says, and that nothing is missing, is for the caller to ask.
 */
export function walkChain(
  { seal, commands }: Batch,
  sha256: HashText,
  visitor: ChainVisitor,
): BatchProblem | undefined {
  let before: ChainPlace = { deviceSequence: seal.firstSequence - 1, hash: seal.previousHash };
  for (const command of commands) {
    visitor.command(command);
    for (const wire of command.events) {
      const { deviceSequence, payload } = wire;
      const previousHash = previousHashOf(wire, seal, before);
      if (previousHash === undefined) return { problem: 'broken-chain', deviceSequence };
      if (!isCanonicalObject(payload)) return { problem: 'bad-payload', deviceSequence };
      const header = headerOf(wire, command, { device: seal.device, previousHash });
      const hash = sha256(hashedText(header, payload));
      visitor.event({ header, hash, payload });
      before = { deviceSequence, hash };
    }
  }
  return undefined;
}

interface ChainPlace {
  readonly deviceSequence: number;
  readonly hash: string;
}

/** Undefined where the event cannot stand behind the one before. */
function previousHashOf(wire: WireEvent, seal: BatchSeal, before: ChainPlace): string | undefined {
  const { deviceSequence } = wire;
  if (deviceSequence <= before.deviceSequence || deviceSequence > seal.lastSequence) return undefined;
  if (deviceSequence > before.deviceSequence + 1) return wire.previousHash;
  return wire.previousHash === undefined || wire.previousHash === before.hash ? before.hash : undefined;
}

function headerOf(
  { id, stream, streamVersion, type, deviceSequence }: WireEvent,
  { commandId, actor, wallTime, office }: WireCommand,
  { device, previousHash }: Pick<HashedHeader, 'device' | 'previousHash'>,
): HashedHeader {
  return {
    id,
    stream,
    streamVersion,
    type,
    commandId,
    actor,
    device,
    deviceSequence,
    wallTime,
    office,
    previousHash,
  };
}

/** Another spelling would be hashed as sent and kept as canonical: no later walk of the chain would find its hash. */
function isCanonicalObject(text: string): boolean {
  if (isPlainCanonicalObject(text)) return true;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && text.isWellFormed() && isCanonicalText(text, value);
  } catch {
    // No JSON, or nested deeper than anybody can walk.
    return false;
  }
}

export interface ScopeCheck<Event> {
  readonly sha256: HashText;
  readonly scopeOf: (event: Event) => OfficeId | undefined;
  readonly isVisible: (scope: OfficeId) => boolean;
}

/** The first scope whose events that count are not exactly those of the seal; undefined when all are. */
export function strayedScope(
  seal: BatchSeal,
  commands: readonly OpenedCommand[],
  check: ScopeCheck<Envelope>,
): string | undefined {
  const counting = commands.filter(({ superseded }) => !superseded);
  return strayedAmong(
    seal,
    counting.flatMap(({ events }) => events.map(({ envelope }) => envelope)),
    check,
  );
}

/** The same among events that all count. */
export function strayedAmong<Event extends Pick<Envelope, 'office' | 'hash'>>(
  seal: BatchSeal,
  events: readonly Event[],
  { sha256, scopeOf, isVisible }: ScopeCheck<Event>,
): string | undefined {
  const hashes = new Map<string, string[]>();
  for (const event of events) {
    const scope = scopeOf(event);
    if (scope === undefined || !isVisible(scope)) return scope ?? event.office;
    const list = hashes.get(scope);
    if (list === undefined) hashes.set(scope, [event.hash]);
    else list.push(event.hash);
  }
  for (const { scope, count, root } of seal.scopes) {
    if (!isVisible(scope as OfficeId)) continue;
    const found = hashes.get(scope) ?? [];
    if (found.length !== count || scopeRoot(found, sha256) !== root) return scope;
    hashes.delete(scope);
  }
  return hashes.keys().next().value;
}
