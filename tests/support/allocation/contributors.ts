import type { Contribution } from '../../../src/domain/lottery/bundle.ts';

/** Enough for a freeze: three of two bodies, 159 bits. */
export const threeContributors: readonly Contribution[] = [
  { id: 'c1', org: '公证处', label: '公证员', alphabet: '0123456789', length: 16 },
  { id: 'c2', org: '居民代表', label: '代表甲', alphabet: '0123456789', length: 16 },
  { id: 'c3', org: '居民代表', label: '代表乙', alphabet: '0123456789', length: 16 },
];
