import { type Result, err, ok } from '../../kernel/result.ts';

/**
 * What an administrator sets for the city. The numbers of lockout and idle lock are usual practice that nobody has
 * confirmed (等保 numeric settings, GK), hence settings and not rules.
 */
export interface Settings {
  /** Wrong passwords in a row after which an account is locked. */
  readonly lockoutAttempts: number;
  readonly lockoutMinutes: number;
  /** Minutes without a key or click after which the screen locks. */
  readonly idleLockMinutes: number;
  readonly passwordMinLength: number;
  /** How many days back a new version of the policy may take effect: papers are signed after the day that they name. */
  readonly policyBackdateDays: number;
  /** How long a person holds a case that they took (GK: until the same hour of the next day). */
  readonly holdHours: number;
  /** A mass action on more cases than this takes a second person (GK). */
  readonly massAlone: number;
  /** Days for which a change of tenant is published in the estate (domain reference §2.4: 10, of one city; Q). */
  readonly tenantPublicityDays: number;
  /** With how many months of rent open a visit is proposed instead of a reminder (INF). */
  readonly arrearsVisitMonths: number;
  /** How many days a step about unpaid rent is given to work before the next one is proposed (INF). */
  readonly arrearsStepDays: number;
  /** Days before its due day from which a yearly review is called (domain reference §2.4: 珠海 two months; Q). */
  readonly reviewRemindDays: number;
  /** Working days for a paper that is promised at a review or a renewal (INF). */
  readonly reviewPromiseDays: number;
  /** Days before the last day for renewal from which a tenant is reminded (GK). */
  readonly renewalRemindDays: number;
  /** Days for which a renewal is published; 0: not at all (domain reference §2.4: 揭阳 20; Q). */
  readonly renewalPublicityDays: number;
  /** What is announced for a selection session unless its leaders say otherwise: minutes to choose, and calls (GK). */
  readonly selectionMinutes: number;
  readonly selectionCalls: number;
  /** In which order "decide and next" goes on: a place in `nextCaseRules`. */
  readonly nextCaseRule: number;
}

/** By due date; those that were received first; the green channel first, then by due date. */
export const nextCaseRules = ['due', 'oldest', 'green'] as const;
export type NextCaseRule = (typeof nextCaseRules)[number];

export function nextCaseRuleOf({ nextCaseRule }: Pick<Settings, 'nextCaseRule'>): NextCaseRule {
  return nextCaseRules[nextCaseRule] ?? 'due';
}

export const defaultSettings: Settings = {
  lockoutAttempts: 5,
  lockoutMinutes: 30,
  idleLockMinutes: 10,
  passwordMinLength: 10,
  policyBackdateDays: 31,
  holdHours: 24,
  massAlone: 20,
  tenantPublicityDays: 10,
  arrearsVisitMonths: 2,
  arrearsStepDays: 14,
  reviewRemindDays: 60,
  reviewPromiseDays: 15,
  renewalRemindDays: 60,
  renewalPublicityDays: 0,
  selectionMinutes: 10,
  selectionCalls: 3,
  nextCaseRule: 0,
};

const bounds: Record<keyof Settings, readonly [number, number]> = {
  lockoutAttempts: [3, 20],
  lockoutMinutes: [1, 1440],
  idleLockMinutes: [1, 240],
  passwordMinLength: [8, 64],
  policyBackdateDays: [0, 366],
  holdHours: [1, 240],
  massAlone: [1, 1_000],
  tenantPublicityDays: [1, 60],
  arrearsVisitMonths: [1, 24],
  arrearsStepDays: [1, 90],
  reviewRemindDays: [1, 180],
  reviewPromiseDays: [1, 90],
  renewalRemindDays: [1, 365],
  renewalPublicityDays: [0, 60],
  selectionMinutes: [1, 240],
  selectionCalls: [1, 9],
  nextCaseRule: [0, nextCaseRules.length - 1],
};

export interface SettingsEvent {
  readonly type: 'settings.changed.v1';
  readonly payload: { readonly settings: Settings; readonly reason: string };
}

export interface SettingsRefusal {
  readonly code: 'out-of-range';
  readonly setting: keyof Settings;
  readonly low: number;
  readonly high: number;
}

export function foldSettings(events: Iterable<SettingsEvent>): Settings {
  let settings = defaultSettings;
  for (const event of events) settings = { ...settings, ...event.payload.settings };
  return settings;
}

/** Refuses a value outside its bounds, naming the first. */
export function changeSettings(settings: Settings, reason: string): Result<readonly SettingsEvent[], SettingsRefusal> {
  for (const setting of Object.keys(bounds) as (keyof Settings)[]) {
    const [low, high] = bounds[setting];
    const value = settings[setting];
    if (!Number.isInteger(value) || value < low || value > high)
      return err({ code: 'out-of-range', setting, low, high });
  }
  return ok([{ type: 'settings.changed.v1', payload: { settings, reason } }]);
}
