import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityNumberFor } from '../../../domain/identity/identity-number.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { staffWords } from '../../messages/zh/staff.ts';
import { profileErrors, profileFormOf, profileOf } from './profile-form.ts';

const ownNumber: string = identityNumberFor('630104', plainDate('1980-05-06'), 11);
const good = {
  ...profileFormOf(null),
  account: 'zhang.x',
  name: '张晓',
  roles: ['clerk' as const],
  office: '630104003',
  identityNumber: ownNumber,
};
const errors = (changes: Partial<typeof good>, needsReason = false) =>
  Object.keys(profileErrors({ ...good, ...changes }, needsReason, i18next.t));

describe('a profile as typed', () => {
  beforeAll(async () => {
    const resources = { zh: { words: { staff: staffWords } } };
    await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources });
  });

  it('is handed in when nothing is wrong', () => {
    const { identityNumber } = good;
    expect(errors({})).toEqual([]);
    expect(profileOf({ ...good, identityNumber: identityNumber.toLowerCase() })).toMatchObject({ identityNumber });
    expect(profileOf({ ...good, reason: '不计入' })).not.toHaveProperty('reason');
  });

  it('names what is missing', () => {
    expect(errors({ account: '', name: ' ', office: '', roles: [] }).sort()).toEqual([
      'account',
      'name',
      'office',
      'roles',
    ]);
    expect(errors({}, true)).toEqual(['reason']);
    expect(profileOf({ ...good, name: '' })).toBeNull();
  });

  it('asks everybody who works on applications for their own identity number', () => {
    for (const role of ['clerk', 'hall', 'supervisor']) {
      expect(errors({ roles: [role] as never, identityNumber: ' ' })).toEqual(['identityNumber']);
    }
    expect(errors({ roles: ['auditor'] as never, identityNumber: '' })).toEqual([]);
  });

  it('keeps auditors apart and administrators out of the streets', () => {
    expect(errors({ roles: ['clerk', 'auditor'] as never })).toEqual(['roles']);
    expect(errors({ roles: ['admin'] as never })).toEqual(['roles']);
    expect(errors({ roles: ['admin'] as never, office: '630104' })).toEqual([]);
  });

  it('names the relative whose number is wrong', () => {
    const relatives = [{ name: '张父', identityNumber: '123' }];
    expect(errors({ relatives })).toEqual(['relatives.0.identityNumber']);
  });
});
