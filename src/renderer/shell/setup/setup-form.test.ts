import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { setupSchema } from '../../../contract/desk.ts';
import { sync } from '../../../contract/sync.ts';
import { emptySetupForm, joinInput, problemsOfStep, setupInput, type SetupForm, stepsOf } from './setup-form.ts';

const t = ((key: string) => key) as unknown as TFunction;

const complete: SetupForm = {
  ...emptySetupForm,
  offices: {
    city: { id: '6301', name: '西宁市' },
    district: { id: '630104', name: '城西区' },
    street: { id: '630104003', name: '胜利路街道' },
  },
  numberPrefix: 'XN',
  policyCity: 'xining',
  name: '张晓',
  password: 'correct horse',
  passwordAgain: 'correct horse',
  passphrase: '铁桥 晚霞 算盘 骆驼 copper',
  passphraseAgain: '铁桥 晚霞 算盘 骆驼 copper',
  kept: true,
};

describe('first-start form', () => {
  it('has no problem when complete, and the contract takes what it sends', () => {
    for (const step of stepsOf.new) expect(problemsOfStep(step, complete, t)).toEqual({});
    expect(setupSchema.safeParse(setupInput(complete)).success).toBe(true);
  });

  it('sends only the offices down to the one where the desk stands', () => {
    expect(setupInput({ ...complete, level: 'district' }).offices.map((office) => office.id)).toEqual([
      '6301',
      '630104',
    ]);
  });

  it('wants each code to begin with the code above', () => {
    const form = { ...complete, offices: { ...complete.offices, district: { id: '640104', name: '兴庆区' } } };
    expect(Object.keys(problemsOfStep('office', form, t))).toEqual(['offices.district.id', 'offices.street.id']);
  });

  it('wants codes of 4, 6 and 9 digits', () => {
    const form = { ...complete, offices: { ...complete.offices, street: { id: '6301040', name: '胜利路街道' } } };
    expect(problemsOfStep('office', form, t)).toEqual({ 'offices.street.id': 'desk.setup.office.wrongLength' });
  });

  it('wants the passphrase strong enough, typed twice and kept', () => {
    const form = { ...complete, passphrase: '12345678', kept: false };
    expect(Object.keys(problemsOfStep('passphrase', form, t))).toEqual(['passphrase', 'passphraseAgain', 'kept']);
  });

  it('says everything that an empty form lacks', () => {
    expect(Object.keys(problemsOfStep('office', emptySetupForm, t))).toHaveLength(6);
    expect(Object.keys(problemsOfStep('numbering', emptySetupForm, t))).toEqual(['numberPrefix', 'policyCity']);
    expect(Object.keys(problemsOfStep('administrator', emptySetupForm, t))).toEqual(['name', 'password']);
  });

  it("joins a city with the address, the code and the person's own secrets, as the contract takes them", () => {
    const joining: SetupForm = {
      ...complete,
      way: 'join',
      url: ' https://hub.example ',
      code: 'K7QF-2M9X',
      deviceName: '胜利路 2 号窗口',
      deskCode: '07',
    };
    for (const step of stepsOf.join) expect(problemsOfStep(step, joining, t)).toEqual({});
    expect(sync.join['~orpc'].inputSchema?.safeParse(joinInput(joining))).toMatchObject({
      success: true,
      data: { url: 'https://hub.example', deskCode: '07', policyCity: 'xining' },
    });
    expect(Object.keys(problemsOfStep('hub', emptySetupForm, t))).toEqual(['url', 'code', 'deviceName']);
    expect(Object.keys(problemsOfStep('password', emptySetupForm, t))).toEqual(['password']);
  });
});
