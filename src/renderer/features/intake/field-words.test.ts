import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityNumberFor } from '../../../domain/identity/identity-number.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { intakeWords } from '../../messages/zh/intake.ts';
import { fieldWords } from './field-words.ts';
import { emptyAsset, emptyForm, emptyHome, emptyHousingChange, emptyMember } from './form-model.ts';
import { checkForm, warnForm } from './form-problems.ts';

const today = plainDate('2026-10-23');

describe('fields in words', () => {
  beforeAll(async () => {
    const resources = { zh: { words: { intake: intakeWords } } };
    await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources });
  });

  it.each([
    ['programme', '申请类别'],
    ['members.0.name', '申请人 · 姓名'],
    ['members.1.identityNumber', '家庭成员 2 · 身份证号'],
    ['content.members.1.identityNumber', '家庭成员 2 · 身份证号'],
    ['homes.0', '住房 1'],
    ['employment.since', '入职日期'],
    ['members.0.flags.counted', 'members.0.flags.counted'],
    ['schemaVersion', 'schemaVersion'],
    ['', ''],
  ])('%s', (path, words) => {
    expect(fieldWords(path, i18next.t)).toBe(words);
  });

  it('has words for every field that can have a problem or a warning', () => {
    const empty = emptyForm(today, '');
    const member = { ...emptyMember(), phone: '1'.repeat(31), employer: '路'.repeat(101) };
    const form = {
      ...empty,
      channel: '' as const,
      phone: '1'.repeat(31),
      registrationAddress: '路'.repeat(201),
      registeredSince: 'x',
      residentSince: 'x',
      members: [member, { ...member, identityNumber: identityNumberFor('630104', today, 1) }],
      homes: [{ ...emptyHome(), owner: '路'.repeat(51) }],
      housingChanges: [{ ...emptyHousingChange(), replacement: '路'.repeat(201) }],
      assets: [{ ...emptyAsset(), note: '路'.repeat(201) }],
      employment: { on: true, employer: '路'.repeat(101), creditCode: '1'.repeat(19), since: 'x', insuredMonths: 'x' },
      education: { on: true, level: '路'.repeat(31), school: '路'.repeat(101), graduatedOn: 'x' },
      greenChannel: { on: true, reason: '' as const, note: '路'.repeat(201) },
      consent: { ...empty.consent, signedOn: 'x' },
    };
    const paths = [...checkForm(form, today), ...warnForm(form, today)].map((each) => each.path);
    expect(new Set(paths).size).toBeGreaterThan(35);
    expect(paths.filter((path) => fieldWords(path, i18next.t) === path)).toEqual([]);
  });
});
