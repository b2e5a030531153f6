/**
 * What an answer of the hub means for this desk's link to it: (state, message) → advance | rebase | reject, pure.
 *
 * The events themselves are merged where they lie, in one transaction of the store (store/sync/apply-ordered.ts): a
 * merge here would need every pending event in memory and would do the same a second time. This file decides what is
 * sent, read and given up, and in which order (docs/decisions/0008-sync.md).
 *
 * Invariants, asserted on every step:
 *   1  Within one log of the hub (`epoch`) the cursor never goes back; in another log it begins at 0.
 *   2  A page is taken only from where the desk stands: it begins at the cursor, ends not before, and its log's head
 *      is not before its end.
 *   3  A run that is acknowledged is the run that was sent, and moves the head of its chain by exactly that run.
 *   4  After `behind`, nothing but the commands before the one that did not fit is sent until the desk has read to the
 *      head: the same command never meets the same history twice.
 *   5  A command that the hub refuses is one of those that were sent.
 *   6  While a move to another office is under way, only what lies below the new office is read, and never beyond the
 *      cursor's own place; streams leave after that.
 *   7  A rejected state stays rejected until a person says otherwise.
 */
import { invariant } from '../kernel/invariant.ts';
import type { BatchSeal } from '../protocol/batch-seal.ts';
import type { DeviceHead, PullAnswer, PushAnswer } from '../protocol/messages.ts';
import type { SyncStop } from './sync-stop.ts';

export interface SyncState {
  readonly epoch: string;
  readonly office: string;
  readonly cursor: number;
  /** Set while a move is under way: read again below the new office, up to `after`. */
  readonly moving: { readonly to: string; readonly after: number } | null;
  /** How many commands may be sent before the next read to the head; null for as many as there are. */
  readonly mayPush: number | null;
  /** The end of the hub's log, by its last answer. */
  readonly head: number | null;
  readonly stopped: SyncStop | null;
}

/** A batch without its events. */
export interface SentRun {
  readonly seal: Pick<BatchSeal, 'device' | 'firstSequence' | 'lastSequence'>;
  readonly commandIds: readonly string[];
}

export type SyncMessage =
  | { readonly kind: 'pushed'; readonly sent: SentRun; readonly answer: PushAnswer }
  | { readonly kind: 'pulled'; readonly only: string | null; readonly answer: Omit<PullAnswer, 'batches' | 'devices'> }
  | { readonly kind: 'gave-up'; readonly stop: SyncStop }
  | { readonly kind: 'retried' };

/** What the store is to do before the next state holds. */
export type SyncEffect =
  | { readonly do: 'nothing' }
  | { readonly do: 'acknowledge'; readonly hubSequence: number }
  | { readonly do: 'apply' }
  | { readonly do: 'reset-to-head'; readonly device: string; readonly head: DeviceHead }
  | { readonly do: 'begin-log'; readonly epoch: string }
  | { readonly do: 'begin-move'; readonly office: string }
  | { readonly do: 'supersede'; readonly commandId: string; readonly reason: string };

export type SyncStep =
  | { readonly kind: 'advance'; readonly state: SyncState; readonly effect: SyncEffect }
  /** What this desk decided meets another history. */
  | { readonly kind: 'rebase'; readonly state: SyncState; readonly effect: SyncEffect }
  | { readonly kind: 'reject'; readonly state: SyncState; readonly stop: SyncStop };

export function syncStep(state: SyncState, message: SyncMessage): SyncStep {
  const step = stepOf(state, message);
  const { epoch, cursor } = step.state;
  invariant(epoch !== state.epoch || cursor >= state.cursor, '1: the cursor never goes back');
  invariant(step.kind !== 'reject' || step.state.stopped !== null, '7: a rejection is kept');
  return step;
}

