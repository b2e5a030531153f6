import type { SameKeys } from '../same-keys.ts';
import type { listWords as zh } from '../zh/list.ts';

export const listWords: SameKeys<typeof zh> = {
  empty: 'Nothing to do',
};
