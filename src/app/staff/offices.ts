import type { CommandId, OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { type OfficeEvent, foldOffice } from '../../domain/office/events.ts';
import { type Office, covers, levelOf } from '../../domain/office/office.ts';
import { streamsWithPrefix } from '../../store/event-log.ts';
import { commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';

/** A province has some 2,000 streets; a city never comes near. */
const MAX_OFFICES = 10_000;

export function officeStream(id: string): string {
  return `office:${id}`;
}

export function officeOf(desk: OpenDesk, id: string): Office | undefined {
  const { events } = desk.file.load(officeStream(id));
  return foldOffice(events as unknown as readonly OfficeEvent[]);
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

/** Adds an office below the administrator's own. Refused: outside their subtree, or registered already. */
export function registerOffice(desk: OpenDesk, office: NewOffice, by: SignedIn): Result<null, AnyRefusal> {
  if (!covers(by.actor.office, office.id)) return err({ code: 'outside-office', office: office.id });
  const event: OfficeEvent = {
    type: 'office.registered.v1',
    payload: { officeId: office.id, name: office.name, level: levelOf(office.id) },
  };
  const result = commit(desk.file, {
    commandId: office.commandId,
    commandName: 'office.register',
    commandPayload: { id: office.id, name: office.name },
    actor: by.actor.staffId,
    office: by.actor.office,
    wallTime: desk.now(),
    appends: [{ stream: officeStream(office.id), expectedVersion: 0, events: [event] }],
    outcome: null,
  });
  if (result.kind === 'behind') return err({ code: 'exists-already' });
  desk.changes.publish('staff');
  return ok(null);
}
