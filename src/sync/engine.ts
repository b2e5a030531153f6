/**
 * The loop that keeps a desk and its hub together: send until nothing waits, read to the head, wait there for news.
 *
 * Every answer goes through `syncStep`, which says what it means; what it asks for is done by the store, in one
 * transaction each. So a crash between any two lines leaves a state from which the loop goes on: a run whose answer
 * was lost is sent again (the hub knows it) or comes back by a read; a page that was half fetched is fetched again.
 */
import { REQUEST_WINDOW_MS } from '../protocol/request-signature.ts';
import type { Batch } from '../protocol/batch.ts';
import type { ReadPage } from '../protocol/read-run.ts';
import type { AbortSignalLike } from '../protocol/transport.ts';
import { type Abort, newAbort } from './abort.ts';
import { waitAfter } from './backoff.ts';
import { type EndsRound, askEnds, newEndsRound, settleEnds } from './chain-ends.ts';
import { type OfferRound, type Offered, newOfferRound, offerNext } from './offer.ts';
import type { AppliedPage, Distrust, StoredLink, SyncPorts, SyncReport } from './ports.ts';
import { type SyncEffect, type SyncMessage, type SyncState, syncStep } from './sync-state.ts';
import { type Judged, type LineFailure, type SyncStop, judgeFailure } from './sync-stop.ts';

/** How long the hub may keep a question open while there is nothing new. */
export const LONG_POLL_MS = 25_000;

export type StepResult =
  /** Something was done; there may be more. */
  | { readonly kind: 'went-on' }
  /** Try again then. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** A person must say so first. */
  | { readonly kind: 'stopped' }
  /** No hub. */
  | { readonly kind: 'alone' };

export interface SyncEngine {
  /** One exchange with the hub. Never two at a time. */
  step(): Promise<StepResult>;
  /** Steps until `signal` is aborted. */
  run(signal: AbortSignalLike): Promise<void>;
  /** Something was saved: a question that waits for news is put aside for it. */
  poke(): void;
  /** A person says: try again now. */
  retry(): void;
  report(): SyncReport;
}

/** What is forgotten at a restart and learned again. */
interface Memory {
  mayPush: number | null;
  head: number | null;
  failures: number;
  /** The cursor at the last `behind`; a second one there means that reading does not help. */
  behindAt: number | null;
  gaps: number;
  /** Answers in a row that only time or a person may mend. */
  stuck: number;
  fetchedFrom: number | null;
  offers: OfferRound;
  ends: EndsRound;
  clockOffBy: number | null;
  current: Abort;
  isWaiting: boolean;
  isEnding: boolean;
  report: SyncReport;
}

interface Engine {
  readonly ports: SyncPorts;
  readonly memory: Memory;
}

const QUIET: SyncReport = {
  phase: 'syncing',
  cause: null,
  detail: '',
  attempts: 0,
  nextTryAt: null,
  fetched: null,
  clockOffBy: null,
  applied: null,
};

export function createEngine(ports: SyncPorts): SyncEngine {
  const engine: Engine = {
    ports,
    memory: {
      mayPush: null,
      head: null,
      failures: 0,
      behindAt: null,
      gaps: 0,
      stuck: 0,
      fetchedFrom: null,
      offers: newOfferRound(),
      ends: newEndsRound(),
      clockOffBy: null,
      current: newAbort(),
      isWaiting: false,
      isEnding: false,
      report: QUIET,
    },
  };
  const { memory } = engine;
  return {
    step: () => step(engine),
    run: (signal) => run(engine, signal),
    poke: () => {
      if (memory.isWaiting) memory.current.abort();
    },
    retry: () => {
      if (ports.store.link() === undefined) return;
      ports.store.saveStop(null);
      memory.failures = 0;
      memory.stuck = 0;
      memory.current.abort();
    },
    report: () => memory.report,
  };
}

const NOTHING = { kind: 'nothing' } as const;

async function run(engine: Engine, signal: AbortSignalLike): Promise<void> {
  const { memory, ports } = engine;
  signal.addEventListener('abort', () => {
    memory.isEnding = true;
    memory.current.abort();
  });
  while (!isAborted(signal)) {
    const result = await step(engine);
    if (result.kind === 'went-on') continue;
    if (isAborted(signal)) return;
    memory.current = newAbort();
    await ports.sleep(result.kind === 'wait' ? result.ms : LONG_POLL_MS, memory.current.signal);
  }
}

/** It may be aborted while something is awaited. */
function isAborted(signal: AbortSignalLike): boolean {
  return signal.aborted;
}

async function step(engine: Engine): Promise<StepResult> {
  const { ports, memory } = engine;
  if (!memory.isEnding) memory.current = newAbort();
  try {
    const link = ports.store.link();
    if (link === undefined) return { kind: 'alone' };
    if (link.stopped !== null) return stopped(engine, link.stopped);
    if (!link.isHeadKnown) return await headStep(engine, link);
    // What the hub lost is offered once it is clear what it has.
    const mended = memory.head === link.cursor ? await mend(engine, link) : NOTHING;
    if (mended.kind === 'failed') return failed(engine, mended.failure);
    if (mended.kind === 'went-on') return { kind: 'went-on' };
    const batch = waiting(engine);
    if (batch !== undefined) return await pushStep(engine, link, batch);
    if (memory.mayPush === null) ports.store.departRest();
    return await pullStep(engine, link);
  } catch (error) {
    return faulted(engine, error);
  }
}

