import type { OfficeEvent } from '../../../domain/office/events.ts';
import { covers, levelOf, officeAbove } from '../../../domain/office/office.ts';
import { type Settings, type SettingsEvent, changeSettings, foldSettings } from '../../../domain/settings/settings.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { StreamAppend } from '../../../store/unit-of-work.ts';
import { SETTINGS_STREAM, settingsOf } from '../../open-desk.ts';
import { officeOf, officeStream } from '../../staff/offices.ts';
import { mergeFields } from '../merge-fields.ts';
import { type Decided, type Deciding, missingPermission } from './decision.ts';
import { stateSeen } from './state-seen.ts';
import { typedEvents } from '../../../store/typed-events.ts';

/** Two changes of the settings go together where they touch other settings. */
export function redecideSettings(deciding: Deciding): Decided {
  const { desk, command, actor } = deciding;
  const forbidden = missingPermission(actor, 'settings.manage');
  if (forbidden !== undefined) return err(forbidden);
  const { settings: saved, reason } = command.payload as { readonly settings: Settings; readonly reason: string };
  const before = stateSeen(deciding, SETTINGS_STREAM, (events) =>
    foldSettings(typedEvents<SettingsEvent>(events, 'settings')),
  );
  // A setting that a command of an older program does not know stays as it was.
  const mine = { ...before, ...saved };
  const settings = mergeFields<Settings>({ before, mine, theirs: settingsOf(desk) });
  if (settings === undefined) return err({ code: 'changed-meanwhile' });
  const decision = changeSettings(settings, reason);
  if (!decision.ok) return decision;
  const { version } = desk.file.load(SETTINGS_STREAM);
  return ok({
    appends: [{ stream: SETTINGS_STREAM, expectedVersion: version, events: decision.value }],
    outcome: settings,
  });
}

/** An office that another desk registered under the same name is registered: nothing is left to do. */
export function redecideOffice({ desk, command, actor }: Deciding): Decided {
  const forbidden = missingPermission(actor, 'office.manage');
  if (forbidden !== undefined) return err(forbidden);
  const { id, name } = command.payload as { readonly id: OfficeId; readonly name: string };
  if (!covers(actor.office, id)) return err({ code: 'outside-office', office: id });
  const above = officeAbove(id);
  if (above !== undefined && officeOf(desk, above) === undefined) return err({ code: 'unknown-office', office: above });
  const there = officeOf(desk, id);
  if (there !== undefined && there.name !== name) return err({ code: 'exists-already' });
  return ok({ appends: there === undefined ? [officeAppend(id, name)] : [], outcome: id });
}

function officeAppend(id: OfficeId, name: string): StreamAppend {
  const event: OfficeEvent = { type: 'office.registered.v1', payload: { officeId: id, name, level: levelOf(id) } };
  return { stream: officeStream(id), expectedVersion: 0, events: [event] };
}

/**
 * Two desks that worked alone found one city at the same time: the hub's order says which of them did. The other's
 * people are unknown to the city, and only an administrator of the city may change that.
 */
export function redecideSetup(): Decided {
  return err({ code: 'set-up-already' });
}
