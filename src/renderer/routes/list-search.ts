import { z } from 'zod';
import { channels, programmes } from '../../domain/application/programme.ts';
import { type CaseList, caseListNames } from '../../domain/queue/definitions.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';

/** What the due filter offers: what is late, or days ahead. */
export const dueChoices = ['late', 3, 7] as const;

/** How a queue is narrowed and sorted, as it stands in the address. What is usual is left out. */
export const listSearchSchema = z.object({
  programme: z.array(z.enum(programmes)).optional().catch(undefined),
  channel: z.array(z.enum(channels)).optional().catch(undefined),
  green: z.literal(true).optional().catch(undefined),
  stale: z.literal(true).optional().catch(undefined),
  due: z.literal(dueChoices).optional().catch(undefined),
  sort: z.enum(['received', 'case-no']).optional().catch(undefined),
  desc: z.literal(true).optional().catch(undefined),
  /** Position of the chosen row, so that coming back finds it again. */
  row: z.int().min(0).optional().catch(undefined),
});

export type ListSearch = z.infer<typeof listSearchSchema>;

/** A case opened from a queue carries the list along: for "decide and next" and for the way back. */
export const caseSearchSchema = listSearchSchema.extend({
  queue: z.enum(caseListNames).optional().catch(undefined),
  /** What stands beside the papers at first, where that is not the application. */
  side: z.literal('waiting').optional().catch(undefined),
});

export type CaseSearch = z.infer<typeof caseSearchSchema>;

/** The list as the desk is asked for it: input of queue.page and, without the sort, of queue.total and queue.next. */
export function listInput(list: Pick<CaseList, 'name' | 'sorts'>, search: ListSearch, today: PlainDate) {
  // An address may ask for an order that this list does not have.
  const sort = list.sorts.find((offered) => offered === search.sort);
  return {
    queue: list.name,
    filters: {
      programmes: search.programme ?? [],
      channels: search.channel ?? [],
      greenOnly: search.green ?? false,
      staleOnly: search.stale ?? false,
      dueBy: search.due === undefined ? null : addDays(today, search.due === 'late' ? -1 : search.due),
    },
    sort: sort ?? ('due' as const),
    descending: search.desc ?? false,
  };
}

/** The list's part of a case's address, for the way back to the same row. */
export function listSearchOf({ queue: _queue, side: _side, ...list }: CaseSearch): ListSearch {
  return list;
}
