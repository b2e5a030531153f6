import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HomeProposal } from '../../../contract/leases.ts';
import { client } from '../../api/client.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

interface HomeOfLedgerProps {
  readonly unitNo: string;
  readonly onTake: (home: HomeProposal) => void;
}

/** Fills in what the ledger of homes says of the number: estate, address, area, rent standard and its paper. */
export function HomeOfLedger({ unitNo, onTake }: HomeOfLedgerProps) {
  const { t } = useTranslation();
  const read = useMutation({
    mutationFn: () => client.leases.home({ unitNo: unitNo.trim() }),
    onSuccess: (home) => {
      if (home !== null) onTake(home);
    },
  });
  return (
    <div className={classes.buttons}>
      <ActionButton
        size="xs"
        variant="default"
        loading={read.isPending}
        offBecause={unitNo.trim() === '' ? t('lease.form.unitFirst') : null}
        onClick={() => {
          read.mutate();
        }}
      >
        {t('lease.form.fromLedger')}
      </ActionButton>
      {read.data === null && <span className={looks.late}>{t('lease.form.notInLedger')}</span>}
      {read.data !== null && read.data !== undefined && (
        <span className={looks.quiet} role="status">
          {t('lease.form.inLedger', { state: t(`units.state.${read.data.state}`) })}
        </span>
      )}
      <ProblemNote error={read.error} />
    </div>
  );
}
