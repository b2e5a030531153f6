import type { DrawEntry } from '../lottery/bundle.ts';
import type { CheckDimension, CheckGroup, LineFacts } from './dimension.ts';

/** Dimensions of which a group of one household says nothing. */
const SHARED: readonly CheckDimension[] = ['telephone', 'address'];

/** Every group of the roster, dimension by dimension, the labels in their order. Pools: whoever named the pool first. */
export function checkGroups(
  roster: readonly DrawEntry[],
  facts: ReadonlyMap<string, LineFacts>,
): readonly CheckGroup[] {
  const labelsOf: Readonly<Record<Exclude<CheckDimension, 'neighbours'>, (entry: DrawEntry) => string | null>> = {
    pool: ({ pools }) => pools[0] ?? null,
    tier: ({ tier }) => String(tier),
    street: ({ no }) => facts.get(no)?.street ?? null,
    registrar: ({ no }) => facts.get(no)?.registrar ?? null,
    reviewer: ({ no }) => facts.get(no)?.reviewer ?? null,
    telephone: ({ no }) => facts.get(no)?.telephone ?? null,
    address: ({ no }) => facts.get(no)?.address ?? null,
  };
  return (Object.keys(labelsOf) as readonly Exclude<CheckDimension, 'neighbours'>[]).flatMap((dimension) =>
    groupsBy(roster, dimension, labelsOf[dimension]),
  );
}

function groupsBy(
  roster: readonly DrawEntry[],
  dimension: CheckDimension,
  labelOf: (entry: DrawEntry) => string | null,
): readonly CheckGroup[] {
  const members = new Map<string, number[]>();
  for (const [place, entry] of roster.entries()) {
    const label = labelOf(entry);
    if (label === null) continue;
    const group = members.get(label);
    if (group === undefined) members.set(label, [place]);
    else group.push(place);
  }
  return [...members]
    .filter(([, { length }]) => length > 1 || !SHARED.includes(dimension))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, places]) => ({ dimension, label, members: places }));
}
