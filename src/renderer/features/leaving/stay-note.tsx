import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import looks from '../../ui/looks.module.css';

/** Tells whoever keeps the rent that households stay past their day at the contract's rent. Nothing when none does. */
export function StayNote() {
  const { t } = useTranslation();
  const n = useQuery(orpc.leavings.counts.queryOptions()).data?.unpriced ?? 0;
  if (n === 0) return null;
  return (
    <p className={looks.due}>
      {t('leaving.stay.unpriced', { n: formatCount(n) })}{' '}
      <Link to="/leavings" search={{ tab: 'overdue' }}>
        {t('leaving.tab.overdue')}
      </Link>
    </p>
  );
}
