import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSummary, ProposalSummary } from '../../../contract/policies.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { EndDialog, type Ending } from './end-dialog.tsx';
import { useIssueObstacle } from './may-change.ts';
import classes from './policy.module.css';
import { dayOfVersion } from './version-words.ts';

interface ProposalBannerProps {
  readonly pack: PackSummary;
  readonly proposal: ProposalSummary;
  /** Whether what it changes is in front of the person already. */
  readonly isShown: boolean;
  readonly onLook: () => void;
  readonly onDone: (ending: Ending, day: string) => void;
}

/** What waits for a second person, and what this person may do about it. */
export function ProposalBanner({ pack, proposal, isShown, onLook, onDone }: ProposalBannerProps) {
  const { t } = useTranslation();
  const obstacle = useIssueObstacle(proposal);
  const [ending, setEnding] = useState<Ending | null>(null);
  const waiting = useQuery(orpc.policies.proposal.queryOptions({ input: { pack: pack.id } }));
  const { effectiveFrom: day, by, base, reason, isMine } = proposal;
  const begin = (next: Ending) => (): void => {
    setEnding(next);
  };
  useKeys([
    {
      keys: 'I',
      labelKey: 'policy.proposal.issue',
      scope: 'policy',
      disabled: obstacle !== null || ending !== null,
      run: begin('issue'),
    },
  ]);
  const why = t('policy.proposal.by', {
    name: by.name,
    at: formatInstant(instant(by.at)),
    base: dayOfVersion(base),
    reason,
  });
  return (
    <section className={classes.banner} aria-label={t('policy.view.proposal')}>
      <div className={classes.bannerText}>
        <strong>{t('policy.proposal.waits', { day, n: waiting.data?.changes.length ?? '…' })}</strong>
        <p className={classes.bannerWhy} title={why}>
          {why}
        </p>
      </div>
      {!isShown && (
        <Button size="xs" variant="default" onClick={onLook}>
          {t('policy.proposal.look')}
        </Button>
      )}
      {isMine ? (
        <Button size="xs" variant="default" onClick={begin('withdraw')}>
          {t('policy.proposal.withdraw')}
        </Button>
      ) : (
        <ActionButton size="xs" variant="default" offBecause={obstacle} onClick={begin('refuse')}>
          {t('policy.proposal.refuse')}
        </ActionButton>
      )}
      <ActionButton size="xs" keys="I" offBecause={obstacle} onClick={begin('issue')}>
        {t('policy.proposal.issue')}
      </ActionButton>
      {ending !== null && (
        <EndDialog
          ending={ending}
          pack={pack.id}
          proposal={proposal}
          onClose={() => {
            setEnding(null);
          }}
          onDone={(done) => {
            setEnding(null);
            onDone(done, day);
          }}
        />
      )}
    </section>
  );
}
