import type { SameKeys } from '../same-keys.ts';
import type { shellWords as zh } from '../zh/shell.ts';

export const shellWords: SameKeys<typeof zh> = {
  product: 'Anju Desk',
  loading: 'Reading…',
  error: {
    title: 'This page failed',
    body: 'What was saved is safe; what was not submitted may have to be entered again. Open it again, or tell the administrator the text below.',
    again: 'Open again',
    home: 'To the queues',
  },
};
