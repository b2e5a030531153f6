import { checkMatrix } from '../../domain/agency-check/cell.ts';
import { mayStand } from '../../domain/application/available-actions.ts';
import type { DocumentType } from '../../domain/application/document.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { type CollectedItem, type OpenPoints, collectedSupplement } from '../../domain/application/supplement-list.ts';
import { checkPolicyOf } from '../checks/check-policy-of.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';

/** What a supplement notice would list today; empty while the case is at no step that sends one. */
export function supplementListOf(
  desk: OpenDesk,
  state: ApplicationState,
  missing: readonly DocumentType[],
): readonly CollectedItem[] {
  if (!mayStand(state.status, 'request-supplement')) return [];
  return collectedSupplement(state, { missing, differences: openDifferences(desk, state) });
}

/** Answers that say otherwise than the applicant and that nobody has ruled on. */
function openDifferences(desk: OpenDesk, { caseId, content }: ApplicationState): OpenPoints['differences'] {
  const version = currentPolicy(desk);
  const checks = loadChecks(desk.file, caseId).state;
  if (version === undefined || checks.evidence.length === 0) return [];
  return checkMatrix({ content, checks, policy: checkPolicyOf(version), on: todayOf(desk) })
    .filter(({ state }) => state === 'mismatch')
    .map(({ source, name }) => ({ source, name }));
}
