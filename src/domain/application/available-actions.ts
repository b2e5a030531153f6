/**
 * Who may do what when: the table that `decide` and the screens share, so that a button knows why it is off and the
 * rule behind it cannot differ from the one that refuses.
 */
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { cityOf, covers } from '../office/office.ts';
import { type Permission, type Role, rolesAllow } from '../staff/role.ts';
import { currentStep, officeOfStep, reviewBefore } from './chain.ts';
import { openPause } from './clock-pause.ts';
import type { CaseCommandType, PaperCommandType, StepCommandType } from './commands.ts';
import { openPromises } from './promised.ts';
import type { Refusal } from './refusal.ts';
import { type ApplicationState, type Status, statuses } from './state.ts';

/** The person who acts. */
export interface Actor {
  readonly staffId: StaffId;
  readonly roles: readonly Role[];
  readonly office: OfficeId;
  /** Identity numbers of the actor and of declared relatives: nobody decides on these. */
  readonly interests: readonly string[];
}

interface ActionRule {
  readonly statuses: readonly Status[];
  readonly permission: Permission;
  /** `step`: only the office whose turn it is. `scope`: any office above or equal to the case's street. */
  readonly at: 'step' | 'scope';
  /** Not by the person who took the last step. */
  readonly fourEyes: boolean;
  /** Also while the clock stands: whatever is no step of the review. */
  readonly whilePaused: boolean;
}

/** The steps of a review, in whose turn its clock may stand. */
const REVIEWS: readonly Status[] = [
  'community-check',
  'street-review',
  'civil-affairs-review',
  'district-review',
  'city-decision',
  'final-list',
];
const BEFORE_ACCEPTANCE: readonly Status[] = ['submitted', 'awaiting-supplement', 'supplemented'];
const IN_PUBLICITY: readonly Status[] = ['to-publicise', 'publicised', 'objection'];
/** Open, and an office's turn. */
const IN_HAND: readonly Status[] = ['submitted', 'supplemented', ...REVIEWS, 'recheck'];

/** Judging a paper is no step of its own: whoever has the case in hand does it, also while the clock stands. */
const judging: ActionRule = {
  statuses: IN_HAND,
  permission: 'case.review',
  at: 'step',
  fourEyes: false,
  whilePaused: true,
};

const onPapers: Readonly<Record<PaperCommandType, ActionRule>> = {
  'accept-document': judging,
  'refuse-document': judging,
  'copy-document': judging,
  'keep-letter': { statuses, permission: 'letter.keep', at: 'scope', fourEyes: false, whilePaused: true },
};

