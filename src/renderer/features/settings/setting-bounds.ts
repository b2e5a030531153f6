import { type Settings, changeSettings, defaultSettings } from '../../../domain/settings/settings.ts';
import { invariant } from '../../../kernel/invariant.ts';

export const settingNames = [
  'lockoutAttempts',
  'lockoutMinutes',
  'idleLockMinutes',
  'passwordMinLength',
  'policyBackdateDays',
  'holdHours',
  'massAlone',
  'tenantPublicityDays',
  'arrearsVisitMonths',
  'arrearsStepDays',
  'reviewRemindDays',
  'reviewPromiseDays',
  'renewalRemindDays',
  'renewalPublicityDays',
  'selectionMinutes',
  'selectionCalls',
] as const satisfies readonly (keyof Settings)[];

/** With the one that is chosen from a list instead of typed. */
export const allSettings = [...settingNames, 'nextCaseRule'] as const satisfies readonly (keyof Settings)[];

export type SettingName = (typeof settingNames)[number];

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What the rule itself says when asked about a value far off: the screen keeps no bounds of its own. */
export function boundsOf(setting: SettingName): Bounds {
  const answer = changeSettings({ ...defaultSettings, [setting]: -1 }, '');
  invariant(!answer.ok && answer.error.setting === setting, 'a setting below zero is refused by name');
  return { low: answer.error.low, high: answer.error.high };
}
