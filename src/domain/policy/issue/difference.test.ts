import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';
import { type JsonObject, type LayeredValue, layeredValues, pathKey, valuesOf, withValue } from './value-tree.ts';

const value = (data: JsonObject, source = '某文', confidence = 'P'): JsonObject => ({ ...data, source, confidence });

const version: JsonObject = {
  effectiveFrom: '2021-02-07',
  clocks: { intake: value({ count: 5, unit: 'working' }), recheck: value({ count: 15, unit: 'working' }, '令', 'Q') },
  limits: { area: { most: value({ value: 150_000 }) }, home: { most: value({ value: null }) } },
  isOpen: true,
};

describe('the values of a version', () => {
  it('are the objects with a source, wherever they stand, and what stands bare', () => {
    expect(valuesOf(version).map(({ path, data, confidence }) => [pathKey(path), data, confidence])).toEqual([
      ['clocks.intake', { count: 5, unit: 'working' }, 'P'],
      ['clocks.recheck', { count: 15, unit: 'working' }, 'Q'],
      ['limits.area.most', { value: 150_000 }, 'P'],
      ['limits.home.most', { value: null }, 'P'],
      ['isOpen', { value: true }, 'INF'],
    ]);
  });

  it('come from the version below where the own one is silent', () => {
    const first = { id: 'city@1', version: { clocks: { intake: value({ count: 3 }) }, more: value({ n: 1 }) } };
    const last = { id: 'city@2', version: { more: value({ n: 2 }) } };
    const values = layeredValues([{ id: 'national@1', version }, first, last]);
    expect(values.map(({ path, from }) => [pathKey(path), from])).toEqual([
      ['clocks.intake', 'city@1'],
      ['clocks.recheck', 'national@1'],
      ['limits.area.most', 'national@1'],
      ['limits.home.most', 'national@1'],
      ['isOpen', 'national@1'],
      ['more', 'city@2'],
    ]);
    expect(values[0]?.data).toEqual({ count: 3 });
  });
});

const layered = (text: JsonObject): readonly LayeredValue[] => layeredValues([{ id: 'v', version: text }]);

describe('the difference of two versions', () => {
  it('says what was added, removed, changed, and what only rests on something else', () => {
    const after = {
      effectiveFrom: '2026-01-01',
      clocks: { intake: value({ count: 3, unit: 'working' }), recheck: value({ count: 15, unit: 'working' }, '新令') },
      limits: { area: { most: value({ value: 150_000 }) } },
      isOpen: true,
      rent: value({ fen: 100 }),
    };
    const changes = differenceOf(layered(version), layered(after));
    expect(changes.map(({ path, kind }) => [pathKey(path), kind])).toEqual([
      ['clocks.intake', 'changed'],
      ['clocks.recheck', 'sourced'],
      ['rent', 'added'],
      ['limits.home.most', 'removed'],
    ]);
  });

  const data = fc.record({ count: fc.integer(), unit: fc.constantFrom('working', 'calendar') });
  const one = fc.tuple(data, fc.constantFrom('甲', '乙'), fc.constantFrom('P', 'GK')).map((parts) => value(...parts));
  const part = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), one);
  const versions = fc.dictionary(
    fc.constantFrom('clocks', 'limits'),
    fc.oneof(part, fc.dictionary(fc.constantFrom('x', 'y'), part)),
  );

  it('is empty exactly where both say the same values', () => {
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        expect(differenceOf(layered(before), layered(before))).toEqual([]);
        const told = (version: JsonObject) =>
          layered(version)
            .map((each) => JSON.stringify(each))
            .sort();
        const same = JSON.stringify(told(before)) === JSON.stringify(told(after));
        expect(differenceOf(layered(before), layered(after)).length === 0).toBe(same);
      }),
    );
  });

  it('read backwards has what was added removed, and leads back', () => {
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        const there = differenceOf(layered(before), layered(after));
        const back = differenceOf(layered(after), layered(before));
        const turned = { added: 'removed', removed: 'added', changed: 'changed', sourced: 'sourced' } as const;
        const told = (changes: typeof there) => changes.map(({ path, kind }) => `${pathKey(path)} ${kind}`).sort();
        expect(told(back)).toEqual(there.map(({ path, kind }) => `${pathKey(path)} ${turned[kind]}`).sort());
        const held = new Map(layered(before).map((each) => [pathKey(each.path), each]));
        for (const { path, after: now } of there) {
          if (now === null) held.delete(pathKey(path));
          else held.set(pathKey(path), now);
        }
        const bySide = (values: Iterable<LayeredValue>) =>
          new Map([...values].map((each) => [pathKey(each.path), [each.data, each.source, each.confidence]]));
        expect(bySide(held.values())).toEqual(bySide(layered(after)));
      }),
    );
  });
});

describe('a version with one value more', () => {
  const fresh = value({ count: 3, unit: 'working' }, '新文');

  it('says it in its place and leaves the rest', () => {
    const after = withValue(version, ['clocks', 'intake'], fresh);
    expect(differenceOf(layered(version), layered(after)).map(({ path }) => pathKey(path))).toEqual(['clocks.intake']);
    expect(Object.keys(after)).toEqual(Object.keys(version));
    const added = withValue(version, ['rent', 'low-income'], fresh);
    expect(valuesOf(added).at(-1)).toMatchObject({ path: ['rent', 'low-income'], source: '新文' });
  });

  it('and with it taken back is what it was; parts that say nothing go', () => {
    const added = withValue(version, ['rent', 'low-income'], fresh);
    expect(withValue(added, ['rent', 'low-income'], undefined)).toEqual(version);
  });
});
