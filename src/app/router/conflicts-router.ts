import { refused } from '../refuse.ts';
import { os } from './guarded.ts';

/** A desk that works alone meets nobody: no conflict can come up. */
export const conflictsRouter = {
  list: os.conflicts.list.handler(() => []),
  get: os.conflicts.get.handler(() => {
    throw refused({ code: 'unknown-conflict' });
  }),
  settle: os.conflicts.settle.handler(() => {
    throw refused({ code: 'unknown-conflict' });
  }),
};
