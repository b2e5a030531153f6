import type { CaseView } from '../../../../contract/cases.ts';
import type { CaseCommandType } from '../../../../domain/application/commands.ts';
import type { Refusal } from '../../../../domain/application/refusal.ts';
import { type Role, rolesAllow } from '../../../../domain/staff/role.ts';

type ViewOfObstacles = Pick<CaseView, 'actions' | 'content' | 'missingDocuments' | 'supplementNotices'>;

/**
 * Why an action would be refused as the case stands: the table of available actions first (who may, whose turn), then
 * what `decide` would find in the case itself, in its order, so that nobody opens a panel in vain. Null when it is on.
 */
export function obstacleTo(view: ViewOfObstacles, command: CaseCommandType, roles: readonly Role[]): Refusal | null {
  const listed = view.actions.find((action) => action.command === command)?.refusal ?? null;
  if (listed !== null) return listed;
  if (command === 'accept') return obstacleToAcceptance(view);
  // PRH-05: everything is asked for once; a further notice is a supervisor's exception.
  if (command === 'request-supplement' && view.supplementNotices > 0 && !rolesAllow(roles, 'case.decide')) {
    return { code: 'supplement-once' };
  }
  return null;
}

/** PRH-03: only with written consent; PRH-04: only a complete file. */
function obstacleToAcceptance({ content, missingDocuments }: ViewOfObstacles): Refusal | null {
  if (!content.consent.verification || !content.consent.truthfulness) return { code: 'consent-missing' };
  return missingDocuments.length === 0 ? null : { code: 'documents-missing', types: missingDocuments };
}
