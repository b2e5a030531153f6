/**
 * What waited at a damaged desk goes to the hub under the seals of the identity that wrote it, command by command. What
 * the hub does not take becomes an item for a person at the healed desk, and travels once more as superseded, so that
 * the chain goes on behind it. Whoever was told "saved" finds it in the city's order or in an item.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import { packId } from '../../store/compact-id.ts';
import type { UnsentChain, UnsentCommand } from '../../store/heal/rescue.ts';
import { type ChainPlace, endOf } from '../../store/sync/next-batch.ts';
import { judgeFailure } from '../../sync/sync-stop.ts';
import type { HubFailure } from '../sync/hub-failure.ts';
import type { HubResult } from '../sync/hub-client.ts';

export interface UnsentReport {
  /** Commands that the hub ordered now. */
  readonly sent: number;
  /** The hub had them: only its answer had been lost. */
  readonly there: number;
  readonly items: number;
}

export interface Sending {
  /** Documents before the batch that names them. */
  readonly push: (batch: Batch) => Promise<HubResult<PushAnswer>>;
  /** Keeps an item before the hub is told that the command counts for nothing; false when it is there already. */
  readonly keepItem: (command: UnsentCommand['command'], reason: string) => void;
  readonly hasItem: (commandId: string) => boolean;
  readonly now: () => number;
}

interface Progress {
  place: ChainPlace;
  sent: number;
  there: number;
  items: number;
  /** Why nothing more of this chain can be sent. */
  stuck: string | undefined;
}

/** An error when the hub cannot be reached: what was done stays done, and the same call goes on from there. */
export async function sendUnsent(
  chains: readonly UnsentChain[],
  sending: Sending,
): Promise<Result<UnsentReport, HubFailure>> {
  const report = { sent: 0, there: 0, items: 0 };
  for (const { place, commands } of chains) {
    const at: Progress = { place, sent: 0, there: 0, items: 0, stuck: undefined };
    for (const command of commands) {
      const failure = await sendOne(command, at, sending);
      if (failure !== undefined) return err(failure);
    }
    report.sent += at.sent;
    report.there += at.there;
    report.items += at.items;
  }
  return ok(report);
}

async function sendOne(unsent: UnsentCommand, at: Progress, sending: Sending): Promise<HubFailure | undefined> {
  const { command, isSuperseded } = unsent;
  if (unsent.lastSequence <= at.place.sequence) {
    noteThere(unsent, at, sending);
    return undefined;
  }
  let reason = at.stuck;
  if (reason === undefined) {
    const tried = await pushed(unsent, at, { sending, asSuperseded: false });
    if (!tried.ok) return tried.error;
    if (tried.value === 'taken') {
      if (!isSuperseded) at.sent += 1;
      return undefined;
    }
    if (tried.value === 'there') {
      noteThere(unsent, at, sending);
      return undefined;
    }
    reason = tried.value;
  }
  if (!isSuperseded) {
    sending.keepItem(command, reason);
    at.items += 1;
  }
  if (at.stuck !== undefined) return undefined;
  const archived = await pushed(unsent, at, { sending, asSuperseded: true });
  if (!archived.ok) return archived.error;
  if (archived.value !== 'taken' && archived.value !== 'there') at.stuck = archived.value;
  return undefined;
}

function noteThere({ command, isSuperseded }: UnsentCommand, at: Progress, { hasItem }: Sending): void {
  if (isSuperseded) return;
  // After a try that was cut off: the hub may have it as what counts for nothing.
  if (hasItem(command.commandId)) at.items += 1;
  else at.there += 1;
}

interface How {
  readonly sending: Sending;
  readonly asSuperseded: boolean;
}

/** `taken`, `there`, or the code of the protocol that says why not. */
async function pushed(unsent: UnsentCommand, at: Progress, { sending, asSuperseded }: How): Promise<HubResult<string>> {
  // Twice: once to learn where the hub stands with the chain.
  for (let attempt = 1; ; attempt += 1) {
    const batch = unsent.seal(at.place, { now: sending.now(), asSuperseded });
    const answer = await sending.push(batch);
    if (!answer.ok) return aboutBatch(answer.error);
    const { value } = answer;
    switch (value.kind) {
      case 'accepted':
        at.place = endOf(batch, at.place);
        return ok(value.repeated ? 'there' : 'taken');
      case 'gap': {
        const { deviceSequence, hash, scopes } = value.head;
        const counts = new Map(scopes.map(({ scope, count }) => [scope, count]));
        at.place = { device: packId(batch.seal.device), sequence: deviceSequence, hash, counts };
        if (deviceSequence >= unsent.lastSequence) return ok('there');
        if (attempt > 1 || deviceSequence + 1 !== unsent.firstSequence) return ok('gap');
        break;
      }
      case 'behind':
      case 'other-log':
        return ok(value.kind);
      case 'refused':
        return ok(value.reason);
    }
  }
}

/** What the hub will say to this batch every time is an answer; anything else passes. */
function aboutBatch(failure: HubFailure): HubResult<string> {
  const isFinal = failure.kind === 'problem' && !judgeFailure(failure).passes;
  return isFinal ? ok(failure.problem.code) : err(failure);
}
