/**
 * Whether a batch is taken: pure, on facts that hold until it is written.
 *
 * The order of the questions is part of the protocol: first whether it is this log that it was decided on, then where the device's chain stands (a batch that is here
 * already is good whatever the rules say now), then command by command the rules and the streams, then whether the seal
 * counts what the batch holds. Nothing of a batch is written unless all of it fits.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import type { HashText } from '../../protocol/envelope.ts';
import type { DeviceHead, PushAnswer } from '../../protocol/messages.ts';
import { strayedScope } from '../../protocol/open-batch.ts';
import type { PushFacts, PushWrite } from '../log/push-facts.ts';
import { type BatchWalk, newBatchWalk, takeCommand, writeOf } from './batch-walk.ts';
import type { PreparedBatch } from './prepare-batch.ts';
import { type PushProblem, problem } from './push-problem.ts';

export type PushVerdict = PushAnswer | PushProblem;

export interface PushDecision {
  readonly answer: PushVerdict;
  /** The log or the chain alone says so: nothing else that is wrong with the batch would come before it. */
  readonly isOfChain?: true;
  readonly write?: PushWrite;
}

export interface PushContext {
  readonly now: number;
  readonly sha256: HashText;
  /** The hub's log that the batch was decided on. */
  readonly epoch: string;
  /** The seal of the run that this one was sent behind, before the answer to that one was there. */
  readonly follows: string | undefined;
  /** The office of the device that brings it, where that is not its author. */
  readonly carrier: OfficeId | undefined;
  /** The carrier says that it read the run in an older log of this hub. */
  readonly isLost: boolean;
}

export function decidePush(facts: PushFacts, batch: PreparedBatch, context: PushContext): PushDecision {
  if (context.epoch !== facts.epoch) return { answer: { kind: 'other-log', epoch: facts.epoch }, isOfChain: true };
  const placed = placeInChain(facts, batch, context);
  if (placed !== undefined) return { answer: placed, isOfChain: true };
  // The chain may end in the same event by another run: what was decided again since must not be taken as it was.
  if (context.follows !== undefined && context.follows !== facts.lastSeal)
    return { answer: { kind: 'gap', epoch: facts.epoch, head: deviceHeadOf(facts) }, isOfChain: true };
  if (batch.events.some(({ envelope }) => facts.takenEvents.has(envelope.id)) || hasDoubledEvent(batch)) {
    return { answer: problem('malformed', 'event id used before') };
  }
  const walk = newBatchWalk(facts, { city: batch.question.city, carrier: context.carrier });
  for (const [commandIndex, command] of batch.commands.entries()) {
    const stop = takeCommand(walk, command);
    if (stop !== undefined) return { answer: { ...stop, commandIndex } };
  }
  const miscounted = scopeProblem(facts, batch, { walk, sha256: context.sha256 });
  if (miscounted !== undefined) return { answer: miscounted };
  const hubSequence = facts.head + walk.events.length;
  return {
    answer: { kind: 'accepted', epoch: facts.epoch, hubSequence, repeated: false },
    write: writeOf(walk, batch, context.now),
  };
}

/** What there is to say when the batch does not start at the hub's end of the device's chain. */
function placeInChain(
  facts: PushFacts,
  { batch: { seal }, events }: PreparedBatch,
  context: PushContext,
): PushVerdict | undefined {
  const { chain } = facts;
  if (seal.lastSequence <= chain.deviceSequence) {
    // A run that was carried here came without what its author superseded: the author says whether it is its chain.
    if (facts.known === undefined) return { kind: 'gap', epoch: facts.epoch, head: deviceHeadOf(facts) };
    if (facts.known.hash !== seal.hash) return problem('forked', `sequence ${String(seal.lastSequence)}`);
    // Its events are here, but in other runs, or not as ones that count: under the seals of those they are handed on.
    const { firstSequence, lastSequence, scopes } = facts.known;
    const isSameRun =
      firstSequence === seal.firstSequence &&
      lastSequence === seal.lastSequence &&
      scopes.map(({ root }) => root).join() === seal.scopes.map(({ root }) => root).join();
    if (!isSameRun) return { kind: 'gap', epoch: facts.epoch, head: deviceHeadOf(facts) };
    const hubSequence = facts.known.hubSequence ?? facts.head;
    return { kind: 'accepted', epoch: facts.epoch, hubSequence, repeated: true };
  }
  if (facts.revokedAt !== null && !isVouchedFor(seal, facts, context))
    return problem('revoked', 'the device that sealed the batch');
  const overlap = chain.deviceSequence - seal.firstSequence;
  const there = events.find(({ envelope }) => envelope.deviceSequence === chain.deviceSequence);
  const hashThere = overlap < 0 ? seal.previousHash : (there?.envelope.hash ?? chain.hash);
  if (overlap >= -1 && hashThere !== chain.hash) return problem('forked', `sequence ${String(chain.deviceSequence)}`);
  if (overlap === -1) return undefined;
  return { kind: 'gap', epoch: facts.epoch, head: deviceHeadOf(facts) };
}

/**
 * What a revoked device did before it was revoked counts, and a hub that was restored gets it back from whoever read it.
 * Where no log was ever restored nobody can have read what is not here: then nobody's word counts (decisions/0046).
 */
function isVouchedFor(
  { sealedAt }: PreparedBatch['batch']['seal'],
  { revokedAt, isRestored }: PushFacts,
  { carrier, isLost }: PushContext,
): boolean {
  return isRestored && isLost && carrier !== undefined && sealedAt <= (revokedAt ?? 0);
}

function deviceHeadOf({ chain, counts }: PushFacts): DeviceHead {
  const scopes = [...counts].map(([scope, count]) => ({ scope, count }));
  return { ...chain, scopes: scopes.sort((a, b) => (a.scope < b.scope ? -1 : 1)) };
}

function hasDoubledEvent({ events }: PreparedBatch): boolean {
  return new Set(events.map(({ envelope }) => envelope.id)).size !== events.length;
}

/** The seal's counts and roots against what the hub counted, and against what the batch holds. */
function scopeProblem(
  facts: PushFacts,
  { batch: { seal }, commands }: PreparedBatch,
  { walk, sha256 }: { readonly walk: BatchWalk; readonly sha256: HashText },
): PushProblem | undefined {
  const miscounted = seal.scopes.find(({ scope, from }) => (facts.counts.get(scope as OfficeId) ?? 0) !== from);
  if (miscounted !== undefined) return problem('bad-counts', `scope ${miscounted.scope}`);
  const strayed = strayedScope(seal, commands, {
    sha256,
    scopeOf: (event) => walk.streams.get(event.stream)?.scope,
    isVisible: () => true,
  });
  return strayed === undefined ? undefined : problem('bad-scope', `scope ${strayed}`);
}
