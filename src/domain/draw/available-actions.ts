/** Who may do what with a draw when: shared by `decide` and the screens, so that a button knows why it is off. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import { rolesAllow } from '../staff/role.ts';
import type { DrawCommandType } from './command-type.ts';
import type { DrawRefusal } from './refusal.ts';
import type { DrawState, DrawStatus } from './state.ts';

export type OnDraw = Exclude<DrawCommandType, 'freeze'>;

export const drawRules: Readonly<Record<OnDraw, readonly DrawStatus[]>> = {
  'enter-contribution': ['frozen'],
  'confirm-contribution': ['frozen'],
  start: ['contributed'],
  'record-result': ['drawing'],
  sign: ['drawn'],
  'close-signing': ['drawn'],
  publish: ['signed'],
  'raise-objection': ['published'],
  'answer-objection': ['published'],
  settle: ['published'],
  // Once homes are chosen by it, what is wrong is put right household by household.
  void: ['frozen', 'contributed', 'drawing', 'drawn', 'signed', 'published'],
};

/** What a rehearsal never comes to. */
const COUNTS: readonly OnDraw[] = ['publish', 'raise-objection', 'answer-objection', 'settle'];

/** Drawn once, never again. */
const HAS_RESULT: readonly DrawStatus[] = ['drawing', 'drawn', 'signed', 'published', 'settled'];

type Seen = Pick<DrawState, 'status' | 'office' | 'rehearsal' | 'contributions'>;

/** Permission, office, status: the first that fails is the answer. */
export function mayOnDraw(state: Seen, command: OnDraw, actor: Actor): Result<null, DrawRefusal> {
  if (!rolesAllow(actor.roles, 'draw.conduct')) return err({ code: 'missing-permission', permission: 'draw.conduct' });
  if (actor.office !== state.office) return err({ code: 'wrong-office', office: state.office });
  if (state.rehearsal && COUNTS.includes(command)) return err({ code: 'rehearsal-never-counts' });
  if (drawRules[command].includes(state.status)) return ok(null);
  if (command === 'start' && HAS_RESULT.includes(state.status)) return err({ code: 'drawn-already' });
  if (command === 'start' && state.status === 'frozen') {
    const open = state.contributions.filter(({ confirmed }) => confirmed === null);
    return err({ code: 'contributions-open', ids: open.map(({ id }) => id) });
  }
  return err({ code: 'draw-not-now', status: state.status });
}

export interface AvailableOnDraw {
  readonly command: OnDraw;
  /** Null when the actor may do it now. */
  readonly refusal: DrawRefusal | null;
}

/** What a person gives by hand; the result is recorded by the desk. */
const byHand = (Object.keys(drawRules) as readonly OnDraw[]).filter((command) => command !== 'record-result');

/** Every command, each with the reason why this actor cannot give it now. */
export function availableOnDraw(state: Seen, actor: Actor): readonly AvailableOnDraw[] {
  return byHand.map((command) => {
    const allowed = mayOnDraw(state, command, actor);
    return { command, refusal: allowed.ok ? null : allowed.error };
  });
}
