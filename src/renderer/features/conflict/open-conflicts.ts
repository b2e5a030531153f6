import { orpc } from '../../api/query.ts';

/** What a list shows at first. */
export const CONFLICT_PAGE = 100;

/** The newest open conflicts; a case asks them whether one is about it. */
export function openConflicts() {
  return orpc.conflicts.list.queryOptions({ input: { state: 'open', before: null, limit: CONFLICT_PAGE } });
}