function stepOf(state: SyncState, message: SyncMessage): SyncStep {
  switch (message.kind) {
    case 'pushed':
      invariant(state.stopped === null, '7: nothing is sent while stopped');
      return pushed(state, message);
    case 'pulled':
      invariant(state.stopped === null, '7: nothing is read while stopped');
      return pulled(state, message);
    case 'gave-up':
      return reject(state, message.stop);
    case 'retried':
      return advance({ ...state, stopped: null });
  }
}

function pushed(state: SyncState, { sent, answer }: Extract<SyncMessage, { kind: 'pushed' }>): SyncStep {
  const { seal, commandIds } = sent;
  invariant(seal.lastSequence >= seal.firstSequence && commandIds.length > 0, '3: a run has commands');
  invariant(state.mayPush === null || commandIds.length <= state.mayPush, '4: only what fits is sent');
  switch (answer.kind) {
    case 'accepted': {
      if (answer.epoch !== state.epoch) return beginLog(state, answer.epoch);
      const mayPush = state.mayPush === null ? null : state.mayPush - commandIds.length;
      return advance({ ...state, mayPush }, { do: 'acknowledge', hubSequence: answer.hubSequence });
    }
    case 'gap':
      if (answer.epoch !== state.epoch) return beginLog(state, answer.epoch);
      return advance(state, { do: 'reset-to-head', device: seal.device, head: answer.head });
    case 'other-log':
      // A hub that says so of the log that was named is not answering this desk.
      return answer.epoch === state.epoch ? reject(state, nonsense('other-log')) : beginLog(state, answer.epoch);
    case 'behind':
      if (answer.commandIndex >= commandIds.length) return reject(state, nonsense('behind'));
      return { kind: 'rebase', state: { ...state, mayPush: answer.commandIndex }, effect: { do: 'nothing' } };
    case 'refused': {
      const commandId = commandIds[answer.commandIndex];
      // Invariant 5: a hub that names a command which was not sent is not answering this desk.
      if (commandId === undefined) return reject(state, nonsense('refused'));
      return { kind: 'rebase', state, effect: { do: 'supersede', commandId, reason: answer.reason } };
    }
  }
}

function pulled(state: SyncState, { only, answer }: Extract<SyncMessage, { kind: 'pulled' }>): SyncStep {
  if (answer.epoch !== state.epoch) return beginLog(state, answer.epoch);
  if (answer.office !== state.office) return beginMove(state, answer.office);
  const from = state.moving === null ? state.cursor : state.moving.after;
  invariant(only === (state.moving?.to ?? null), '6: while moving, only what lies below the new office is read');
  const fits = answer.after === from && answer.upTo >= answer.after && answer.head >= answer.upTo;
  if (!fits) return reject(state, nonsense('page'));
  if (state.moving !== null) {
    const moving = { to: state.moving.to, after: answer.upTo };
    return advance({ ...state, moving, head: answer.head }, { do: 'apply' });
  }
  const isAtHead = answer.upTo === answer.head;
  const mayPush = isAtHead ? null : state.mayPush;
  return advance({ ...state, cursor: answer.upTo, head: answer.head, mayPush }, { do: 'apply' });
}

/** The hub was restored from a backup: it is read from its beginning, and offered what it lost. */
function beginLog(state: SyncState, epoch: string): SyncStep {
  const next = { ...state, epoch, cursor: 0, head: null, moving: null, mayPush: null };
  return { kind: 'rebase', state: next, effect: { do: 'begin-log', epoch } };
}

function beginMove(state: SyncState, office: string): SyncStep {
  return advance({ ...state, office, moving: { to: office, after: 0 } }, { do: 'begin-move', office });
}

function advance(state: SyncState, effect: SyncEffect = { do: 'nothing' }): SyncStep {
  return { kind: 'advance', state, effect };
}

function reject(state: SyncState, stop: SyncStop): SyncStep {
  return { kind: 'reject', state: { ...state, stopped: stop }, stop };
}

function nonsense(detail: string): SyncStop {
  return { cause: 'hub-not-trusted', detail: `an answer that fits no question: ${detail}` };
}
