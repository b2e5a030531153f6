import { useQuery } from '@tanstack/react-query';
import type { OfficeLevel } from '../../domain/office/office.ts';
import { orpc } from './query.ts';

/** How far an office's name is set in, in a list in the order of the tree. */
export const levelDepth: Readonly<Record<OfficeLevel, number>> = { city: 0, district: 1, street: 2 };

/** The offices in the order of the tree, set in by level, for a list to choose from. */
export function useOfficeChoices(): { value: string; label: string }[] {
  const { data } = useQuery(orpc.offices.list.queryOptions());
  return (data ?? [])
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, name, level }) => ({ value: id, label: '\u3000'.repeat(levelDepth[level]) + name }));
}
