import { expect, it } from 'vitest';
import { waitingNoOf } from './waiting-number.ts';

it('finds the waiting number behind a registration number', () => {
  expect(waitingNoOf('XNL2026-01-000001')).toBe('XN轮2026-01-000001');
  expect(waitingNoOf('TLL2026-A7-000012')).toBe('TL轮2026-A7-000012');
  expect(waitingNoOf('XN2026-01-000001')).toBeUndefined();
});
