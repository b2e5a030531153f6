/** What the first-start wizard asks, checked step by step before anything is sent. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { setupSchema } from '../../../contract/desk.ts';
import type { OfficeLevel } from '../../../domain/office/office.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import { hubProblems, trimmed } from '../../features/device/hub-form.ts';
import { passphraseStrength } from './passphrase-strength.ts';

export const officeLevels = ['city', 'district', 'street'] as const;
export const codeLength: Readonly<Record<OfficeLevel, number>> = { city: 4, district: 6, street: 9 };

/** A desk begins a city (or works alone), or joins one that has a hub. */
export const setupWays = ['new', 'join'] as const;
export type SetupWay = (typeof setupWays)[number];

/** The steps of each way. Both name the desk, its policy and its passphrase in the same words. */
export const stepsOf = {
  new: ['office', 'numbering', 'administrator', 'passphrase', 'check'],
  join: ['hub', 'numbering', 'password', 'passphrase', 'check'],
} as const satisfies Record<SetupWay, readonly string[]>;

export type SetupStep = (typeof stepsOf)[SetupWay][number];

export interface SetupForm {
  way: SetupWay;
  url: string;
  code: string;
  deviceName: string;
  level: OfficeLevel;
  offices: Record<OfficeLevel, { id: string; name: string }>;
  numberPrefix: string;
  deskCode: string;
  policyCity: string | null;
  account: string;
  name: string;
  password: string;
  passwordAgain: string;
  passphrase: string;
  passphraseAgain: string;
  kept: boolean;
}

export const emptySetupForm: SetupForm = {
  way: 'new',
  url: '',
  code: '',
  deviceName: '',
  level: 'street',
  offices: { city: { id: '', name: '' }, district: { id: '', name: '' }, street: { id: '', name: '' } },
  numberPrefix: '',
  deskCode: '01',
  policyCity: null,
  account: 'admin',
  name: '',
  password: '',
  passwordAgain: '',
  passphrase: '',
  passphraseAgain: '',
  kept: false,
};

/** From the city down to the office of this desk. */
export function levelsDownTo(level: OfficeLevel): readonly OfficeLevel[] {
  return officeLevels.slice(0, officeLevels.indexOf(level) + 1);
}

export type SetupProblems = Record<string, string>;

/** The problems of one step by field, empty when the step is complete. */
export function problemsOfStep(step: SetupStep, form: SetupForm, t: TFunction): SetupProblems {
  switch (step) {
    case 'office':
      return officeProblems(form, t);
    case 'hub':
      return hubProblems(form, t);
    case 'numbering':
      return numberingProblems(form, t);
    case 'administrator':
      return { ...administratorProblems(form, t), ...passwordProblems(form, t) };
    case 'password':
      return passwordProblems(form, t);
    case 'passphrase':
      return passphraseProblems(form, t);
    case 'check':
      return {};
  }
}

export function setupInput(form: SetupForm): z.input<typeof setupSchema> {
  return {
    offices: levelsDownTo(form.level).map((level) => ({
      id: form.offices[level].id,
      name: form.offices[level].name.trim(),
    })),
    numberPrefix: form.numberPrefix,
    deskCode: form.deskCode,
    policyCity: form.policyCity ?? '',
    administrator: { account: form.account, name: form.name.trim(), password: form.password },
    passphrase: form.passphrase,
  };
}

/** As `sync.join` takes it. */
export function joinInput(form: SetupForm) {
  const { numberPrefix, deskCode, policyCity, password, passphrase } = form;
  return { ...trimmed(form), numberPrefix, deskCode, policyCity: policyCity ?? '', password, passphrase };
}

function officeProblems(form: SetupForm, t: TFunction): SetupProblems {
  const problems: SetupProblems = {};
  let parent = '';
  for (const level of levelsDownTo(form.level)) {
    const { id, name } = form.offices[level];
    if (!/^\d+$/.test(id) || id.length !== codeLength[level]) {
      problems[`offices.${level}.id`] = t('desk.setup.office.wrongLength', { n: codeLength[level] });
    } else if (!id.startsWith(parent)) {
      problems[`offices.${level}.id`] = t('desk.setup.office.wrongParent', { parent });
    }
    if (name.trim() === '') problems[`offices.${level}.name`] = t('desk.setup.office.nameMissing');
    parent = id;
  }
  return problems;
}

function numberingProblems(form: SetupForm, t: TFunction): SetupProblems {
  const problems: SetupProblems = {};
  if (!/^[A-Z]{1,4}$/.test(form.numberPrefix)) problems.numberPrefix = t('desk.setup.numbering.prefixWrong');
  if (!/^[0-9A-Z]{2}$/.test(form.deskCode)) problems.deskCode = t('desk.setup.numbering.deskWrong');
  if (form.policyCity === null) problems.policyCity = t('desk.setup.numbering.policyMissing');
  return problems;
}

function administratorProblems(form: SetupForm, t: TFunction): SetupProblems {
  const problems: SetupProblems = {};
  if (!/^[a-z0-9][a-z0-9._-]{1,31}$/.test(form.account)) problems.account = t('desk.setup.administrator.accountWrong');
  if (form.name.trim() === '') problems.name = t('desk.setup.administrator.nameMissing');
  return problems;
}

function passwordProblems(form: SetupForm, t: TFunction): SetupProblems {
  const problems: SetupProblems = {};
  if (form.password.length < defaultSettings.passwordMinLength) {
    problems.password = t('desk.setup.administrator.tooShort', { n: defaultSettings.passwordMinLength });
  }
  if (form.passwordAgain !== form.password) problems.passwordAgain = t('desk.password.differs');
  return problems;
}

function passphraseProblems(form: SetupForm, t: TFunction): SetupProblems {
  const problems: SetupProblems = {};
  const strength = passphraseStrength(form.passphrase);
  if (strength === 'empty' || strength === 'weak') problems.passphrase = t('desk.setup.passphrase.tooWeak');
  if (form.passphraseAgain !== form.passphrase) problems.passphraseAgain = t('desk.password.differs');
  if (!form.kept) problems.kept = t('desk.setup.passphrase.keptMissing');
  return problems;
}
