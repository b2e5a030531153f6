/**
 * The roster of a plan, and what keeps it from being frozen. Pure over rows that the store reads at once: what a hundred
 * thousand households have does not take a hundred thousand readings.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { declaredEntropy, MIN_ENTROPY_BITS } from '../lottery/seed.ts';
import { type BuiltEntry, builtEntry } from './entry.ts';
import type { TierCount } from './events.ts';
import { type Gate, type GateCase, caseGate, tierGate } from './gates.ts';
import type { Declaration } from './intent-events.ts';
import { type Pool, poolsOf } from './pools.ts';
import type { IntentLine } from './intent-line.ts';
import type { StaffMatch } from './staff-matches.ts';
import type { PlanState } from './state.ts';

export interface Roster {
  /** Sorted by number. */
  readonly entries: readonly BuiltEntry[];
  readonly pools: readonly Pool[];
  readonly tiers: readonly TierCount[];
  /** Lines of the entries whose households declared that they are staff or relatives of staff. */
  readonly declared: readonly { readonly no: string; readonly kind: Exclude<Declaration['kind'], 'none'> }[];
}

/** Everybody who passed, each with an explained entry; also those who are left without a pool, which is a gate. */
export function rosterOf(plan: PlanState, lines: readonly IntentLine[]): Roster {
  const { rules, units, parts } = plan;
  if (rules === null) return { entries: [], pools: [], tiers: [], declared: [] };
  const pools = poolsOf(units, rules.units);
  const building = { rules, pools, until: parts.window.until };
  const entries: BuiltEntry[] = [];
  const declared: Roster['declared'][number][] = [];
  for (const { reviewed, status, declared: kind, ...line } of lines) {
    if (status !== 'passed' || reviewed === null) continue;
    entries.push(builtEntry({ ...line, reviewed }, building));
    if (kind !== 'none') declared.push({ no: line.no, kind });
  }
  entries.sort(byNo);
  return { entries, pools, tiers: tierCounts(entries), declared: declared.sort(byNo) };
}

function byNo(a: { readonly no: string }, b: { readonly no: string }): number {
  return a.no < b.no ? -1 : 1;
}

function tierCounts(entries: readonly BuiltEntry[]): readonly TierCount[] {
  const counts = new Map<number, number>();
  for (const { tier } of entries) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  return [...counts].map(([tier, households]) => ({ tier, households })).sort((a, b) => a.tier - b.tier);
}

export interface GateFacts {
  readonly plan: PlanState;
  readonly lines: readonly IntentLine[];
  readonly roster: Roster;
  readonly today: PlainDate;
  /** Homes of the plan that the ledger does not have as vacant any more. */
  readonly takenUnits: readonly string[];
  /** Households in which accounts of staff know somebody. */
  readonly staff: readonly StaffMatch[];
  /** Of the entries as they are now, as in `plan.roster-approved.v1`. */
  readonly digest: string;
}

/** Every gate that is open, in the order in which they are met. */
export function gatesOf(facts: GateFacts): readonly Gate[] {
  const { plan, takenUnits } = facts;
  const isOpen = plan.status === 'drafted' || plan.status === 'published';
  const gates: readonly (Gate | undefined)[] = [
    isOpen ? { code: 'window-open' } : undefined,
    ...householdGates(facts),
    facts.roster.entries.length === 0 ? { code: 'no-entries' } : undefined,
    plan.units.length === 0 ? { code: 'no-units' } : undefined,
    takenUnits.length === 0
      ? undefined
      : { code: 'units-not-vacant', count: takenUnits.length, units: takenUnits.slice(0, 100) },
    ...contributorGates(plan),
    ...approvalGates(facts),
  ];
  return gates.flatMap((gate) => gate ?? []);
}

function householdGates({ lines, roster, today, staff }: GateFacts): readonly (Gate | undefined)[] {
  const passed = lines.filter(({ status }) => status === 'passed');
  const undeclared = new Set(staff.filter(({ declared }) => declared === 'none').map(({ caseId }) => caseId));
  const unfit = new Set(roster.entries.filter(({ pools }) => pools.length === 0).map(({ caseId }) => caseId));
  return [
    caseGate('review-unfinished', shown(lines.filter(({ status }) => status === 'registered'))),
    caseGate('open-duplicates', shown(passed.filter(({ openDuplicate }) => openDuplicate))),
    caseGate('open-objections', shown(passed.filter(({ openObjection }) => openObjection))),
    caseGate('stale-checks', shown(passed.filter((line) => line.countsUntil === null || line.countsUntil < today))),
    caseGate('left-the-list', shown(passed.filter(({ waits }) => !waits))),
    caseGate('changed-since-review', shown(passed.filter(({ unchanged }) => !unchanged))),
    caseGate('person-twice', shown(metTwice(passed))),
    caseGate('staff-undeclared', shown(passed.filter(({ caseId }) => undeclared.has(caseId)))),
    caseGate('no-fitting-pool', shown(passed.filter(({ caseId }) => unfit.has(caseId)))),
  ];
}

/** Households that share a person, in whatever role. */
function metTwice(passed: readonly IntentLine[]): readonly IntentLine[] {
  const first = new Map<string, IntentLine>();
  const met = new Set<IntentLine>();
  for (const line of passed) {
    for (const { identityNumber } of line.reviewed?.persons ?? []) {
      const other = first.get(identityNumber);
      if (other === undefined) first.set(identityNumber, line);
      else met.add(other).add(line);
    }
  }
  return passed.filter((line) => met.has(line));
}

function shown(lines: readonly IntentLine[]): readonly GateCase[] {
  return lines.map(({ caseId, caseNo, name }) => ({ caseId, caseNo, name }));
}

function contributorGates({ contributions, rules }: PlanState): readonly (Gate | undefined)[] {
  if (rules === null) return [];
  const { least, organisations } = rules.contributors;
  const have = contributions.length;
  const orgs = new Set(contributions.map(({ org }) => org.trim())).size;
  const bits = Math.floor(declaredEntropy(contributions));
  return [
    have < least ? { code: 'too-few-contributors', have, need: least } : undefined,
    orgs < organisations ? { code: 'too-few-organisations', have: orgs, need: organisations } : undefined,
    bits < MIN_ENTROPY_BITS ? { code: 'too-little-entropy', bits } : undefined,
  ];
}

function approvalGates({ plan: { approval }, roster, digest }: GateFacts): readonly (Gate | undefined)[] {
  if (approval === null) return [{ code: 'roster-not-approved' }];
  const tiers = tierGate(approval.tiers, roster.tiers);
  if (tiers !== undefined) return [tiers];
  return [approval.digest === digest ? undefined : { code: 'roster-differs' }];
}
