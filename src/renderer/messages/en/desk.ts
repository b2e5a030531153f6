import type { SameKeys } from '../same-keys.ts';
import type { deskWords as zh } from '../zh/desk.ts';

export const deskWords: SameKeys<typeof zh> = {
  unreachable: {
    title: 'The desk does not answer',
    body: 'What was saved is safe. Make sure Anju Desk is running, then try again.',
    again: 'Try again',
  },
};