export const actionRules: Readonly<Record<CaseCommandType, ActionRule>> = {
  ...onPapers,
  'accept-on-promise': {
    statuses: ['submitted', 'supplemented'],
    permission: 'case.accept',
    at: 'step',
    fourEyes: false,
    whilePaused: false,
  },
  'record-promised': {
    statuses: [...REVIEWS, ...IN_PUBLICITY, 'recheck'],
    permission: 'case.intake',
    at: 'scope',
    fourEyes: false,
    whilePaused: true,
  },
  'take-back-step': {
    statuses: [...REVIEWS, 'to-publicise'],
    permission: 'case.review',
    at: 'scope',
    fourEyes: false,
    whilePaused: true,
  },
  accept: {
    statuses: ['submitted', 'supplemented'],
    permission: 'case.accept',
    at: 'step',
    fourEyes: false,
    whilePaused: false,
  },
  'request-supplement': {
    statuses: ['submitted', 'supplemented'],
    permission: 'case.accept',
    at: 'step',
    fourEyes: false,
    whilePaused: true,
  },
  'record-supplement': {
    statuses: ['awaiting-supplement'],
    permission: 'case.intake',
    at: 'scope',
    fourEyes: false,
    whilePaused: false,
  },
  'pause-clock': {
    statuses: ['submitted', 'supplemented', ...REVIEWS, 'recheck'],
    permission: 'case.review',
    at: 'step',
    fourEyes: false,
    whilePaused: false,
  },
  'resume-clock': {
    statuses: ['submitted', 'supplemented', ...REVIEWS, 'recheck'],
    permission: 'case.review',
    at: 'step',
    fourEyes: false,
    whilePaused: true,
  },
  'pass-review': {
    statuses: REVIEWS.filter((status) => status !== 'city-decision'),
    permission: 'case.review',
    at: 'step',
    fourEyes: true,
    whilePaused: false,
  },
  'return-one-step': {
    statuses: ['street-review', 'civil-affairs-review', 'district-review', 'city-decision'],
    permission: 'case.review',
    at: 'step',
    fourEyes: true,
    whilePaused: false,
  },
  approve: { statuses: ['city-decision'], permission: 'case.decide', at: 'step', fourEyes: true, whilePaused: false },
  reject: { statuses: ['city-decision'], permission: 'case.decide', at: 'step', fourEyes: true, whilePaused: false },
  'request-recheck': {
    statuses: ['rejected'],
    permission: 'case.intake',
    at: 'scope',
    fourEyes: false,
    whilePaused: false,
  },
  'confirm-rejection': {
    statuses: ['recheck'],
    permission: 'case.decide',
    at: 'step',
    fourEyes: true,
    whilePaused: false,
  },
  'overturn-rejection': {
    statuses: ['recheck'],
    permission: 'case.decide',
    at: 'step',
    fourEyes: true,
    whilePaused: false,
  },
  'change-household': {
    statuses: [...BEFORE_ACCEPTANCE, ...REVIEWS, ...IN_PUBLICITY, 'approved', 'registered'],
    permission: 'case.intake',
    at: 'scope',
    fourEyes: false,
    whilePaused: true,
  },
  'record-death': {
    statuses: [...BEFORE_ACCEPTANCE, ...REVIEWS, ...IN_PUBLICITY, 'approved', 'registered'],
    permission: 'case.intake',
    at: 'scope',
    fourEyes: false,
    whilePaused: true,
  },
  withdraw: {
    statuses: [...BEFORE_ACCEPTANCE, ...REVIEWS, ...IN_PUBLICITY],
    permission: 'case.withdraw',
    at: 'scope',
    fourEyes: false,
    whilePaused: true,
  },
};

/** PRH-05 allows one notice. A second is the exception of a supervisor, of whatever office above the street. */
const secondNoticeRule: ActionRule = {
  statuses: actionRules['request-supplement'].statuses,
  permission: 'case.decide',
  at: 'scope',
  fourEyes: false,
  whilePaused: true,
};

const order: readonly StepCommandType[] = [
  'accept',
  'request-supplement',
  'record-supplement',
  'pass-review',
  'approve',
  'reject',
  'return-one-step',
  'request-recheck',
  'confirm-rejection',
  'overturn-rejection',
  'withdraw',
  'pause-clock',
  'resume-clock',
  'accept-on-promise',
  'record-promised',
  'take-back-step',
  'change-household',
  'record-death',
];

export interface AvailableAction {
  readonly command: StepCommandType;
  /** Null when the actor may do it now. */
  readonly refusal: Refusal | null;
}

/** The actions that the case's status has, each with the reason why this actor cannot take it, in screen order. */
export function availableActions(state: ApplicationState, actor: Actor): readonly AvailableAction[] {
  return order
    .filter((command) => mayStand(state.status, command))
    .filter((command) => isOffered(state, command, actor) && fitsChain(state, command))
    .map((command) => {
      const allowed = mayAct(state, command, actor);
      return { command, refusal: allowed.ok ? null : allowed.error };
    });
}

/** Whether a case of this status is at a step that has the command at all. */
export function mayStand(status: Status, command: CaseCommandType): boolean {
  return actionRules[command].statuses.includes(status);
}

