import type { Actor } from '../application/available-actions.ts';
import type { Refusal } from '../application/refusal.ts';
import { covers } from '../office/office.ts';
import { type Permission, rolesAllow } from '../staff/role.ts';
import { type Result, err, ok } from '../../kernel/result.ts';

/** Whether so many cases at once take a second person; `alone` is the number that one person may do (a setting). */
export function needsSecond(cases: number, alone: number): boolean {
  return cases > alone;
}

interface Signing {
  readonly cases: number;
  readonly alone: number;
  readonly actor: Actor;
  /** Undefined when nobody signed. */
  readonly second: Actor | undefined;
  /** What the action asks of whoever gives it: the same is asked of the second. */
  readonly permission: Permission;
}

/**
 * Four eyes on a mass action: above the number another person signs on the same screen, with the same right, of the same
 * office or one above it. Refused `second-person` with what is missing.
 */
export function secondSignature({ cases, alone, actor, second, permission }: Signing): Result<Actor | null, Refusal> {
  if (second === undefined) {
    return needsSecond(cases, alone) ? err({ code: 'second-person', why: 'missing' }) : ok(null);
  }
  if (second.staffId === actor.staffId) return err({ code: 'second-person', why: 'same' });
  if (!rolesAllow(second.roles, permission)) return err({ code: 'second-person', why: 'permission' });
  return covers(second.office, actor.office) ? ok(second) : err({ code: 'second-person', why: 'office' });
}
