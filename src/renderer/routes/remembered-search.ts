import type { Queue } from '../../domain/application/queue.ts';
import { type ListSearch, listSearchSchema } from './list-search.ts';

const STORED_AS = 'anju.list.';

/** How the person last had a queue filtered and sorted. Only names of filters are kept, no personal data. */
export function rememberedSearch(queue: Queue): ListSearch {
  const stored = localStorage.getItem(STORED_AS + queue);
  if (stored === null) return {};
  try {
    return listSearchSchema.parse(JSON.parse(stored));
  } catch {
    localStorage.removeItem(STORED_AS + queue);
    return {};
  }
}

export function rememberSearch(queue: Queue, { row: _row, ...search }: ListSearch): void {
  localStorage.setItem(STORED_AS + queue, JSON.stringify(search));
}
