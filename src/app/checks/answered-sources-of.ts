import { answeredSources } from '../../domain/agency-check/answered-sources.ts';
import type { CheckSource } from '../../domain/agency-check/source.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { checkPolicyOf } from './check-policy-of.ts';
import { loadChecks } from './check-stream.ts';

/** The registries whose answers stand in for papers of a case today. */
export function answeredSourcesOf(
  desk: OpenDesk,
  { caseId, content, changedOn }: ApplicationState,
  version: PolicyVersion,
): readonly CheckSource[] {
  const checks = loadChecks(desk.file, caseId).state;
  if (checks.evidence.length === 0) return [];
  return answeredSources({ content, checks, policy: checkPolicyOf(version), on: todayOf(desk), changedOn });
}
