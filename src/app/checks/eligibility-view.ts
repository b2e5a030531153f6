import type { EligibilityView } from '../../contract/checks.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { Basis } from '../../domain/application/events.ts';
import type { Evaluation } from '../../domain/eligibility/evaluation.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { applicationStream } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { assess } from './assess.ts';
import { loadChecks } from './check-stream.ts';

/** Every condition on the facts as they are today, and what the last decision stood on. */
export function eligibilityView(desk: OpenDesk, application: ApplicationState): EligibilityView {
  const policy = currentPolicy(desk);
  const decided = lastEvaluation(desk, application);
  if (policy === undefined) return { evaluation: null, household: null, policy: null, decided };
  const on = todayOf(desk);
  const checks = loadChecks(desk.file, application.caseId).state;
  const { household, evaluation } = assess({ application, checks, policy, on });
  return { evaluation, household, policy: inForce(desk, policy, on), decided };
}

function inForce(desk: OpenDesk, { id, effectiveFrom }: PolicyVersion, on: PlainDate): EligibilityView['policy'] {
  const later = desk.policies.map((version) => version.effectiveFrom).filter((from) => from > effectiveFrom);
  const next = later.toSorted()[0];
  return { id, on, effectiveFrom, effectiveUntil: next === undefined ? null : addDays(next, -1) };
}

/** The evaluation that the newest decision on the case carries. */
function lastEvaluation(desk: OpenDesk, { caseId }: ApplicationState): Evaluation | null {
  const { events } = desk.file.load(applicationStream(caseId));
  for (const { payload } of events.toReversed()) {
    const { basis } = payload as { readonly basis?: Basis };
    const evaluation = basis?.values['evaluation'];
    if (evaluation !== undefined) return evaluation as Evaluation;
  }
  return null;
}
