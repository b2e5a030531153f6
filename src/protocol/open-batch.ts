/**
 * From a batch to its envelopes, with everything checked that the seal can prove. Pure: hashing and signatures come in
 * as functions. The hub asks for the whole run, a desk for its part.
 */
import { isCanonicalText } from '../kernel/canonical-json.ts';
import type { OfficeId } from '../kernel/ids.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { type BatchSeal, batchSealText, scopeRoot } from './batch-seal.ts';
import type { Batch, WireCommand, WireEvent } from './batch.ts';
import type { Envelope, HashText } from './envelope.ts';
import { hashedText } from './hashed-text.ts';

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

/** Opens the part of a run whose scopes `isVisible`: of those every event must be there, of others none. */
export function openVisiblePart(
  batch: Batch,
  isVisible: (scope: OfficeId) => boolean,
  tools: BatchTools,
): Result<readonly OpenedCommand[], BatchProblem> {
  const opened = openPart(batch, tools);
  if (!opened.ok) return opened;
  const strayed = strayedScope(batch.seal, opened.value, { ...tools, isVisible });
  return strayed === undefined ? opened : err({ problem: 'bad-scope', scope: strayed });
}

/** Signature, sequence and hashes; that it is all is for the caller to ask. */
function openPart(
  { seal, commands }: Batch,
  tools: Omit<BatchTools, 'scopeOf'>,
): Result<readonly OpenedCommand[], BatchProblem> {
  const { signature, ...signed } = seal;
  if (!tools.isSignedBy(seal.device, batchSealText(signed), signature)) return err({ problem: 'bad-seal' });
  let before: ChainPlace = { deviceSequence: seal.firstSequence - 1, hash: seal.previousHash };
  const opened: OpenedCommand[] = [];
  for (const command of commands) {
    const events: OpenedEvent[] = [];
    for (const wire of command.events) {
      const event = openEvent(wire, command, { seal, before, sha256: tools.sha256 });
      if (!event.ok) return event;
      events.push(event.value);
      before = event.value.envelope;
    }
    opened.push({ commandId: command.commandId, name: command.name, superseded: command.superseded, events });
  }
  return ok(opened);
}

interface ChainPlace {
  readonly deviceSequence: number;
  readonly hash: string;
}

interface EventPlace {
  readonly seal: BatchSeal;
  readonly before: ChainPlace;
  readonly sha256: HashText;
}

function openEvent(
  wire: WireEvent,
  command: WireCommand,
  { seal, before, sha256 }: EventPlace,
): Result<OpenedEvent, BatchProblem> {
  const { deviceSequence } = wire;
  const follows = deviceSequence === before.deviceSequence + 1;
  const previousHash = follows ? before.hash : wire.previousHash;
  const isInPlace = deviceSequence > before.deviceSequence && deviceSequence <= seal.lastSequence;
  if (!isInPlace || previousHash === undefined || (wire.previousHash ?? previousHash) !== previousHash) {
    return err({ problem: 'broken-chain', deviceSequence });
  }
  const payload = payloadOf(wire.payload);
  if (payload === undefined) return err({ problem: 'bad-payload', deviceSequence });
  const envelope = {
    id: wire.id,
    stream: wire.stream,
    streamVersion: wire.streamVersion,
    type: wire.type,
    commandId: command.commandId,
    actor: command.actor,
    device: seal.device,
    deviceSequence,
    wallTime: command.wallTime,
    office: command.office,
    previousHash,
    payload,
    hash: '',
  };
  envelope.hash = sha256(hashedText(envelope, wire.payload));
  return ok({ envelope, payload: wire.payload });
}

function payloadOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // Another spelling would be hashed as sent and kept as canonical: no later walk of the chain would find its hash.
    return isObject && text.isWellFormed() && isCanonicalText(text, value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // No JSON, or nested deeper than anybody can walk.
    return undefined;
  }
}

export interface ScopeCheck extends Pick<BatchTools, 'sha256' | 'scopeOf'> {
  readonly isVisible: (scope: OfficeId) => boolean;
}

/** The first scope whose events that count are not exactly those of the seal; undefined when all are. */
export function strayedScope(
  seal: BatchSeal,
  commands: readonly OpenedCommand[],
  { sha256, scopeOf, isVisible }: ScopeCheck,
): string | undefined {
  const hashes = new Map<string, string[]>();
  for (const command of commands) {
    if (command.superseded) continue;
    for (const { envelope } of command.events) {
      const scope = scopeOf(envelope);
      if (scope === undefined || !isVisible(scope)) return scope ?? envelope.office;
      const list = hashes.get(scope);
      if (list === undefined) hashes.set(scope, [envelope.hash]);
      else list.push(envelope.hash);
    }
  }
  for (const { scope, count, root } of seal.scopes) {
    if (!isVisible(scope as OfficeId)) continue;
    const found = hashes.get(scope) ?? [];
    if (found.length !== count || scopeRoot(found, sha256) !== root) return scope;
    hashes.delete(scope);
  }
  return hashes.keys().next().value;
}
