import type { HistoryEntry } from '../../../contract/cases.ts';
import type { Conflict, ConflictSummary } from '../../../contract/conflicts.ts';
import type { AnyRefusal } from '../../../contract/errors.ts';
import { homeClaimStream } from '../../../domain/unit/home-claim.ts';
import type { Envelope } from '../../../protocol/envelope.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { type ConflictItem, conflictById, conflictPage } from '../../../store/sync/conflicts.ts';
import { historyEntry } from '../../application/case-view.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { UnitNo } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { staffName } from '../../staff/staff-stream.ts';
import { decideOnTop } from './again.ts';
import { conflictAbout } from './conflict-about.ts';
import { conflictFields } from './conflict-fields.ts';
import { type ConflictSubject, caseOfSubject, conflictSubject, maySee } from './conflict-subject.ts';
import { possibleNow } from './possible-now.ts';
import { statesOf } from './shown-state.ts';

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
  const again = item.state === 'open' ? decideOnTop(desk, item, person.actor) : undefined;
  return {
    ...summaryOf(desk, item, subject),
    mine: mineOf(desk, item, subject),
    theirs: theirsOf(desk, item, subject),
    fields: [...conflictFields(statesOf(desk, subject))],
    refusal: item.refusal as AnyRefusal | null,
    hubRefusal: item.hubReason,
    actions: [...possibleNow(desk, subject, person.actor)],
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
    return shown.map((event) => ({ ...told(desk, event), commandId, commandName: name }));
  });
}

/**
 * What others did meanwhile. A lease that lost its home has nothing new in its own history: then what took the home is
 * told. Whom an identity number belongs to elsewhere is not: that claim names a household of another office.
 */
function theirsOf(desk: OpenDesk, { commands }: ConflictItem, { caseId, stream, since }: ConflictSubject) {
  if (since.length > 0 || caseId !== null) return since.map((event) => told(desk, event));
  const first = new Map<string, number>();
  for (const event of commands.flatMap(({ events }) => events)) {
    const isTold = event.stream !== stream && IN_THE_WAY.some((kind) => event.stream.startsWith(kind));
    if (isTold && !first.has(event.stream)) first.set(event.stream, event.streamVersion);
  }
  return [...first]
    .flatMap(([beside, version]) =>
      desk.file.load(beside).events.filter(({ streamVersion }) => streamVersion >= version),
    )
    .map((event) => told(desk, event));
}

/** What stands beside the thing and may have been taken: of a home, of a household's year; homes and money themselves. */
const IN_THE_WAY = [homeClaimStream('' as UnitNo), 'claim:review-', 'unit:', 'lease:', 'rent:'];

/** As the history tells it, with the names of people in place of their ids. */
function told(desk: OpenDesk, event: LoadedEvent): HistoryEntry {
  const entry = historyEntry(desk, event);
  if (entry.type.startsWith('application.')) return entry;
  const names = Object.entries(entry.details).flatMap(([key, value]): [string, string][] => {
    if (!PEOPLE.has(key) || typeof value !== 'string') return [];
    const name = staffName(desk, value);
    return name === '' ? [] : [[key, name]];
  });
  return { ...entry, details: { ...entry.details, ...Object.fromEntries(names) } };
}

/** Parts of an event that say who. */
const PEOPLE: ReadonlySet<string> = new Set(['to', 'staffId', 'secondBy', 'first']);

function summaryOf(desk: OpenDesk, item: ConflictItem, subject: ConflictSubject): ConflictSummary {
  const state = caseOfSubject(subject);
  const [first] = item.commands;
  return {
    conflictId: item.conflictId,
    openedAt: item.openedAt,
    caseId: subject.caseId,
    caseNo: state?.caseNo ?? '',
    applicantName: state?.content.members[0]?.name ?? '',
    about: subject.caseId === null ? conflictAbout(desk, subject) : null,
    commandName: first?.name ?? '',
    byName: staffName(desk, first?.actor ?? ''),
    commands: item.commands.length,
    state: item.state,
  };
}
