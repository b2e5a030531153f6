import { describe, expect, it } from 'vitest';
import { parseMobile, parsePhone } from './mobile.ts';

describe('parseMobile', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 138 1234 5678',
    '86-13812345678',
    '008613812345678',
    '１３８１２３４５６７８',
  ])('reads %j', (text) => {
    expect(parseMobile(text)).toEqual({ ok: true, value: '13812345678' });
  });

  it.each([
    '12812345678',
    '1381234567',
    '138123456789',
    '0951-5041234',
    '1381234567a',
    '138123456７',
    '+85213812345678',
  ])('refuses %j', (text) => {
    expect(parseMobile(text)).toEqual({ ok: false, error: 'malformed' });
  });

  it('tells an empty field from a wrong one', () => {
    expect(parseMobile('  ')).toEqual({ ok: false, error: 'empty' });
    expect(parsePhone('')).toEqual({ ok: false, error: 'empty' });
  });
});

describe('parsePhone', () => {
  it.each([
    ['19912345678', '19912345678'],
    ['0951-5041234', '0951-5041234'],
    ['09515041234', '0951-5041234'],
    ['（0971）6123456', '0971-6123456'],
    ['010 8888 1234', '010-88881234'],
    ['02583191234', '025-83191234'],
    ['+86 951 5041234', undefined],
    ['+86 0951 5041234', '0951-5041234'],
    ['5041234', '5041234'],
    ['0951-5041234-12', '0951-5041234-12'],
    ['0951 5041234转12', '0951-5041234-12'],
    ['504123', undefined],
    ['0951-1041234', undefined],
    ['010-1234567890', undefined],
    ['无', undefined],
  ])('%j is %j', (text, phone) => {
    const result = parsePhone(text);
    expect(result.ok ? result.value : undefined).toBe(phone);
  });

  it('reads its own result again', () => {
    for (const phone of ['13812345678', '0951-5041234-12', '5041234', '010-88881234']) {
      expect(parsePhone(phone)).toEqual({ ok: true, value: phone });
    }
  });
});
