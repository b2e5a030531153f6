import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import looks from '../../ui/looks.module.css';

/** Tells whoever keeps the rent that households stay past their day, and what is missing. Nothing when none does. */
export function StayNote() {
  const { t } = useTranslation();
  const { unpriced = 0, unpursued = 0 } = useQuery(orpc.leavings.counts.queryOptions()).data ?? {};
  if (unpriced + unpursued === 0) return null;
  return (
    <p className={`${looks.due ?? ''} ${looks.plain ?? ''}`}>
      {unpriced > 0 && t('leaving.stay.unpriced', { n: formatCount(unpriced) })}
      {unpursued > 0 && ` ${t('leaving.stay.unpursued', { n: formatCount(unpursued) })}`}{' '}
      <Link to="/leavings" search={{ tab: 'overdue' }}>
        {t('leaving.tab.overdue')}
      </Link>
    </p>
  );
}
