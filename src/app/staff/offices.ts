import type { CommandId, OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { type OfficeEvent, foldOffice } from '../../domain/office/events.ts';
import { type Office, covers, levelOf, officeAbove } from '../../domain/office/office.ts';
import { streamsWithPrefix } from '../../store/event-log.ts';
import { commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** A province has some 2,000 streets; a city never comes near. */
const MAX_OFFICES = 10_000;

export function officeStream(id: string): string {
  return `office:${id}`;
}

export function officeOf(desk: OpenDesk, id: string): Office | undefined {
  const { events } = desk.file.load(officeStream(id));
  return foldOffice(typedEvents<OfficeEvent>(events, 'office'));
}

export function officeName(desk: OpenDesk, id: string): string {
  return officeOf(desk, id)?.name ?? id;
}

/** The offices of the person's subtree, and those above theirs, in the order of their codes. */
export function officesInSight(desk: OpenDesk, own: OfficeId): readonly Office[] {
  return streamsWithPrefix(desk.file.db, 'office:', MAX_OFFICES)
    .flatMap(({ stream }) => officeOf(desk, stream.slice('office:'.length)) ?? [])
    .filter((office) => covers(own, office.id) || covers(office.id, own))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export interface NewOffice {
  readonly commandId: CommandId;
  readonly id: OfficeId;
  readonly name: string;
}

/** Adds an office below the administrator's own. Refused: outside their subtree, without one above, registered already. */
export function registerOffice(desk: OpenDesk, office: NewOffice, by: SignedIn): Result<null, AnyRefusal> {
  const named = { commandId: office.commandId, commandName: 'office.register', actor: by.actor.staffId };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined)
    return before.value.outcome === office.id ? ok(null) : err({ code: 'command-id-reused' });
  if (!covers(by.actor.office, office.id)) return err({ code: 'outside-office', office: office.id });
  const above = officeAbove(office.id);
  if (above !== undefined && officeOf(desk, above) === undefined) return err({ code: 'unknown-office', office: above });
  const event: OfficeEvent = {
    type: 'office.registered.v1',
    payload: { officeId: office.id, name: office.name, level: levelOf(office.id) },
  };
  const result = commit(desk.file, {
    ...named,
    commandPayload: { id: office.id, name: office.name },
    office: by.actor.office,
    wallTime: desk.now(),
    appends: [{ stream: officeStream(office.id), expectedVersion: 0, events: [event] }],
    outcome: office.id,
  });
  if (result.kind === 'behind') return err({ code: 'exists-already' });
  desk.changes.publish('staff');
  return ok(null);
}
