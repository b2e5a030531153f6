import type { Conflict, ConflictSummary } from '../../../contract/conflicts.ts';
import type { AnyRefusal } from '../../../contract/errors.ts';
import { possibleActions } from '../../../domain/application/possible-actions.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import { type ConflictItem, conflictById, conflictPage } from '../../../store/sync/conflicts.ts';
import { loadApplication } from '../../application/application-stream.ts';
import { historyEntry } from '../../application/case-view.ts';
import { type OpenDesk, currentPolicy } from '../../open-desk.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { staffName } from '../../staff/staff-stream.ts';
import { decideOnTop } from './again.ts';
import { conflictFields } from './conflict-fields.ts';
import { type ConflictSubject, caseOfSubject, conflictSubject, maySee, statesOf } from './conflict-subject.ts';

interface ListWanted {
  readonly state: 'open' | 'settled';
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first, of those that lie in the person's reach. */
export function listConflicts(desk: OpenDesk, wanted: ListWanted, person: SignedIn): readonly ConflictSummary[] {
  const found: ConflictSummary[] = [];
  let { before } = wanted;
  for (;;) {
    const page = conflictPage(desk.file.db, { ...wanted, before });
    for (const item of page) {
      const subject = conflictSubject(desk, item);
      if (maySee(item, subject, person)) found.push(summaryOf(desk, item, subject));
      if (found.length === wanted.limit) return found;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < wanted.limit) return found;
    before = last.openedAt;
  }
}

export interface FoundConflict {
  readonly item: ConflictItem;
  readonly subject: ConflictSubject;
}

/** What is out of the person's reach answers as if it did not exist. */
export function findConflict(desk: OpenDesk, conflictId: string, person: SignedIn): Result<FoundConflict, AnyRefusal> {
  const item = conflictById(desk.file.db, conflictId);
  if (item === undefined) return err({ code: 'unknown-conflict' });
  const subject = conflictSubject(desk, item);
  return maySee(item, subject, person) ? ok({ item, subject }) : err({ code: 'unknown-conflict' });
}

/** Everything that a person needs to settle it. */
export function conflictView(desk: OpenDesk, { item, subject }: FoundConflict, person: SignedIn): Conflict {
  const now = subject.caseId === null ? undefined : loadApplication(desk.file, subject.caseId);
  const again = item.state === 'open' ? decideOnTop(desk, item, person.actor) : undefined;
  return {
    ...summaryOf(desk, item, subject),
    mine: mineOf(desk, item, subject),
    theirs: subject.since.map((event) => historyEntry(desk, event)),
    fields: [...conflictFields(statesOf(desk, subject))],
    refusal: item.refusal as AnyRefusal | null,
    hubRefusal: item.hubReason,
    actions: now === undefined ? [] : [...possibleActions(now.state, person.actor, { policy: currentPolicy(desk) })],
    againRefusal: again === undefined || again.ok ? null : again.error,
    settled:
      item.settled === null
        ? null
        : {
            choice: item.settled.choice,
            byName: staffName(desk, item.settled.by),
            at: item.settled.at,
            comment: item.settled.comment,
          },
  };
}

/** My commands with their events on what the conflict is about; where they have none there, with all. */
function mineOf(desk: OpenDesk, { commands }: ConflictItem, { stream }: ConflictSubject): Conflict['mine'] {
  return commands.flatMap(({ commandId, name, events }) => {
    const onSubject = events.filter((event) => event.stream === stream);
    const shown: readonly Envelope[] = onSubject.length > 0 ? onSubject : events;
    return shown.map((event) => ({ ...historyEntry(desk, event), commandId, commandName: name }));
  });
}

function summaryOf(desk: OpenDesk, item: ConflictItem, subject: ConflictSubject): ConflictSummary {
  const state = caseOfSubject(subject);
  const [first] = item.commands;
  return {
    conflictId: item.conflictId,
    openedAt: item.openedAt,
    caseId: subject.caseId,
    caseNo: state?.caseNo ?? '',
    applicantName: state?.content.members[0]?.name ?? '',
    commandName: first?.name ?? '',
    byName: staffName(desk, first?.actor ?? ''),
    commands: item.commands.length,
    state: item.state,
  };
}
