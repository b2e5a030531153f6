import { describe, expect, it } from 'vitest';
import { programmes } from '../../../src/domain/application/programme.ts';
import { clockLimit } from '../../../src/domain/policy/clock-limit.ts';
import { monthlyCeiling } from '../../../src/domain/policy/income-formula.ts';
import { policyOn } from '../../../src/domain/policy/policy.ts';
import { confidences } from '../../../src/domain/policy/sourced.ts';
import { clockNames } from '../../../src/domain/policy/time-limit.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type PackId, packIds, packText, packs, versionOf } from '../../support/policy/packs.ts';

const RULES = Array.from({ length: 48 }, (_, index) => `PRH-${String(index + 1).padStart(2, '0')}`);

interface Leaf {
  readonly path: string;
  readonly node: { readonly value?: unknown; readonly source?: unknown; readonly confidence?: unknown };
}

/** Every place of a file where numbers or words stand, each with the sourced value that it belongs to. */
function leavesOf(node: unknown, path: string): readonly Leaf[] {
  if (typeof node !== 'object' || node === null) return [{ path, node: {} }];
  if ('source' in node) return [{ path, node }];
  return Object.entries(node).flatMap(([name, member]) => leavesOf(member, `${path}.${name}`));
}

function versionsOf(pack: PackId): readonly Record<string, unknown>[] {
  return (packText(pack) as { versions: Record<string, unknown>[] }).versions;
}

