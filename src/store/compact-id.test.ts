import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packId, unpackId } from './compact-id.ts';

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
  });
});
