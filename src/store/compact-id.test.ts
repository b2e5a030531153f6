import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameId, packId, unpackId } from './compact-id.ts';

describe('compact ids', () => {
  it('come back as they were, UUID or not', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uuid(),
          fc.uuid().map((id) => id.toUpperCase()),
          fc.string(),
        ),
        (id) => {
          expect(unpackId(packId(id))).toBe(id);
        },
      ),
    );
    expect(packId('0190f3a0-0000-7000-8000-000000000001')).toHaveLength(16);
    for (const none of ['0190f3a0-0000-7000-8000-00000000000g', '0190f3a0+0000-7000-8000-000000000001']) {
      expect(packId(none)).toBe(none);
    }
    expect(packId('0190f3a0-0000-7000-8000-00000000000居')).toHaveLength(36);
  });

  it('are told apart by their bytes, also where as text both are signs that nobody can read', () => {
    const [one, other] = ['0190f3a0-0000-7000-8000-0000000000fe', '0190f3a0-0000-7000-8000-0000000000ff'];
    expect(String(packId(one))).toBe(String(packId(other)));
    expect(isSameId(packId(one), packId(other))).toBe(false);
    expect(isSameId(packId(one), packId(one))).toBe(true);
    expect(isSameId('XN2026', packId(one))).toBe(false);
  });
});
