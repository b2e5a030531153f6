import type { SameKeys } from '../same-keys.ts';
import type { comparisonWords as zh } from '../zh/comparison.ts';

export const comparisonWords: SameKeys<typeof zh> = {
  title: 'Comparison of the books',
  what: 'Household by household: lived in, leased, published, entitled, paid. Done by itself every night.',
  run: 'Compare now',
  never: 'Not compared yet. B compares now.',
  agrees: '{{at}} ({{by}}): {{compared}} leases compared, all agree.',
  disagrees: '{{at}} ({{by}}): {{compared}} leases compared, {{found}} disagreements.',
  by: { night: 'at night', person: 'asked for' },
  column: { kind: 'What disagrees', by: 'Last written by' },
  kind: {
    'home-without-lease': 'The home is let and has no lease in force',
    'lease-without-home': 'The lease is in force; the ledger of homes does not let the home to it',
    'two-leases': 'One home has two leases in force',
    'keys-not-back': 'The lease has ended and the home was not returned',
    'term-over': 'The term is over, neither renewed nor ended',
    'no-result': 'Of a selection, without its result',
    'result-without-lease': 'Chosen, without a lease',
    'no-case': 'Of a selection, without a case',
    'case-not-entitled': 'The case is not one that is entitled',
    'review-failed': 'The review failed and the lease is in force',
    'rent-unpaid': 'More months unpaid than the limit',
  },
};
