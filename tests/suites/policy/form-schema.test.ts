import { describe, expect, it } from 'vitest';
import { versionForm } from '../../../src/app/policy/version-form.ts';
import { policyVersionSchema } from '../../../src/app/reference/policy-file.ts';
import { pathKey, withValue } from '../../../src/domain/policy/issue/value-tree.ts';
import {
  blankOf,
  enumOf,
  mayBeNull,
  schemaAt,
  statablePaths,
  variantsOf,
  withoutNull,
} from '../../../src/renderer/features/policy/draft/form-schema.ts';

const form = versionForm();
const at = (path: string) => {
  const found = schemaAt(form, path.split('.'));
  if (found === undefined) throw new Error(`nothing at ${path}`);
  return found;
};

describe('the form of a version', () => {
  it('says what may be left unset, and what stands there otherwise', () => {
    const limit = at('limits.low-income.assets.value');
    expect(mayBeNull(limit)).toBe(true);
    expect(blankOf(limit)).toEqual({ ceiling: 0, per: 'household', comparison: '<=' });
    expect(mayBeNull(at('clocks.intake.value'))).toBe(false);
    expect(enumOf(at('limits.low-income.assets.value.per'))).toEqual(['household', 'person']);
    expect(schemaAt(form, ['limits', 'nobody'])).toBeUndefined();
  });

  it('gives rows of lists, and their kinds where there are several', () => {
    expect(blankOf(at('allocation.units.value.0'))).toEqual({
      from: 1,
      to: null,
      shape: 'any',
      rooms: null,
      area: null,
    });
    expect([...variantsOf(at('rent.low-income.value.0')).keys()]).toEqual(['per-m2', 'per-unit', 'at-most-of-market']);
    expect(blankOf(withoutNull(at('reviewChain.low-income.value.0')))).toMatchObject({ limit: null });
  });

  it('names every value, and fills each as the check takes it', () => {
    const paths = statablePaths(form);
    expect(paths.map((path) => path.join('.'))).toContain('sharing.identity-card');
    expect(new Set(paths.map(pathKey)).size).toBe(paths.length);
    for (const path of paths) {
      const value = blankOf(at([...path, 'value'].join('.')));
      const text = { value, source: '试', confidence: 'INF' };
      const parsed = policyVersionSchema.safeParse(withValue({ effectiveFrom: '2026-12-01' }, path, text));
      const problems = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
      expect([path.join('.'), problems]).toEqual([path.join('.'), []]);
    }
  });
});
