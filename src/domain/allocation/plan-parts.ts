import type { Programme } from '../application/programme.ts';
import type { IntentWindow, PlanUnit } from './plan-unit.ts';

/** What people write into a plan; quantity, unit types, areas and rents come from the ledger's homes (PRH-11). */
export interface PlanParts {
  readonly title: string;
  /** Where the homes are, in words for the public. */
  readonly location: string;
  /** How the rent is reckoned, in words for the public. */
  readonly rentStandard: string;
  /** Who may register. */
  readonly groups: readonly Programme[];
  readonly window: IntentWindow;
  /** Estates whose vacant homes are offered. */
  readonly estateIds: readonly string[];
  readonly note: string;
}

export const planParts = ['title', 'location', 'rent-standard', 'groups', 'window', 'units'] as const;

export type PlanPart = (typeof planParts)[number];

/** The statutory parts that are not there yet (PRH-11). */
export function missingParts(parts: PlanParts, units: readonly PlanUnit[]): readonly PlanPart[] {
  const { title, location, rentStandard, groups, window } = parts;
  const missing: Readonly<Record<PlanPart, boolean>> = {
    title: title.trim() === '',
    location: location.trim() === '',
    'rent-standard': rentStandard.trim() === '',
    groups: groups.length === 0,
    window: window.from > window.until,
    units: units.length === 0,
  };
  return planParts.filter((part) => missing[part]);
}
