import type { AnyRefusal } from '../contract/errors.ts';
import { type Settings, changeSettings } from '../domain/settings/settings.ts';
import type { CommandId } from '../kernel/ids.ts';
import { type Result, err, ok } from '../kernel/result.ts';
import { commit } from '../store/unit-of-work.ts';
import { type OpenDesk, SETTINGS_STREAM } from './open-desk.ts';
import { repeatedOutcome } from './repeated-outcome.ts';
import type { SignedIn } from './session/signed-in.ts';

export interface SettingsChange {
  readonly commandId: CommandId;
  readonly settings: Settings;
  readonly reason: string;
}

export function saveSettings(desk: OpenDesk, change: SettingsChange, by: SignedIn): Result<Settings, AnyRefusal> {
  const { commandId } = change;
  const named = { commandId, commandName: 'settings.change', actor: by.actor.staffId };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(before.value.outcome as Settings);
  const decision = changeSettings(change.settings, change.reason);
  if (!decision.ok) return decision;
  const result = commit(desk.file, {
    ...named,
    commandPayload: { settings: change.settings, reason: change.reason },
    office: by.actor.office,
    wallTime: desk.now(),
    appends: [
      { stream: SETTINGS_STREAM, expectedVersion: desk.file.load(SETTINGS_STREAM).version, events: decision.value },
    ],
    outcome: change.settings,
  });
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  desk.changes.publish('settings');
  return ok(change.settings);
}
