import type { AnyRefusal } from '../../../contract/errors.ts';
import type { ConflictChoice, ConflictSettled } from '../../../domain/conflict/settled.ts';
import type { CommandId, StaffId } from '../../../kernel/ids.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { StoreFault } from '../../../store/store-fault.ts';
import { settleConflict } from '../../../store/sync/conflicts.ts';
import { leaveOnceSent } from '../../../store/sync/depart.ts';
import { type CommitRequest, commitMany, recordedCommand } from '../../../store/unit-of-work.ts';
import { pendingStreams } from '../../application/pending-streams.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { repeatedOutcome } from '../../repeated-outcome.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { type OnTop, decideOnTop } from './again.ts';
import { type FoundConflict, findConflict } from './conflict-view.ts';
import { droppedReceipts, voidedAppends } from './dropped-receipts.ts';
import { type SavedSettlement, settledAppend } from './settled-event.ts';

export interface Settlement {
  readonly commandId: CommandId;
  readonly conflictId: string;
  readonly choice: ConflictChoice;
  readonly comment: string;
}

/**
 * Closes a conflict as a person chose, in one transaction: with `again`, their commands decided on top; always, one
 * event that says in the history of the case what was chosen. Refused: settled already, or by the rules (`again`).
 */
export function settle(desk: OpenDesk, settlement: Settlement, person: SignedIn): Result<null, AnyRefusal> {
  const named = {
    commandId: settlement.commandId,
    commandName: 'conflict.settle',
    actor: person.actor.staffId,
  };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined) {
    const same = before.value.outcome === settlement.conflictId;
    return same ? ok(null) : err({ code: 'command-id-reused' });
  }
  const found = findConflict(desk, settlement.conflictId, person);
  if (!found.ok) return found;
  if (found.value.item.state === 'settled') return err({ code: 'conflict-settled' });
  const onTop: Result<OnTop, AnyRefusal> =
    settlement.choice === 'again'
      ? decideOnTop(desk, found.value.item, person.actor)
      : ok({ commits: [], after: pendingStreams(desk.file) });
  if (!onTop.ok) return onTop;
  const { commits, after } = onTop.value;
  const closing = closingCommit({ ...desk, file: after.file }, { found: found.value, settlement, person, commits });
  const results = commitMany(desk.file, [...commits, closing]);
  invariant(
    results.every((result) => result.kind === 'committed'),
    'the closing commit throws when another was left out',
  );
  for (const topic of ['conflicts', 'leases', 'cases', 'checks', 'outbox', 'sync', 'staff', 'policies'] as const)
    desk.changes.publish(topic);
  return ok(null);
}

interface Closing {
  readonly found: FoundConflict;
  readonly settlement: Settlement;
  readonly person: SignedIn;
  readonly commits: readonly CommitRequest[];
}

function closingCommit(desk: OpenDesk, { found, settlement, person, commits }: Closing): CommitRequest {
  const { item, subject } = found;
  const { choice, comment, commandId, conflictId } = settlement;
  const settled: ConflictSettled = {
    conflictId,
    choice,
    comment,
    commands: item.commands.map((command) => ({
      commandId: command.commandId,
      name: command.name,
      by: command.actor as StaffId,
      at: command.wallTime,
    })),
  };
  const voided = droppedReceipts(desk, item, { choice, actor: person.actor });
  const payload: SavedSettlement = { caseId: subject.caseId, settled, voided };
  const { staffId, office } = person.actor;
  const at = desk.now();
  const appends = [settledAppend(desk, payload), ...voidedAppends(desk, voided)];
  return {
    commandId,
    commandName: 'conflict.settle',
    commandPayload: payload,
    actor: staffId,
    office,
    wallTime: at,
    appends,
    outcome: conflictId,
    also: (db) => {
      // Another program may have moved a stream since it was read: then nothing of this is written.
      if (commits.some((commit) => recordedCommand(db, commit.commandId) === undefined)) {
        throw new StoreFault('busy', 'busy: another program changed the case meanwhile');
      }
      settleConflict(db, { conflictId, choice, by: staffId, at, comment });
      // An item of an office that the desk was moved away from: its history goes where that office reads it.
      leaveOnceSent(
        db,
        appends.map(({ stream }) => stream),
      );
    },
  };
}