/** After a hub was restored: what it lost is offered, and what it will not bring again gives way. */
async function mend({ ports, memory }: Engine, link: StoredLink): Promise<Offered> {
  const { signal } = memory.current;
  const asked = await askEnds(ports, memory.ends, { link, signal });
  return asked.kind === 'nothing' ? await offerNext(ports, memory.offers, { link, signal }) : asked;
}

/** In another log, the hub may have less of this desk's chain, and must be given it again. */
async function headStep(engine: Engine, link: StoredLink): Promise<StepResult> {
  const { ports, memory } = engine;
  const head = await ports.head(memory.current.signal);
  if (!head.ok) return failed(engine, head.error);
  const reset = ports.store.resetToHead(head.value, link.device);
  return reset.ok ? { kind: 'went-on' } : giveUp(engine, distrusted(reset.error));
}

function waiting({ ports, memory }: Engine): Batch | undefined {
  if (memory.mayPush === 0) return undefined;
  const limit = memory.mayPush === null ? {} : { maxCommands: memory.mayPush };
  return ports.store.nextBatch({ now: ports.now(), ...limit });
}

async function pushStep(engine: Engine, link: StoredLink, batch: Batch): Promise<StepResult> {
  const { ports, memory } = engine;
  say(engine, { phase: link.firstDone ? 'syncing' : 'first' });
  const documents = await ports.sendDocuments(batch, memory.current.signal);
  if (!documents.ok) return failed(engine, documents.error, batch);
  const answer = await ports.push({ batch, epoch: link.epoch }, memory.current.signal);
  if (!answer.ok) return failed(engine, answer.error, batch);
  memory.failures = 0;
  const sent = { seal: batch.seal, commandIds: batch.commands.map(({ commandId }) => commandId) };
  const done = take(engine, link, { message: { kind: 'pushed', sent, answer: answer.value }, batch });
  if (done.kind !== 'went-on') return done;
  if (answer.value.kind === 'accepted') {
    memory.gaps = 0;
    memory.stuck = 0;
    memory.behindAt = null;
    memory.offers.mayHelp = true;
  }
  if (answer.value.kind === 'gap') memory.gaps += 1;
  if (answer.value.kind === 'behind') {
    // Sent, read to the head, sent again, and nothing had come: reading does not help, time or a person may.
    if (memory.behindAt === link.cursor) return stuck(engine, 'behind without news', batch);
    memory.behindAt = link.cursor;
  }
  return memory.gaps > 2 ? stuck(engine, 'the hub’s end of the chain moves', batch) : done;
}

async function pullStep(engine: Engine, link: StoredLink): Promise<StepResult> {
  const { ports, memory } = engine;
  if (link.moving !== null && link.moving.after >= link.cursor) {
    ports.store.finishMove();
    return { kind: 'went-on' };
  }
  const place = link.moving === null ? { after: link.cursor } : { after: link.moving.after, only: link.moving.to };
  memory.isWaiting = memory.head === link.cursor && memory.mayPush === null && memory.ends.asked === null;
  if (memory.isWaiting) memory.ends.isDone = false;
  const wait = memory.isWaiting ? LONG_POLL_MS : 0;
  say(engine, memory.isWaiting ? { phase: 'idle' } : { phase: link.firstDone ? 'syncing' : 'first' });
  const answer = await ports.pull({ ...place, wait }, memory.current.signal);
  const wasPutAside = memory.isWaiting && memory.current.signal.aborted;
  memory.isWaiting = false;
  if (!answer.ok) return wasPutAside ? { kind: 'went-on' } : failed(engine, answer.error);
  memory.failures = 0;
  noteClock(engine, answer.value.hubTime);
  const message = { kind: 'pulled', only: link.moving?.to ?? null, answer: answer.value } as const;
  return take(engine, link, { message, page: answer.value });
}

/** A message with what it carries for the store. */
interface Delivery {
  readonly message: SyncMessage;
  readonly batch?: Batch;
  readonly page?: ReadPage;
}

/** Judges a message and does what it asks for; only then the next state holds. */
function take(engine: Engine, link: StoredLink, delivery: Delivery): StepResult {
  const { ports, memory } = engine;
  const { epoch, office, cursor, moving, stopped: stop } = link;
  const state: SyncState = {
    epoch,
    office,
    cursor,
    moving,
    stopped: stop,
    mayPush: memory.mayPush,
    head: memory.head,
  };
  const next = syncStep(state, delivery.message);
  if (next.kind === 'reject') return giveUp(engine, next.stop);
  const distrust = carryOut(engine, next.effect, delivery);
  if (distrust !== undefined) return giveUp(engine, distrusted(distrust));
  memory.mayPush = next.state.mayPush;
  memory.head = next.state.head;
  if (next.effect.do === 'begin-log') Object.assign(memory, { offers: newOfferRound(), ends: newEndsRound() });
  if (!link.firstDone && next.state.moving === null && next.state.head === next.state.cursor)
    ports.store.saveFirstDone();
  return { kind: 'went-on' };
}

