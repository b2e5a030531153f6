import { describe, expect, it } from 'vitest';
import { disabilityCodes, disabilityGrades, healthCodes, workStatusCodes } from './status-codes.ts';

const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code).join(' ');

describe('codes of health and work (ID-13)', () => {
  it('are those of the domain reference, each once', () => {
    expect(codes(healthCodes)).toBe('1 2 3 6 61 62 63 64 65 66 67 69');
    expect(codes(disabilityCodes)).toBe('61 62 63 64 65 66 67 69');
    expect(codes(workStatusCodes)).toBe('11 13 17 21 24 27 31 37 51 54 70 80 90');
    expect(codes(disabilityGrades)).toBe('1 2 3 4');
    for (const table of [healthCodes, workStatusCodes, disabilityGrades]) {
      expect(new Set(table.map(({ key }) => key)).size).toBe(table.length);
    }
  });
});
