import { uuidv7 } from 'uuidv7';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { err, ok } from '../../../src/kernel/result.ts';
import { hubState, saveHub } from '../../../src/store/sync/hub-state.ts';
import { acknowledge, resetToHead } from '../../../src/store/sync/acknowledge.ts';
import { type Applied, applyOrdered } from '../../../src/store/sync/apply-ordered.ts';
import { nextBatch } from '../../../src/store/sync/next-batch.ts';
import type { Redecide } from '../../../src/store/sync/redecide.ts';
import { supersedeRefused } from '../../../src/store/sync/refused.ts';
import { type CommitResult, commit } from '../../../src/store/unit-of-work.ts';
import { START, type TemporaryDesk, temporaryDesk } from '../store/temporary-desk.ts';
import type { HonestHub } from './honest-hub.ts';
import { readHere } from './read-here.ts';

/**
 * Desks with jars: whoever fills a jar says how much, and the rule is that a jar never holds more than `LIMIT`. A jar
 * of an office is a stream of that office's scope, `jar:…`; a claim `claim:…` is for the whole city.
 */
const CITY = '6301' as OfficeId;
const LIMIT = 10;

export interface Fill {
  readonly stream: string;
  readonly amount: number;
  /** Another stream that the same command writes on. */
  readonly also?: string;
  /** Somebody else each time unless told. */
  readonly by?: string;
}

export interface SyncedDesk extends TemporaryDesk {
  office: OfficeId;
  /** The ids of commands that were answered with "saved". */
  readonly saved: string[];
}

export function joinedDesk(hub: HonestHub, office: string): SyncedDesk {
  const desk = temporaryDesk();
  hub.enrol(desk.file, office);
  saveHub(desk.file.db, {
    url: 'http://hub.invalid',
    city: CITY,
    office: office as OfficeId,
    epoch: hub.epoch,
    cursor: 0,
    headSequence: 0,
    lastSyncedAt: null,
    firstDone: false,
    certificate: null,
    stopped: null,
  });
  return Object.assign(desk, { office: office as OfficeId, saved: [] });
}

/** What a person at the desk does; false when the rule refuses it. */
export function fill(desk: SyncedDesk, wish: Fill): CommitResult | undefined {
  const decided = decideFill(desk, wish);
  if (decided === undefined) return undefined;
  const commandId = uuidv7();
  const result = commit(desk.file, {
    commandId,
    commandName: 'jar.fill',
    commandPayload: wish,
    actor: wish.by ?? uuidv7(),
    office: officeOf(wish.stream) ?? desk.office,
    wallTime: START,
    appends: decided,
    outcome: { filled: wish.amount },
  });
  if (result.kind === 'committed') desk.saved.push(commandId);
  return result;
}

/** `jar:630104003-7` is a jar of that street. */
function officeOf(stream: string): string | undefined {
  return /^jar:(\d+)-/.exec(stream)?.[1];
}

function decideFill(desk: SyncedDesk, { stream, amount, also }: Fill) {
  const streams = also === undefined || also === stream ? [stream] : [stream, also];
  const loaded = streams.map((each) => ({ stream: each, ...desk.file.load(each) }));
  const isFull = loaded.some(({ events }) => {
    const total = events.reduce((sum, event) => sum + Number(event.payload['amount']), 0);
    return total + amount > LIMIT;
  });
  if (isFull) return undefined;
  return loaded.map(({ stream: each, version }) => ({
    stream: each,
    expectedVersion: version,
    events: [{ type: 'jar.filled.v2', payload: { amount } }],
  }));
}

export function redecideFill(desk: SyncedDesk): Redecide {
  return ({ payload }) => {
    const wish = payload as Fill;
    const appends = decideFill(desk, wish);
    return appends === undefined ? err({ code: 'jar-full' }) : ok({ appends, outcome: { filled: wish.amount } });
  };
}

/** One push of what waits, and what the answer asks for. */
export function pushOnce(
  desk: SyncedDesk,
  hub: HonestHub,
  options: { loseAnswer?: boolean; maxCommands?: number } = {},
) {
  const { maxCommands } = options;
  const batch = nextBatch(desk.file, { now: START, ...(maxCommands === undefined ? {} : { maxCommands }) });
  if (batch === undefined) return undefined;
  const answer = hub.push(batch);
  if (options.loseAnswer === true) return answer;
  if (answer.kind === 'accepted') acknowledge(desk.file, batch, answer.hubSequence);
  if (answer.kind === 'gap') resetToHead(desk.file, answer.head);
  if (answer.kind === 'refused') {
    const commandId = batch.commands[answer.commandIndex]?.commandId ?? '';
    supersedeRefused(desk.file, { commandId, reason: answer.reason }, { redecide: redecideFill(desk) });
  }
  return answer;
}

export function pullOnce(desk: SyncedDesk, hub: HonestHub, limit?: number): Applied {
  const state = hubState(desk.file.db);
  const page = hub.pull({
    device: desk.file.device.id,
    after: state?.cursor ?? 0,
    ...(limit === undefined ? {} : { limit }),
  });
  const applied = applyOrdered(desk.file, readHere(page), { redecide: redecideFill(desk) });
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value;
}

/** Until nothing waits and nothing comes. */
export function settle(desks: readonly SyncedDesk[], hub: HonestHub): void {
  for (let round = 0; round < 200; round += 1) {
    let moved = false;
    for (const desk of desks) {
      const answer = pushOnce(desk, hub);
      if (answer !== undefined) moved = true;
      const before = hubState(desk.file.db)?.cursor;
      pullOnce(desk, hub);
      if (hubState(desk.file.db)?.cursor !== before) moved = true;
    }
    if (!moved) return;
  }
  throw new Error('the desks do not come to rest');
}