/** Status, permission, office, own case, four eyes and clock, in this order: the first that fails is the answer. */
export function mayAct(state: ApplicationState, command: CaseCommandType, actor: Actor): Result<null, Refusal> {
  const isSecondNotice = command === 'request-supplement' && state.supplementNotices > 0;
  const rule = isSecondNotice ? secondNoticeRule : actionRules[command];
  if (!rule.statuses.includes(state.status) || !fitsChain(state, command))
    return err({ code: 'not-now', status: state.status });
  if (!rolesAllow(actor.roles, rule.permission)) {
    return err(
      isSecondNotice ? { code: 'supplement-once' } : { code: 'missing-permission', permission: rule.permission },
    );
  }
  const office = stepOffice(state);
  const inPlace = rule.at === 'step' ? actor.office === office : covers(actor.office, state.street);
  if (!inPlace) return err({ code: 'wrong-office', office });
  if (state.content.members.some((member) => actor.interests.includes(member.identityNumber))) {
    return err({ code: 'own-case' });
  }
  if (rule.fourEyes && tookAnotherStep(state, actor)) return err({ code: 'four-eyes' });
  if (!rule.whilePaused && openPause(state.clock) !== undefined) return err({ code: 'clock-paused' });
  return ok(null);
}

/** What an office whose turn it is may do without the case going on. */
const noProgress: readonly CaseCommandType[] = ['pause-clock', 'resume-clock', 'take-back-step'];
const progress = order.filter((command) => actionRules[command].at === 'step' && !noProgress.includes(command));

/**
 * Why this actor could take no step of the case as it stands; null when there is one. What only stands still for a while
 * (a paused clock) is no reason. Recusal and four eyes come before rights: they are what nobody can help.
 */
export function stepRefusal(state: ApplicationState, actor: Actor): Refusal | null {
  let first: Refusal | undefined;
  let barred: Refusal | undefined;
  // Asked of every case that a list passes over: only what is a step is looked at, and no further than the first yes.
  for (const command of progress) {
    if (!mayStand(state.status, command) || !isOffered(state, command, actor) || !fitsChain(state, command)) continue;
    const allowed = mayAct(state, command, actor);
    if (allowed.ok || allowed.error.code === 'clock-paused') return null;
    first ??= allowed.error;
    if (allowed.error.code === 'own-case' || allowed.error.code === 'four-eyes') barred ??= allowed.error;
  }
  return barred ?? first ?? { code: 'not-now', status: state.status };
}

/**
 * A clock that runs is not set going, one that stands is not stopped: of the two only one is offered. What was promised
 * is asked for while it is open, and a step is offered to be taken back only to whoever took it.
 */
function isOffered(state: ApplicationState, command: CaseCommandType, actor: Actor): boolean {
  if (command === 'record-promised') return openPromises(state).length > 0;
  if (command === 'take-back-step') return state.undo?.by === actor.staffId;
  if (command === 'pause-clock') return openPause(state.clock) === undefined;
  return command !== 'resume-clock' || openPause(state.clock) !== undefined;
}

/** The first review has none before it to return to. */
function fitsChain(state: ApplicationState, command: CaseCommandType): boolean {
  return command !== 'return-one-step' || reviewBefore(state) !== -1;
}

/** The office whose turn it is. */
export function stepOffice(state: Pick<ApplicationState, 'status' | 'street' | 'chain' | 'step'>): OfficeId {
  switch (state.status) {
    case 'submitted':
    case 'awaiting-supplement':
    case 'supplemented':
      return state.street;
    case 'community-check':
    case 'street-review':
    case 'civil-affairs-review':
    case 'district-review':
    case 'city-decision':
    case 'final-list':
    case 'to-publicise':
    case 'publicised':
    case 'objection': {
      const step = currentStep(state);
      return step === undefined ? cityOf(state.street) : officeOfStep(step, state.street);
    }
    case 'approved':
    case 'registered':
    case 'rejected':
    case 'recheck':
    case 'rejection-confirmed':
    case 'withdrawn':
      return cityOf(state.street);
  }
}

/**
 * Nobody takes two steps of a case: not the next after their own, and none while another that they took stands. A
 * re-check is not settled by the one who decided, whoever recorded the request since.
 */
function tookAnotherStep(state: ApplicationState, actor: Actor): boolean {
  if (state.status === 'recheck' && state.decidedBy === actor.staffId) return true;
  const before = state.status === 'recheck' ? null : state.lastStepBy;
  return before === actor.staffId || Object.values(state.stepsBy).includes(actor.staffId);
}
