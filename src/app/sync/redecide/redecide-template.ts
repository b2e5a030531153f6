import type { TemplateCommand } from '../../../domain/letter/template.ts';
import { err, ok } from '../../../kernel/result.ts';
import { templateAppends } from '../../letters/templates.ts';
import { type Decided, type Deciding, missingPermission } from './decision.ts';

/** Of two templates for one letter of an office the later one counts; the same file twice leaves nothing to do. */
export function redecideTemplate({ desk, command, actor }: Deciding): Decided {
  const forbidden = missingPermission(actor, 'template.manage');
  if (forbidden !== undefined) return err(forbidden);
  const appends = templateAppends(desk, command.payload as TemplateCommand, actor.office);
  if (appends.ok) return ok({ appends: appends.value, outcome: null });
  const { code } = appends.error;
  const isDone = code === 'template-unchanged' || code === 'no-own-template';
  return isDone ? ok({ appends: [], outcome: null }) : appends;
}
