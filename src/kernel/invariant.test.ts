import { describe, expect, it } from 'vitest';
import { assertNever } from './assert-never.ts';
import { invariant, InvariantError } from './invariant.ts';

describe('invariant', () => {
  it.each([[true], [0], [''], [[]]])('lets %j pass: only false, null and undefined are absent', (value) => {
    expect(() => {
      invariant(value, 'never');
    }).not.toThrow();
  });

  it.each([[false], [null], [undefined]])('throws for %j with its message', (value) => {
    expect(() => {
      invariant(value, 'the row is gone');
    }).toThrow(new InvariantError('the row is gone'));
  });
});

describe('assertNever', () => {
  it('throws when data from outside the types reaches it', () => {
    expect(() => assertNever('surprise' as never)).toThrow('unexpected value: "surprise"');
  });
});
