import type { TemplateView } from '../../contract/letters.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { templateKinds, type TemplateKind } from '../../domain/letter/letter-kind.ts';
import {
  type TemplateCommand,
  type TemplateEvent,
  type TemplateFile,
  decideTemplate,
  templateNow,
  templateOffices,
  templateStream,
} from '../../domain/letter/template.ts';
import type { CommandId, OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';

const BUILT_IN = 'built-in';

export interface TemplateInUse {
  /** `<stream>@<version>` of an office's own, or `built-in`. */
  readonly id: string;
  readonly office: OfficeId | null;
  /** Null for what came with the program. */
  readonly file: TemplateFile | null;
}

/** The template that a letter of the office is filled into: its own, that of the nearest office above, or the program's. */
export function templateFor(desk: OpenDesk, office: OfficeId, kind: TemplateKind): TemplateInUse {
  for (const each of templateOffices(office)) {
    const stream = templateStream(each, kind);
    const { version, events } = desk.file.load(stream);
    const file = templateNow(typedEvents<TemplateEvent>(events, 'template'));
    if (file !== undefined) return { id: `${stream}@${String(version)}`, office: each, file };
  }
  return { id: BUILT_IN, office: null, file: null };
}

export function builtInTemplate(desk: OpenDesk, kind: TemplateKind): Uint8Array {
  const bytes = desk.reference.letterTemplates.get(kind);
  invariant(bytes, `the program has a template for ${kind}`);
  return bytes;
}

/** What the administrator's office writes its letters with. */
export function templateViews(desk: OpenDesk, office: OfficeId): readonly TemplateView[] {
  return templateKinds.map((kind) => {
    const used = templateFor(desk, office, kind);
    const last = used.office === null ? undefined : desk.file.load(templateStream(used.office, kind)).events.at(-1);
    return {
      kind,
      source: used.office === null ? BUILT_IN : used.office === office ? 'own' : 'above',
      officeName: used.office === null ? '' : officeName(desk, used.office),
      name: used.file?.name ?? '',
      at: last?.wallTime ?? null,
      byName: last === undefined ? '' : staffName(desk, last.actor),
    };
  });
}

/** An upload or a withdrawal, of the person's own office. */
export function changeTemplate(
  desk: OpenDesk,
  { commandId, command }: { readonly commandId: CommandId; readonly command: TemplateCommand },
  by: SignedIn,
): Result<null, AnyRefusal> {
  const named = { commandId, commandName: `template.${command.type}`, actor: by.actor.staffId };
  const before = repeatedOutcome(desk, named);
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(null);
  const appends = templateAppends(desk, command, by.actor.office);
  if (!appends.ok) return appends;
  const result = commit(desk.file, {
    ...named,
    commandPayload: command,
    office: by.actor.office,
    wallTime: desk.now(),
    appends: appends.value,
    outcome: null,
  });
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['settings', 'outbox'] as const) desk.changes.publish(topic);
  return ok(null);
}

export function templateAppends(
  desk: OpenDesk,
  command: TemplateCommand,
  office: OfficeId,
): Result<CommitRequest['appends'], AnyRefusal> {
  const stream = templateStream(office, command.kind);
  const { version, events } = desk.file.load(stream);
  const decision = decideTemplate(command, templateNow(typedEvents<TemplateEvent>(events, 'template')), office);
  return decision.ok ? ok([{ stream, expectedVersion: version, events: decision.value }]) : decision;
}
