/** All of a push that needs no lock: limits, signature, chain, and what must be asked of the log. */
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import {
  type BatchTools,
  type OpenedCommand,
  type OpenedEvent,
  openAuthoredRun,
  openCarriedRun,
} from '../../protocol/open-batch.ts';
import type { PushQuestion } from '../log/push-facts.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';
import { canBeHandedOn } from './packed-run.ts';
import { type PushProblem, problem } from './push-problem.ts';
import { staffIdOf } from './staff-view.ts';
import { outOfBounds } from './wire-bounds.ts';

export interface PreparedBatch {
  readonly batch: Batch;
  readonly bytes: number;
  /** The run as its device packed it, where it can be handed on like that. */
  readonly packed: Uint8Array | undefined;
  readonly commands: readonly OpenedCommand[];
  /** Of all commands, in the order of the chain. */
  readonly events: readonly OpenedEvent[];
  readonly question: PushQuestion;
}

export interface BatchOrigin {
  readonly city: OfficeId;
  /** Size as it came, uncompressed. */
  readonly bytes: number;
  /** As it came packed, where that is to be kept. */
  readonly packed?: Uint8Array | undefined;
  /** Brought by another device than the one that sealed it. */
  readonly isCarried: boolean;
}

/** Opens a batch of the city, or says what is wrong with it. */
export function prepareBatch(
  batch: Batch,
  { city, bytes, packed, isCarried }: BatchOrigin,
  tools: Omit<BatchTools, 'scopeOf'>,
): Result<PreparedBatch, PushProblem> {
  const stray = outOfBounds(batch);
  if (stray !== undefined) return err(problem('malformed', stray));
  if (batch.seal.city !== city) return err(problem('wrong-city', 'the seal names another'));
  const opened = isCarried ? openCarriedRun(batch, tools) : openAuthoredRun(batch, tools);
  if (!opened.ok) return err(problem(opened.error.problem, placeOf(opened.error)));
  const commands = opened.value;
  const events = commands.flatMap((command) => command.events);
  const isKept =
    packed !== undefined &&
    !isCarried &&
    canBeHandedOn(batch.seal, commands, { packed: packed.length, unpacked: bytes });
  const question = questionOf(batch, { city, commands });
  return ok({ batch, bytes, packed: isKept ? packed : undefined, commands, events, question });
}

function placeOf(found: object): string {
  return 'deviceSequence' in found ? `device sequence ${String(found.deviceSequence)}` : '';
}

function questionOf(
  { seal }: Batch,
  { city, commands }: { readonly city: OfficeId; readonly commands: readonly OpenedCommand[] },
): PushQuestion {
  const counting = commands.filter((command) => !command.superseded);
  const events = counting.flatMap((command) => command.events);
  const firstVersions = new Map<string, number>();
  const staffIds = new Set<string>();
  const documents = new Set<string>();
  for (const { envelope, payload } of events) {
    staffIds.add(envelope.actor);
    for (const hash of documentsNamedIn(payload)) documents.add(hash);
    if (!firstVersions.has(envelope.stream)) firstVersions.set(envelope.stream, envelope.streamVersion);
  }
  const [streams, newStreams]: [string[], string[]] = [[], []];
  for (const [stream, version] of firstVersions) {
    (version === 1 ? newStreams : streams).push(stream);
    const staffId = staffIdOf(stream);
    if (staffId !== undefined) staffIds.add(staffId);
  }
  return {
    city,
    device: seal.device,
    firstSequence: seal.firstSequence,
    lastSequence: seal.lastSequence,
    streams,
    newStreams,
    commandIds: counting.map(({ commandId }) => commandId),
    eventIds: commands.flatMap((command) => command.events.map(({ envelope }) => envelope.id)),
    staffIds: [...staffIds],
    documents: [...documents],
  };
}
