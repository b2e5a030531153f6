import { describe, expect, it } from 'vitest';
import { isMarried, maritalStatusCodes, relationCodes, relationGroupOf, sexCodes } from './relation.ts';

describe('code tables', () => {
  it.each([
    ['relation', relationCodes],
    ['marital status', maritalStatusCodes],
    ['sex', sexCodes],
  ])('have each %s code and key once, in order', (_name, table) => {
    const codes = table.map((row) => row.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(new Set(table.map((row) => row.key)).size).toBe(table.length);
  });

  it('group every relation by its first digit (ID-14)', () => {
    for (const row of relationCodes) expect(relationGroupOf(row.code)).toBe(row.group);
    expect(relationCodes.map((row) => row.code)).toEqual(expect.arrayContaining(['01', '02', '10', '20', '30', '97']));
    expect(relationGroupOf('98')).toBe('other');
    expect(relationGroupOf('1')).toBeUndefined();
    expect(relationGroupOf('')).toBeUndefined();
  });

  it('know who is married (ID-12)', () => {
    const married = maritalStatusCodes.filter((row) => isMarried(row.code)).map((row) => row.code);
    expect(married).toEqual(['20', '21', '22', '23']);
  });
});
