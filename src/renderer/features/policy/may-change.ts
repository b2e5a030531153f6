import { useTranslation } from 'react-i18next';
import type { PackSummary, ProposalSummary } from '../../../contract/policies.ts';
import { levelOf } from '../../../domain/office/office.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { useSession } from '../../api/session.ts';

/** Why this person may not draft a version of the pack now; null when they may. The desk decides again. */
export function useDraftObstacle(pack: Pick<PackSummary, 'isOwn' | 'proposal'>): string | null {
  const { t } = useTranslation();
  const { roles, office } = useSession();
  if (!rolesAllow(roles, 'policy.manage')) return t('policy.draft.notYours');
  if (levelOf(office) !== 'city') return t('policy.draft.notCity');
  if (!pack.isOwn) return t('refusal.pack-not-yours');
  return pack.proposal === null ? null : t('policy.draft.waits');
}

/** Why this person may not issue or refuse what waits; null when they may. */
export function useIssueObstacle(proposal: Pick<ProposalSummary, 'isMine'>): string | null {
  const { t } = useTranslation();
  const { roles, office } = useSession();
  if (proposal.isMine) return t('policy.proposal.own');
  if (!rolesAllow(roles, 'policy.issue')) return t('policy.proposal.notYours');
  return levelOf(office) === 'city' ? null : t('policy.proposal.notCity');
}
