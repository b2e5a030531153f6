import { describe, expect, it } from 'vitest';
import { packText } from '../../../tests/support/policy/packs.ts';
import { policyFileSchema, policyVersionSchema, policyVersions } from './policy-file.ts';

const national = policyFileSchema.parse(packText('national'));
const sourced = { source: 'a notice', confidence: 'N' } as const;
const ceiling = (fen: number) => ({
  'low-income': { income: { value: { ceiling: fen, comparison: '<=' as const }, ...sourced } },
});

function city(...versions: readonly { effectiveFrom: string; [part: string]: unknown }[]) {
  return policyFileSchema.parse({
    id: 'anywhere',
    name: '某市',
    cityCode: '9999',
    inherits: 'national',
    numberPrefix: 'AW',
    versions,
  });
}

function ceilings(file: ReturnType<typeof city>) {
  return policyVersions(file, national).map(({ id, limits }) => [id, limits['low-income'].income.value?.ceiling]);
}

describe('what a version leaves out', () => {
  it("comes from the city's version before it, whatever the order in the file", () => {
    const file = city(
      { effectiveFrom: '2023-01-01', clocks: {} },
      { effectiveFrom: '2021-01-01', limits: ceiling(100) },
      { effectiveFrom: '2022-01-01', limits: ceiling(200) },
    );
    expect(ceilings(file)).toEqual([
      ['anywhere@2021-01-01', 100],
      ['anywhere@2022-01-01', 200],
      ['anywhere@2023-01-01', 200],
    ]);
  });

  it('comes from the country where the city never said it, with the source that it has there', () => {
    const [version] = policyVersions(city({ effectiveFrom: '2021-01-01' }), national);
    expect(version?.clocks.recheck).toEqual({
      value: { count: 15, unit: 'working' },
      source: 'PRH-09 (Order 11, Art. 9)',
      confidence: 'Q',
    });
  });

  it('is named when nobody says it', () => {
    expect(() => policyVersions(city({ effectiveFrom: '2021-01-01' }), undefined)).toThrow(
      'policy anywhere@2021-01-01: nothing says clocks',
    );
    expect(() => policyVersions(city({ effectiveFrom: '2011-01-01' }), national)).toThrow('nothing says');
  });

  it('does not lend its source to another value', () => {
    const file = city(
      { effectiveFrom: '2021-01-01', limits: ceiling(100) },
      {
        effectiveFrom: '2022-01-01',
        limits: { 'low-income': { income: { value: null, source: 'not in the copy', confidence: 'Q' } } },
      },
    );
    expect(policyVersions(file, national).at(-1)?.limits['low-income'].income).toEqual({
      value: null,
      source: 'not in the copy',
      confidence: 'Q',
    });
  });
});

describe('a version that is not in order', () => {
  it.each([
    ['a value without a source', { limits: { 'low-income': { income: { value: null } } } }],
    ['a part that the format does not have', { taxes: {} }],
    ['a condition that the format does not have', { limits: { 'low-income': { shoes: { value: 1, ...sourced } } } }],
    ['a float', { limits: ceiling(1.5) }],
    ['a day that is none', { effectiveFrom: '2021-02-30' }],
  ])('%s is refused', (_, change) => {
    expect(policyVersionSchema.safeParse({ effectiveFrom: '2021-01-01', ...change }).success).toBe(false);
  });

  it('two of one day are refused', () => {
    expect(() => city({ effectiveFrom: '2021-01-01' }, { effectiveFrom: '2021-01-01' })).toThrow('on one day');
  });
});
