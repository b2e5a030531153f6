import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import type { PolicyApplies } from '../../../contract/policies.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { policyWords } from '../../messages/zh/policy.ts';
import { policyLine } from './policy-line.ts';

let t: TFunction;
beforeAll(async () => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'zh',
    ns: ['words'],
    defaultNS: 'words',
    resources: { zh: { words: { policy: policyWords } } },
    interpolation: { escapeValue: false },
  });
  t = i18n.t;
});

const step = (name: string, on: string, from: string): PolicyApplies['steps'][number] => ({
  type: `application.${name}.v1`,
  on: plainDate(on),
  versionId: `yinchuan@${from}`,
  effectiveFrom: plainDate(from),
});
const today = (on: string, from: string): PolicyApplies['today'] => ({
  on: plainDate(on),
  versionId: `yinchuan@${from}`,
  effectiveFrom: plainDate(from),
});
const received = step('submitted', '2021-02-01', '2020-02-01');
const accepted = step('accepted', '2021-03-01', '2021-02-07');

describe('the policy of a case in one line', () => {
  it.each([
    ['came', [received], today('2021-02-02', '2020-02-01'), ['按 2020-02-01 起的版本（收件日 2021-02-01）']],
    [
      'came before a version that holds now',
      [received],
      today('2021-02-08', '2021-02-07'),
      ['按 2020-02-01 起的版本（收件日 2021-02-01）', '今后各环节按 2021-02-07 起的版本'],
    ],
    [
      'was accepted',
      [received, accepted],
      today('2021-03-02', '2021-02-07'),
      ['按 2021-02-07 起的版本（受理日 2021-03-01）'],
    ],
    [
      'was decided: what holds now is of no more concern',
      [received, accepted, step('approved', '2021-04-01', '2021-02-07')],
      today('2026-01-01', '2025-12-01'),
      ['按 2021-02-07 起的版本（审定日 2021-04-01）'],
    ],
    [
      'names a version that is not here',
      [{ ...accepted, effectiveFrom: null }],
      null,
      ['按 yinchuan@2021-02-07（受理日 2021-03-01，本机没有这个版本）', '今天没有可用的政策版本，不能办理。'],
    ],
  ] as const)('%s', (...[, steps, now, lines]) => {
    expect(policyLine({ steps: [...steps], today: now }, t)).toEqual(lines);
  });
});
