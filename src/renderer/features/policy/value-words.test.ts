import { type TFunction, createInstance } from 'i18next';
import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, valuesOf } from '../../../domain/policy/issue/value-tree.ts';
import { en } from '../../messages/en.ts';
import { zh } from '../../messages/zh.ts';
import { fullName, valueLines } from './value-words.ts';

let t: TFunction;
let english: TFunction;
beforeAll(async () => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'zh',
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
  });
  t = i18n.t;
  english = i18n.getFixedT('en');
});

const lines = (path: string, data: JsonObject): readonly string[] =>
  valueLines(path.split('.'), data, { t, language: 'zh' });

describe('a value of a policy in words', () => {
  it.each([
    ['clocks.intake', { value: { count: 5, unit: 'working' } }, ['5 个工作日']],
    ['clocks.intake', { count: 5, unit: 'working' }, ['5 个工作日']],
    ['limits.low-income.income', { value: { ceiling: 427_000, comparison: '<=' } }, ['不高于 4,270.00 元']],
    ['limits.low-income.housing-area', { value: { ceiling: 150_000, comparison: '<' } }, ['低于 15.0 ㎡']],
    ['limits.low-income.assets', { value: null }, ['未规定']],
    ['limits.low-income.programme', { value: { offered: true } }, ['受理：是']],
    ['income.minimumWage', { value: 205_000 }, ['2,050.00 元']],
    ['materials.low-income', { value: ['identity-card', 'income-proof'] }, ['身份证、收入证明']],
    ['rent.low-income', { value: [{ kind: 'per-m2', fen: 560 }] }, ['1. 计租方式：每平方米每月；金额：5.60 元']],
    ['rent.low-income', { value: [] }, ['未规定']],
    ['rules.PRH-01', { value: { zh: '保障对象', en: 'Served are', numbers: [] } }, ['保障对象', '数字：未规定']],
    ['tomorrow.unheard-of', { value: { colour: 'red.green' } }, ['colour：red.green']],
  ] as const)('%s', (path, data, said) => {
    expect(lines(path, data as JsonObject)).toEqual(said);
  });

  it('is named by its part, programme and condition', () => {
    expect(fullName(['limits', 'low-income', 'income'], t)).toBe('准入条件 · 低收入 · 人均月收入');
    expect(fullName(['tomorrow', 'unheard-of'], t)).toBe('tomorrow · unheard-of');
  });
});

describe('the policies that come with the program', () => {
  const folder = new URL('../../../../resources/policies/', import.meta.url);
  const versions = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap(
      (name) => (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { versions: JsonObject[] }).versions,
    );

  it('have a name for every value, and words for every code, in both languages', () => {
    const values = versions.flatMap(valuesOf).filter(({ path }) => path[0] !== 'rules');
    expect(values.length).toBeGreaterThan(150);
    const bare = (text: string): boolean => /(^|[^\w-])[a-z]+[A-Z]\w*|(^|[^\w-])[a-z]+-[a-z]/.test(text);
    const untold = values.flatMap(({ path, data }) =>
      [fullName(path, t), ...valueLines(path, data, { t, language: 'zh' })].filter((text) => /[a-z]{3}/.test(text)),
    );
    expect([...new Set(untold)]).toEqual([]);
    const untoldInEnglish = values.flatMap(({ path, data }) =>
      [fullName(path, english), ...valueLines(path, data, { t: english, language: 'en' })].filter(bare),
    );
    expect([...new Set(untoldInEnglish)]).toEqual([]);
  });
});
