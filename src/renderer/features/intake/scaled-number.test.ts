import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CM2_DECIMALS, FEN_DECIMALS, formatScaled, parseScaled } from './scaled-number.ts';

describe('amounts as typed', () => {
  it.each([
    ['0', 0],
    ['1512', 151200],
    ['1512.5', 151250],
    ['1512.05', 151205],
    ['0.29', 29],
    ['1,512.00', 151200],
    ['12,345,678.90', 1234567890],
    ['  1 512 ', 151200],
    ['１５１２．０５元', 151205],
    ['1512。5', 151250],
    ['￥88', 8800],
    ['007', 700],
    ['1512.500', 151250],
    ['5.', 500],
  ])('%s yuan', (text, fen) => {
    expect(parseScaled(text, FEN_DECIMALS)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['-1', 'malformed'],
    ['1,51', 'malformed'],
    ['1.2.3', 'malformed'],
    ['1e3', 'malformed'],
    ['abc', 'malformed'],
    ['.5', 'malformed'],
    ['1.234', 'too-precise'],
    ['123456789012', 'too-large'],
  ])('%s is refused', (text, problem) => {
    expect(parseScaled(text, FEN_DECIMALS)).toEqual({ ok: false, error: problem });
  });

  it('reads areas to the square centimetre', () => {
    expect(parseScaled('18.4㎡', CM2_DECIMALS)).toEqual({ ok: true, value: 184000 });
    expect(parseScaled('54 m²', CM2_DECIMALS)).toEqual({ ok: true, value: 540000 });
  });

  it('gives every integer back as it was', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000_000), fc.constantFrom(FEN_DECIMALS, CM2_DECIMALS), (value, decimals) => {
        expect(parseScaled(formatScaled(value, decimals), decimals)).toEqual({ ok: true, value });
      }),
    );
  });

  it('reads the amounts that floats get wrong', () => {
    for (let fen = 0; fen < 20_000; fen += 1) {
      const text = `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;
      expect(parseScaled(text, FEN_DECIMALS)).toEqual({ ok: true, value: fen });
    }
  });
});
