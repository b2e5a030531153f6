import type { Outcome } from '../../domain/eligibility/evaluation.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { loadApplication } from '../application/application-stream.ts';
import { assess } from '../checks/assess.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';

export interface Entitlement {
  readonly outcome: Outcome;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the conditions say today of the case that a lease houses, on its declaration and the registries' answers. */
export function entitlementOf(desk: OpenDesk, caseId: CaseId | null, policy: PolicyVersion): Entitlement | null {
  const application = caseId === null ? undefined : loadApplication(desk.file, caseId)?.state;
  if (application === undefined) return null;
  const checks = loadChecks(desk.file, application.caseId).state;
  const { evaluation } = assess({ application, checks, policy, on: todayOf(desk) });
  const unmet = evaluation.conditions
    .filter(({ verdict }) => verdict !== 'met')
    .map(({ id, verdict }) => ({ id, verdict }));
  return { outcome: evaluation.outcome, values: { outcome: evaluation.outcome, conditions: unmet } };
}
