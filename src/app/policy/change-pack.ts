import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type PolicyCommand, decidePolicy } from '../../domain/policy/issue/decide.ts';
import type { PolicyEvent } from '../../domain/policy/issue/events.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { commit } from '../../store/unit-of-work.ts';
import { type OpenDesk, settingsOf, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { checkVersion } from './check-version.ts';
import { type Pack, loadPack, policyStream, standingOf } from './pack.ts';
import { draftChanges } from './pack-views.ts';

export interface PackChange {
  readonly commandId: CommandId;
  readonly pack: string;
  readonly command: PolicyCommand;
}

/** What the outbox keeps of `policy.*`. */
export type SavedPolicyCommand = Omit<PackChange, 'commandId'>;

export interface DecidedChange {
  readonly pack: Pack;
  readonly events: readonly PolicyEvent[];
}

/** Proposes, issues, refuses or takes back a version; every desk of the city works with it once it has come. */
export function changePack(desk: OpenDesk, change: PackChange, by: SignedIn): Result<null, AnyRefusal> {
  const { commandId, pack, command } = change;
  const named = { commandId, commandName: `policy.${command.type}`, actor: by.actor.staffId };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(null);
  const decided = decideOnPack(desk, { pack, command }, by.actor);
  if (!decided.ok) return decided;
  const { pack: loaded, events } = decided.value;
  const saved: SavedPolicyCommand = { pack, command };
  const result = commit(desk.file, {
    ...named,
    commandPayload: saved,
    office: by.actor.office,
    wallTime: desk.now(),
    appends: [{ stream: policyStream(pack), expectedVersion: loaded.streamVersion, events }],
    outcome: null,
  });
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['policies', 'cases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(null);
}

/** Decides on the pack as this desk's file has it now. */
export function decideOnPack(
  desk: OpenDesk,
  { pack: id, command }: SavedPolicyCommand,
  actor: Actor,
): Result<DecidedChange, AnyRefusal> {
  const pack = loadPack(desk, id);
  if (pack === undefined) return err({ code: 'unknown-pack', pack: id });
  const version = command.type === 'propose' ? command.version : pack.state.proposal?.version;
  const checked = version === undefined ? undefined : checkVersion(standingOf(pack), version);
  const base = command.type === 'propose' ? pack.versions.find((known) => known.id === command.base) : undefined;
  const decision = decidePolicy(command, pack.state, {
    actor,
    today: todayOf(desk),
    pack: id,
    isOwn: id === desk.profile.policyCity,
    versions: pack.versions,
    changedValues: base === undefined || version === undefined ? 0 : draftChanges(pack, base, version).length,
    problem: checked?.ok === false ? checked.error[0] : undefined,
    backdateDays: settingsOf(desk).policyBackdateDays,
  });
  return decision.ok ? ok({ pack, events: decision.value }) : decision;
}
