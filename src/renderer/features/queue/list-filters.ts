import { z } from 'zod';
import { type ListSearch, listSearchSchema } from '../../routes/list-search.ts';

/** The part of a list's address that narrows it. */
export const filtersSchema = listSearchSchema.pick({
  programme: true,
  channel: true,
  green: true,
  stale: true,
  due: true,
});
export type ListFilters = z.infer<typeof filtersSchema>;

export const unfiltered = {
  programme: undefined,
  channel: undefined,
  green: undefined,
  stale: undefined,
  due: undefined,
};

export function filtersOf({ programme, channel, green, stale, due }: ListSearch): ListFilters {
  return { programme, channel, green, stale, due };
}

export function isFiltered(search: ListSearch): boolean {
  return Object.values(filtersOf(search)).some((value) => value !== undefined);
}

const savedSchema = z.array(z.object({ name: z.string().min(1).max(30), filters: filtersSchema }));
export type SavedFilter = z.infer<typeof savedSchema>[number];

/** Filters that were saved under a name, from whatever the browser kept; what cannot be read is dropped. */
export function readSaved(stored: string | null): readonly SavedFilter[] {
  if (stored === null) return [];
  try {
    return savedSchema.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

/** A name stands once: saving under a name again replaces it. */
export function withSaved(saved: readonly SavedFilter[], added: SavedFilter): readonly SavedFilter[] {
  return [...saved.filter((filter) => filter.name !== added.name), added];
}