function carryOut(engine: Engine, effect: SyncEffect, { batch, page }: Delivery): Distrust | undefined {
  const { store } = engine.ports;
  switch (effect.do) {
    case 'nothing':
      return undefined;
    case 'acknowledge':
      if (batch !== undefined) store.acknowledge(batch, effect.hubSequence);
      return undefined;
    case 'apply':
      return page === undefined ? undefined : apply(engine, page);
    case 'reset-to-head': {
      const reset = store.resetToHead(effect.head, effect.device);
      return reset.ok ? undefined : reset.error;
    }
    case 'begin-log':
      store.beginLog(effect.epoch);
      return undefined;
    case 'begin-move':
      store.beginMove(effect.office);
      return undefined;
    case 'supersede':
      store.supersedeRefused(effect);
      return undefined;
  }
}

function apply(engine: Engine, page: ReadPage): Distrust | undefined {
  const { ports, memory } = engine;
  const only = ports.store.link()?.moving?.to ?? null;
  const applied = ports.store.apply(page, only);
  if (!applied.ok) return applied.error;
  memory.fetchedFrom ??= page.after;
  const isAtHead = page.upTo === page.head;
  const fetched = isAtHead ? null : { from: memory.fetchedFrom, upTo: page.upTo, head: page.head };
  if (isAtHead) memory.fetchedFrom = null;
  // A run that did not stand alone may stand on what came.
  if (applied.value.events > 0) memory.offers.mayHelp = true;
  const gaveWay = only === null ? settleEnds(ports, memory.ends, page) : undefined;
  const rebased = [...applied.value.rebased, ...(gaveWay?.rebased ?? [])];
  const conflicts = [...applied.value.conflicts, ...(gaveWay?.conflicts ?? [])];
  sayApplied(engine, fetched, { ...applied.value, rebased, conflicts });
  return undefined;
}

function noteClock({ ports, memory }: Engine, hubTime: number): void {
  const offBy = hubTime - ports.now();
  memory.clockOffBy = Math.abs(offBy) > REQUEST_WINDOW_MS ? offBy : null;
}

function failed(engine: Engine, failure: LineFailure, batch?: Batch): StepResult {
  if (engine.memory.isEnding) return { kind: 'went-on' };
  if (failure.kind === 'problem') noteClock(engine, failure.problem.hubTime);
  const judged = judgeFailure(failure);
  return judged.passes ? backOff(engine, judged, batch) : giveUp(engine, judged);
}

function stuck(engine: Engine, detail: string, batch: Batch): StepResult {
  engine.memory.stuck += 1;
  engine.memory.failures = engine.memory.stuck - 1;
  return backOff(engine, { cause: 'hub-fault', detail, passes: true }, batch);
}

function faulted(engine: Engine, error: unknown): StepResult {
  const isFull = typeof error === 'object' && error !== null && 'code' in error && error.code === 'disk-full';
  const detail = error instanceof Error ? error.message : 'a fault that is no error';
  return backOff(engine, { cause: isFull ? 'disk-full' : 'fault', detail, passes: true });
}

function backOff(engine: Engine, { cause, detail }: Judged, batch?: Batch): StepResult {
  const { ports, memory } = engine;
  memory.failures += 1;
  const ms = waitAfter(memory.failures, ports.random());
  const nextTryAt = ports.now() + ms;
  // Where the disk is full or the store at fault there is nothing to note it in.
  if (batch !== undefined) ports.store.noteAttempt(batch, { error: cause, nextTryAt });
  say(engine, { phase: 'trouble', cause, detail, attempts: memory.failures, nextTryAt });
  return { kind: 'wait', ms };
}

function giveUp(engine: Engine, stop: SyncStop): StepResult {
  const { cause, detail } = stop;
  engine.ports.store.saveStop({ cause, detail });
  return stopped(engine, stop);
}

function stopped(engine: Engine, { cause, detail }: SyncStop): StepResult {
  say(engine, { phase: 'stopped', cause, detail });
  return { kind: 'stopped' };
}

function distrusted({ problem, device, detail }: Distrust): SyncStop {
  const who = device === undefined ? '' : ` of device ${device}`;
  return { cause: 'hub-not-trusted', detail: `${problem}${who}: ${detail}` };
}

function say({ ports, memory }: Engine, said: Partial<SyncReport>): void {
  const { fetched } = memory.report;
  const isFetching = said.phase === 'syncing' || said.phase === 'first';
  memory.report = { ...QUIET, fetched: isFetching ? fetched : null, clockOffBy: memory.clockOffBy, ...said };
  ports.report(memory.report);
}

function sayApplied({ ports, memory }: Engine, fetched: SyncReport['fetched'], applied: AppliedPage): void {
  memory.report = { ...memory.report, fetched, applied, clockOffBy: memory.clockOffBy };
  ports.report(memory.report);
}
