import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { DRAW_PROTOCOL, type DrawPlan, type DrawUnit, type RosterEntry } from '../lottery/bundle.ts';
import type { DrawHash } from '../lottery/draw-hash.ts';
import { linesOf } from '../lottery/lines.ts';
import { merkleRoot } from '../lottery/merkle.ts';
import { type DrawProblem, planProblems, rosterProblems, unitProblems } from '../lottery/plan-problems.ts';
import { rosterOf, unitsOf } from '../lottery/roster.ts';
import type { EntryExplanation } from './entry.ts';
import { type EstateSummary, summaryOf } from './plan-unit.ts';
import { drawUnits, kindInWords } from './pools.ts';
import type { Roster } from './roster.ts';
import { roundsOf } from './rounds.ts';
import type { PlanState } from './state.ts';

/** The plan of the draw with what this office publishes beside the protocol's own members; all of it is hashed. */
export interface AllocationDrawPlan extends DrawPlan {
  readonly planNo: string;
  readonly policy: string;
  /** PRH-11: location, rent standard, groups and window as they were published. */
  readonly parts: PlanState['parts'];
  readonly homes: readonly EstateSummary[];
  /** Households that declared themselves or relatives as staff (domain reference §3.3): anyone can count them. */
  readonly declared: Roster['declared'];
}

/** What only the office has: who stands behind a line, the salt of the slip, and why the line is as it is. */
export interface SealedEntry {
  readonly no: string;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly identityNumber: string;
  readonly salt: string;
  readonly explanation: EntryExplanation;
}

/** Everything that a freeze takes. */
export interface PreparedDraw {
  readonly plan: AllocationDrawPlan;
  readonly roster: readonly RosterEntry[];
  readonly units: readonly DrawUnit[];
  readonly sealed: readonly SealedEntry[];
}

export interface PreparingDraw {
  readonly plan: PlanState;
  readonly roster: Roster;
  readonly city: string;
  readonly drawId: string;
  readonly rehearsal: boolean;
  /** Plan hash of the draw that this one replaces. */
  readonly previous: string | null;
  readonly hash: DrawHash;
  /** 32 random hex characters, each time others. */
  readonly newSalt: () => string;
}

/** Undefined for a plan that was never published. */
export function preparedDraw(given: PreparingDraw): PreparedDraw | undefined {
  const { plan: state, roster, hash, newSalt } = given;
  const { rules, planNo } = state;
  if (rules === null || planNo === null) return undefined;
  const salted = roster.entries.map((entry) => ({ entry, salt: newSalt() }));
  const entries: readonly RosterEntry[] = salted.map(
    ({ entry: { no, pools, tier, tickets, name, identityNumber }, salt }) => ({
      no,
      pools,
      tier,
      tickets,
      name,
      id: hash.hex(`${salt}:${identityNumber}`),
    }),
  );
  const units = drawUnits(roster.pools);
  const plan: AllocationDrawPlan = {
    protocol: DRAW_PROTOCOL,
    drawId: given.drawId,
    title: state.parts.title,
    city: given.city,
    hash: rules.hash,
    rosterRoot: merkleRoot(entries.map(canonicalJson), hash.tree),
    rosterCount: entries.length,
    unitRoot: merkleRoot(units.map(canonicalJson), hash.tree),
    unitCount: units.length,
    pools: roster.pools.map(({ id, area, kind }) => ({ id, label: `${area} ${kindInWords(kind)}` })),
    rounds: roundsOf(rules, roster.pools),
    reserves: rules.reserves,
    assign: rules.assign === 'rank-order' ? 'order' : 'unit',
    contributions: state.contributions,
    rehearsal: given.rehearsal,
    previous: given.previous,
    planNo,
    policy: rules.policy,
    parts: state.parts,
    homes: summaryOf(state.units),
    declared: roster.declared,
  };
  const sealed = salted.map(({ entry: { no, caseId, caseNo, identityNumber, explanation }, salt }) => ({
    no,
    caseId,
    caseNo,
    identityNumber,
    salt,
    explanation,
  }));
  return { plan, roster: entries, units, sealed };
}

/** What the draw protocol would not take; empty when the bundle can be frozen. */
export function protocolProblems({ plan, roster, units }: PreparedDraw): readonly DrawProblem[] {
  return [...planProblems(plan), ...rosterProblems(plan, rosterOf(roster)), ...unitProblems(plan, unitsOf(units))];
}

/** The documents of a freeze, byte for byte as they are published and sealed. */
export function documentsOf({ plan, roster, units, sealed }: PreparedDraw): DrawDocuments {
  return {
    planJson: canonicalJson(plan),
    rosterText: linesOf(roster),
    unitsText: linesOf(units),
    sealedText: linesOf(sealed),
  };
}

export interface DrawDocuments {
  readonly planJson: string;
  readonly rosterText: string;
  readonly unitsText: string;
  readonly sealedText: string;
}
