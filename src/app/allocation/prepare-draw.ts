import { randomBytes } from 'node:crypto';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Gate } from '../../domain/allocation/gates.ts';
import {
  type DrawDocuments,
  type PreparedDraw,
  documentsOf,
  preparedDraw,
  protocolProblems,
} from '../../domain/allocation/prepared-draw.ts';
import { cityOf } from '../../domain/office/office.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { drawHash } from '../draw/draw-hash.ts';
import type { OpenDesk } from '../open-desk.ts';
import { planRoster } from './plan-roster.ts';
import { loadPlan } from './plan-stream.ts';

export interface DrawWish {
  readonly planId: string;
  readonly drawId: string;
  /** A 演练 has salts of its own and can never be published as a result. */
  readonly rehearsal: boolean;
}

export interface ReadyDraw {
  readonly prepared: PreparedDraw;
  /** Byte for byte what is published and sealed. */
  readonly documents: DrawDocuments;
  /** While one is open there is no freeze. */
  readonly gates: readonly Gate[];
}

/**
 * Everything that a freeze takes: the plan of the draw, the masked roster, the units and the sealed full roster. Each
 * call makes new salts, so what is not frozen commits to nobody.
 */
export function prepareDraw(desk: OpenDesk, { planId, drawId, rehearsal }: DrawWish): Result<ReadyDraw, AnyRefusal> {
  const plan = loadPlan(desk.file, planId)?.state;
  if (plan === undefined) return err({ code: 'unknown-plan' });
  const { roster, gates } = planRoster(desk, plan);
  const { rules } = plan;
  const prepared =
    rules === null
      ? undefined
      : preparedDraw({
          plan,
          roster,
          city: cityOf(plan.office),
          drawId,
          rehearsal,
          previous: rehearsal ? null : plan.previous,
          hash: drawHash(rules.hash),
          newSalt: () => randomBytes(16).toString('hex'),
        });
  if (prepared === undefined) return err({ code: 'plan-not-now', status: plan.status });
  const problems = gates.length > 0 ? [] : protocolProblems(prepared);
  const all = problems.length === 0 ? gates : [...gates, { code: 'protocol' as const, problems }];
  return ok({ prepared, documents: documentsOf(prepared), gates: all });
}
