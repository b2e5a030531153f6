import { createHash } from 'node:crypto';
import type { Gate } from '../../domain/allocation/gates.ts';
import { type Roster, gatesOf, rosterOf } from '../../domain/allocation/roster.ts';
import { type StaffMatch, staffMatches } from '../../domain/allocation/staff-matches.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { rosterLines } from '../../store/queries/roster-lines.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { allStaff } from '../staff/staff-stream.ts';
import { takenUnits } from './plan-units.ts';

export interface PlanRoster {
  readonly roster: Roster;
  readonly gates: readonly Gate[];
  readonly staff: readonly StaffMatch[];
  /** Of the entries as they are now. */
  readonly digest: string;
}

/** The roster of a plan as it would be frozen now, and every gate that is open. */
export function planRoster(desk: OpenDesk, plan: PlanState): PlanRoster {
  const today = todayOf(desk);
  const lines = rosterLines(desk.file.db, plan.planId, today);
  const roster = rosterOf(plan, lines);
  const digest = digestOf(roster);
  const staff = staffMatches(
    lines,
    allStaff(desk).filter(({ active }) => active),
  );
  const gates = gatesOf({ plan, lines, roster, today, staff, digest, takenUnits: takenUnits(desk, plan) });
  return { roster, gates, staff, digest };
}

/** Everything that the draw turns on, and who it is: names, pools, tiers and tickets. */
function digestOf({ entries, declared }: Roster): string {
  const sum = createHash('sha256');
  for (const { no, pools, tier, tickets, name, identityNumber } of entries) {
    sum.update(`${canonicalJson([no, pools, tier, tickets, name, identityNumber])}\n`);
  }
  return sum.update(canonicalJson(declared)).digest('hex');
}
