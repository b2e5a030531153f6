import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import type { Clock } from '../application/state.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { DrawStatus } from '../draw/state.ts';
import type { Gate } from './gates.ts';
import type { PlanUnit } from './plan-unit.ts';
import type { Roster } from './roster.ts';

/** What the rules of a plan are told about the world. */
export interface PlanFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** Undefined when nobody signed beside the officer. */
  readonly second: Actor | undefined;
  readonly policy: PolicyVersion;
  /** The vacant homes of these estates, as the ledger has them today. */
  readonly unitsOf: (estateIds: readonly string[]) => readonly PlanUnit[];
  readonly deadline: (from: PlainDate, limit: TimeLimit) => PlainDate;
  readonly clockFrom: (limit: TimeLimit, from: PlainDate) => Clock;
  readonly numbers: { readonly publicityNo: string };
  readonly planId: string;
  /** Where a draw stands; undefined while nothing is frozen under the id. */
  readonly draw: (drawId: string) => { readonly status: DrawStatus; readonly planHash: string } | undefined;
  /** The roster as it is now, what keeps it from a freeze, and the digest of its entries. */
  readonly roster: () => { readonly roster: Roster; readonly gates: readonly Gate[]; readonly digest: string };
}
