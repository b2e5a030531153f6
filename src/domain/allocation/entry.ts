/**
 * One household's line in the roster, and why it is as it is: pools by its size and its areas, tier by the priority
 * groups, tickets by the wait. A function of the reviewed facts and the plan's own rules, so anybody can check it.
 */
import { maskName } from '../identity/masking.ts';
import { fullMonthsBetween, type PlainDate } from '../../kernel/plain-date.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { PriorityGroup, UnitRule } from '../policy/allocation.ts';
import type { TicketRule } from '../policy/draw-rules.ts';
import { type HouseholdShape, fittingRule } from './household-shape.ts';
import type { PlanRules } from './plan-rules.ts';
import { type HomeKind, type Pool, kindOfRule } from './pools.ts';

/** What the re-review found, kept with its event: the roster is built on this and on nothing newer. */
export interface ReviewedHousehold {
  readonly name: string;
  readonly identityNumber: string;
  /** Everybody of the household, the applicant too, in whatever role. */
  readonly persons: readonly { readonly identityNumber: string; readonly name: string }[];
  /** Persons who count. */
  readonly size: number;
  readonly shapes: readonly HouseholdShape[];
  readonly groups: readonly PriorityGroup[];
  readonly waitsSince: PlainDate;
}

export interface EntrySource {
  readonly no: string;
  readonly caseId: CaseId;
  readonly caseNo: string;
  /** In order of preference. */
  readonly areas: readonly string[];
  readonly reviewed: ReviewedHousehold;
}

/** Why these pools, this tier, so many tickets. */
export interface EntryExplanation {
  readonly size: number;
  /** The rule of the city's list that fits the household. */
  readonly rule: UnitRule | null;
  readonly kind: HomeKind | null;
  readonly areas: readonly string[];
  /** Named areas that have no home of this kind in the plan. */
  readonly without: readonly string[];
  readonly tier: number;
  /** Tiers that there are. */
  readonly tiers: number;
  /** The groups that put it into its tier; empty behind all tiers. */
  readonly groups: readonly PriorityGroup[];
  readonly waitsSince: PlainDate;
  /** The day to which the wait is counted. */
  readonly until: PlainDate;
  /** Full months. */
  readonly months: number;
  readonly tickets: number;
  readonly ticketRule: TicketRule;
}

export interface BuiltEntry {
  readonly no: string;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly pools: readonly string[];
  readonly tier: number;
  readonly tickets: number;
  /** Masked. */
  readonly name: string;
  readonly identityNumber: string;
  readonly explanation: EntryExplanation;
}

interface Building {
  readonly rules: PlanRules;
  readonly pools: readonly Pool[];
  /** The last day of the window: waits are counted to it. */
  readonly until: PlainDate;
}

/** `pools` is empty where nothing in the named areas fits: such a household cannot be drawn for. */
export function builtEntry(
  { no, caseId, caseNo, areas, reviewed }: EntrySource,
  { rules, pools, until }: Building,
): BuiltEntry {
  const { size, groups, waitsSince } = reviewed;
  const rule = fittingRule(rules.units, reviewed) ?? null;
  const kind = rule === null ? null : (kindOfRule(rule) ?? null);
  const chosen = areas.map((area) => pools.find((pool) => pool.area === area && pool.kind === kind));
  const tier = tierOfGroups(groups, rules);
  const months = Math.max(0, fullMonthsBetween(waitsSince, until));
  const tickets = ticketsOf(months, rules.tickets);
  const ofTier = rules.tiers === 'one' ? [] : (rules.priority.tiers[tier - 1] ?? []);
  return {
    no,
    caseId,
    caseNo,
    pools: chosen.flatMap((pool) => pool?.id ?? []),
    tier,
    tickets,
    name: maskName(reviewed.name),
    identityNumber: reviewed.identityNumber,
    explanation: {
      size,
      rule,
      kind,
      areas,
      without: areas.filter((_area, at) => chosen[at] === undefined),
      tier,
      tiers: tierCount(rules),
      groups: ofTier.filter((group) => groups.includes(group)),
      waitsSince,
      until,
      months,
      tickets,
      ticketRule: rules.tickets,
    },
  };
}

/** From 1; behind all tiers of the policy without a group of theirs (PRH-16). */
function tierOfGroups(groups: readonly PriorityGroup[], { tiers, priority }: PlanRules): number {
  if (tiers === 'one') return 1;
  const at = priority.tiers.findIndex((members) => members.some((group) => groups.includes(group)));
  return (at === -1 ? priority.tiers.length : at) + 1;
}

export function tierCount({ tiers, priority }: Pick<PlanRules, 'tiers' | 'priority'>): number {
  return tiers === 'one' ? 1 : priority.tiers.length + 1;
}

function ticketsOf(months: number, { first, everyMonths, most }: TicketRule): number {
  const more = everyMonths === null ? 0 : Math.floor(months / everyMonths);
  return Math.min(most, first + more);
}

/** The registration number in a roster: the waiting number in the characters of the protocol (`XN轮2026-…` → `XNL2026-…`). */
export function rosterNoOf(waitingNo: string): string {
  return waitingNo
    .toUpperCase()
    .replace('轮', 'L')
    .replace(/[^0-9A-Z-]/g, '')
    .slice(0, 32);
}
