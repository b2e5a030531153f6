import { expect, it } from 'vitest';
import { bankCardDoubt } from './bank-card.ts';
import { maskBankCard } from './masking.ts';

it.each([
  ['', null],
  ['6222 0210 0111 6245 702', null],
  ['6222-0210-0111-6245-703', 'check-digit'],
  ['６２２２０２１００１１１６２４５７０２', null],
  ['6222', 'length'],
  ['62220210011162457O2', 'length'],
])('%s is doubted for %s', (text, doubt) => {
  expect(bankCardDoubt(text)).toBe(doubt);
});

it.each([
  ['6222021001116245702', '**** 5702'],
  [' 6222 0210 0111 6245 702 ', '**** 5702'],
  ['6222', '****'],
  ['', ''],
])('%s is shown as %s', (text, shown) => {
  expect(maskBankCard(text)).toBe(shown);
});