describe('the packs', () => {
  it('are the country and four cities, each with its code and prefix', () => {
    expect(packs.map(({ id, cityCode, numberPrefix }) => [id, cityCode, numberPrefix])).toEqual([
      ['national', null, 'GZ'],
      ['shenzhen', '4403', 'SZ'],
      ['xining', '6301', 'XN'],
      ['xuzhou', '3203', 'XZ'],
      ['yinchuan', '6401', 'YC'],
    ]);
  });

  it.each(packIds)('%s: every value has a source and how sure we are of it', (pack) => {
    for (const version of versionsOf(pack)) {
      const { effectiveFrom, ...parts } = version;
      const day = String(effectiveFrom);
      for (const { path, node } of leavesOf(parts, day)) {
        expect(node.source, path).toMatch(/\S/);
        expect(confidences, path).toContain(node.confidence);
      }
      expect(version.dated, `${day} says why from that day`).toBeDefined();
    }
  });

  it.each(packIds)('%s: versions stand in the order of their days and are complete', (pack) => {
    const days = versionsOf(pack).map(({ effectiveFrom }) => String(effectiveFrom));
    expect(days).toEqual([...new Set(days)].toSorted());
    const versions = packs.find(({ id }) => id === pack)?.versions ?? [];
    expect(versions.map(({ id }) => id)).toEqual(days.map((day) => `${pack}@${day}`));
    for (const { rules, limits, reviewChain } of versions) {
      expect(Object.keys(rules).toSorted()).toEqual(RULES.filter((id) => id !== 'PRH-39'));
      for (const programme of programmes) {
        expect(limits[programme].programme.value).toEqual({ offered: true });
        expect(reviewChain[programme].value.length).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    ['yinchuan', ['2020-02-01', '2021-02-07', '2024-02-01', '2025-02-01'], [414_000, 427_000, 508_000, 533_000]],
  ] as const)('%s: the ceilings follow one another', (pack, days, ceilings) => {
    const found = days.map((day) => versionOf(pack, day).limits['lower-middle-income'].income.value?.ceiling);
    expect(found).toEqual(ceilings);
    const versions = packs.find(({ id }) => id === pack)?.versions ?? [];
    expect(policyOn(versions, plainDate('2021-02-06'))?.id).toBe('yinchuan@2020-02-01');
    expect(policyOn(versions, plainDate('2020-01-31'))).toBeUndefined();
  });

  it('银川 2021: the formula gives the published ceilings, 39,416 × 1.3 ÷ 12 = 4,270 and × 0.6 ÷ 12 = 1,971', () => {
    const { income, limits, payment } = versionOf('yinchuan', '2021-03-01');
    const formula = income.formula.value;
    const yearly = formula?.lastYearIncome ?? 0;
    expect(yearly).toBe(3_941_600);
    const allocation = monthlyCeiling(yearly, formula?.allocationPermille ?? 0);
    const subsidy = monthlyCeiling(yearly, formula?.subsidyPermille ?? 0);
    expect([allocation, subsidy]).toEqual([427_000, 197_100]);
    expect(limits['lower-middle-income'].income.value?.ceiling).toBe(allocation);
    expect(payment.subsidy.value?.incomeCeiling).toBe(subsidy);
    expect(monthlyCeiling(yearly, 1500)).toBe(492_700);
  });

  it('银川 reviews newly employed workers in 3, 3 and 5 working days, others in 10, 5 and 5', () => {
    const policy = versionOf('yinchuan', '2021-03-01');
    const days = (programme: 'low-income' | 'new-employment') =>
      (['street-review', 'district-review', 'city-decision'] as const).map(
        (name) => clockLimit(policy, programme, name).value.count,
      );
    expect(days('low-income')).toEqual([10, 5, 5]);
    expect(days('new-employment')).toEqual([3, 3, 5]);
    expect(policy.publicity['new-employment'].value[0]?.limit).toEqual({ count: 3, unit: 'working' });
    expect(policy.publicity['low-income'].value[0]?.limit).toEqual({ count: 5, unit: 'working' });
    expect(policy.objection.rule.value.answerWithin).toEqual({ count: 20, unit: 'working' });
  });

  it('clocks that no step of a review chain has are those of the version', () => {
    const policy = versionOf('xuzhou', '2020-01-01');
    for (const name of clockNames.filter((one) => !one.includes('review') && one !== 'city-decision')) {
      expect(clockLimit(policy, 'new-employment', name)).toBe(policy.clocks[name]);
    }
    expect(clockLimit(policy, 'low-income', 'district-review').value.count).toBe(7);
    expect(clockLimit(policy, 'new-employment', 'district-review').value.count).toBe(5);
  });

  it('numbers that national rules carry are those that the values use', () => {
    const { rules, clocks, waiting, lease, renewal, bans } = versionOf('national', '2020-01-01');
    const amount = (id: string) => rules[id]?.value.numbers[0]?.amount;
    expect(clocks.recheck.value.count).toBe(amount('PRH-09'));
    expect(clocks.intake.value.count).toBe(amount('PRH-48'));
    expect(waiting.most.value.count).toBe(amount('PRH-10'));
    expect(lease.most.value.count).toBe(amount('PRH-20'));
    expect(lease.fileWithin.value.count).toBe(amount('PRH-19'));
    expect(lease.vacancy.value.months).toBe(amount('PRH-26'));
    expect(lease.arrears.value.months).toBe(amount('PRH-28'));
    expect(renewal['low-income'].value.count).toBe(amount('PRH-29'));
    expect(bans.deceit.value.lasts.count).toBe(amount('PRH-35'));
    expect(bans.breach.value.lasts.count).toBe(amount('PRH-37'));
  });

  it('深圳 takes a household off the list the third time, not for a call without a fitting home', () => {
    expect(versionOf('shenzhen', '2022-01-01').allocation.givingUp.value).toMatchObject({
      times: 3,
      consequence: 'removed',
      doesNotCount: ['no-fitting-unit'],
    });
  });

  it('徐州 breaches a contract after 3 months and asks for renewal 1 or 2 months before its end', () => {
    const { lease, renewal } = versionOf('xuzhou', '2020-01-01');
    expect([lease.arrears.value.months, lease.vacancy.value.months]).toEqual([3, 3]);
    expect([renewal['low-income'].value.count, renewal['migrant-worker'].value.count]).toEqual([1, 2]);
  });
});
