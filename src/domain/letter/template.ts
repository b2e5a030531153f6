/**
 * An office's own template of a letter: a Word file that an administrator uploads. It takes the place of what came with
 * the program for the letters of that office and of those below it that have none of their own. Templates that were in
 * use stay in the history, as do the letters that they filled (decisions/0018).
 */
import type { BlobHash, OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { officeAbove } from '../office/office.ts';
import type { TemplateKind } from './letter-kind.ts';

export interface TemplateFile {
  readonly hash: BlobHash;
  readonly bytes: number;
  readonly name: string;
}

export type TemplateEvent =
  | {
      readonly type: 'template.uploaded.v1';
      readonly payload: { readonly kind: TemplateKind; readonly office: OfficeId; readonly file: TemplateFile };
    }
  | {
      readonly type: 'template.withdrawn.v1';
      readonly payload: { readonly kind: TemplateKind; readonly office: OfficeId };
    };

export type TemplateRefusal =
  /** The file is not one that this program can fill; `field` and `place` say what is wrong and where. */
  | {
      readonly code: 'bad-template';
      readonly problem: TemplateProblem;
      readonly field: string;
      /** The words of the paragraph, so that it is found in Word. */
      readonly place: string;
    }
  /** The office has no template of its own that could be withdrawn. */
  | { readonly code: 'no-own-template' }
  /** The same file is in use already. */
  | { readonly code: 'template-unchanged' };

export const templateProblems = ['not-word', 'too-large', 'syntax', 'unknown-field', 'unknown-list'] as const;
export type TemplateProblem = (typeof templateProblems)[number];

export function templateStream(office: OfficeId, kind: TemplateKind): string {
  return `template:${office}-${kind}`;
}

/** The template in use; undefined while the office has none of its own. */
export function templateNow(events: readonly TemplateEvent[]): TemplateFile | undefined {
  const last = events.at(-1);
  return last?.type === 'template.uploaded.v1' ? last.payload.file : undefined;
}

export type TemplateCommand =
  | { readonly type: 'upload'; readonly kind: TemplateKind; readonly file: TemplateFile }
  | { readonly type: 'withdraw'; readonly kind: TemplateKind };

export function decideTemplate(
  command: TemplateCommand,
  now: TemplateFile | undefined,
  office: OfficeId,
): Result<readonly TemplateEvent[], TemplateRefusal> {
  const { kind } = command;
  if (command.type === 'withdraw') {
    if (now === undefined) return err({ code: 'no-own-template' });
    return ok([{ type: 'template.withdrawn.v1', payload: { kind, office } }]);
  }
  if (now?.hash === command.file.hash) return err({ code: 'template-unchanged' });
  return ok([{ type: 'template.uploaded.v1', payload: { kind, office, file: command.file } }]);
}

/** The office itself and those above it, nearest first: whose template a letter of the office is filled into. */
export function templateOffices(office: OfficeId): readonly OfficeId[] {
  const above = officeAbove(office);
  return above === undefined ? [office] : [office, ...templateOffices(above)];
}
