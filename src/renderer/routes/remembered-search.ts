import type { QueueName } from '../../domain/queue/definitions.ts';
import { type ListSearch, listSearchSchema } from './list-search.ts';

const STORED_AS = 'anju.list.';

/** How the person last had a queue filtered and sorted. Only names of filters are kept, no personal data. */
export function rememberedSearch(queue: QueueName): ListSearch {
  const stored = localStorage.getItem(STORED_AS + queue);
  if (stored === null) return {};
  try {
    return listSearchSchema.parse(JSON.parse(stored));
  } catch {
    localStorage.removeItem(STORED_AS + queue);
    return {};
  }
}

export function rememberSearch(queue: QueueName, { row: _row, ...search }: ListSearch): void {
  localStorage.setItem(STORED_AS + queue, JSON.stringify(search));
}
