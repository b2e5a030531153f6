import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { leavingTabs } from '../../routes/leaving-search.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LeavingTable } from './leaving-table.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leavings');

/** Households that leave, by where they stand, with how many there are; and who should leave by what the books say. */
export function LeavingsPage() {
  const { t } = useTranslation();
  const { tab = 'moving' } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useQuery(orpc.leavings.counts.queryOptions());
  const suggested = useQuery(orpc.leavings.suggested.queryOptions());
  const labelOf = (value: (typeof leavingTabs)[number]): string => {
    const n = value === 'suggested' ? suggested.data?.length : counts.data?.[value];
    const name = t(`leaving.tab.${value}`);
    return n === undefined ? name : `${name} ${formatCount(n)}`;
  };
  return (
    <section className={looks.page} aria-labelledby="leavings-title">
      <div className={looks.head}>
        <h1 id="leavings-title" className={looks.title}>
          {t('leaving.title')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('leaving.tabs')}
          value={tab}
          data={leavingTabs.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => void navigate({ search: { tab: leavingTabs.find((known) => known === value) } })}
        />
      </div>
      <ProblemNote error={counts.error} />
      <LeavingTable key={tab} list={tab} />
    </section>
  );
}
