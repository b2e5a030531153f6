/** Who may do what with a notice when: shared by `decide` and the screens, as on a case. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { rolesAllow } from '../staff/role.ts';
import type { PublicityCommandType } from './commands.ts';
import type { PublicityRefusal } from './refusal.ts';
import type { NoticeState, NoticeStatus } from './state.ts';

type OnNotice = Exclude<PublicityCommandType, 'prepare'>;

export const publicityRules: Readonly<Record<OnNotice, readonly NoticeStatus[]>> = {
  'remove-items': ['prepared'],
  drop: ['prepared'],
  assess: ['prepared'],
  publish: ['prepared'],
  'raise-objection': ['published'],
  // What was held at the end of a notice is still looked into.
  'pause-objection': ['published', 'closed'],
  'resume-objection': ['published', 'closed'],
  'answer-objection': ['published', 'closed'],
  close: ['published'],
};

/** Status, permission, office: the first that fails is the answer. */
export function mayOnNotice(
  state: Pick<NoticeState, 'status' | 'office'>,
  command: OnNotice,
  actor: Actor,
): Result<null, PublicityRefusal> {
  if (!publicityRules[command].includes(state.status)) return err({ code: 'notice-not-now', status: state.status });
  if (!rolesAllow(actor.roles, 'case.publicise')) {
    return err({ code: 'missing-permission', permission: 'case.publicise' });
  }
  return actor.office === state.office ? ok(null) : err({ code: 'wrong-office', office: state.office });
}

export interface AvailablePublicity {
  readonly command: OnNotice;
  /** Null when the actor may do it now. */
  readonly refusal: PublicityRefusal | null;
}

const order = Object.keys(publicityRules) as readonly OnNotice[];

/** The commands that the notice's status has, each with the reason why this actor cannot give it now. */
export function availablePublicity(
  state: Pick<NoticeState, 'status' | 'office'>,
  actor: Actor,
): readonly AvailablePublicity[] {
  return order
    .filter((command) => publicityRules[command].includes(state.status))
    .map((command) => {
      const allowed = mayOnNotice(state, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}
