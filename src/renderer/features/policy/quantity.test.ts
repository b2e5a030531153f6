import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantities, quantityOf, shownNumber, storedNumber, typedNumber } from './quantity.ts';

describe('numbers of a policy', () => {
  it.each([
    [['limits', 'low-income', 'income', 'value', 'ceiling'], 'yuan'],
    [['limits', 'low-income', 'housing-area', 'value', 'ceiling'], 'area'],
    [['income', 'minimumWage', 'value'], 'yuan'],
    [['income', 'formula', 'value', 'allocationPermille'], 'times'],
    [['answerValidity', 'tax', 'value'], 'daysOf'],
    [['clocks', 'intake', 'value', 'count'], undefined],
    [['clocks', 'intake', 'count'], undefined],
    [['tomorrow', 'toString'], undefined],
  ] as const)('%j counts %s', (names, quantity) => {
    expect(quantityOf(names)).toBe(quantity);
  });

  it('are shown as people say them', () => {
    expect(shownNumber(427_000, 'yuan')).toBe('4,270.00');
    expect(shownNumber(150_000, 'area')).toBe('15.0');
    expect(shownNumber(1300, 'times')).toBe('1.3');
    expect(shownNumber(800, 'percent')).toBe('80');
  });

  it('come back from typing as they were', () => {
    const number = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(number, fc.constantFrom(undefined, ...quantities), (value, quantity) => {
        expect(storedNumber(typedNumber(value, quantity), quantity)).toBe(value);
      }),
    );
  });
});
