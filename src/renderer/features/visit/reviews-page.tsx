import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { renewalTabs, reviewTabs } from '../../routes/visit-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CallDialog } from './call-dialog.tsx';
import { RenewalTable } from './renewal-table.tsx';
import { ReviewTable } from './review-table.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/reviews');

/** Yearly reviews by where they stand, with how many there are, and the run that calls those that are due. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const { tab = 'called', renewal } = route.useSearch();
  const navigate = route.useNavigate();
  const mayKeep = rolesAllow(useSession().roles, 'lease.keep');
  const [calling, setCalling] = useState(false);
  const counts = useQuery(orpc.reviews.counts.queryOptions());
  const renewals = useQuery(orpc.renewals.counts.queryOptions());
  const toCall = counts.data?.toCall ?? 0;
  useKeys([
    {
      keys: 'B',
      labelKey: 'tenancy.call.title',
      scope: 'lease',
      disabled: !mayKeep,
      run: () => {
        setCalling(true);
      },
    },
  ]);
  const labelOf = (value: (typeof reviewTabs)[number]): string => {
    const n = value === 'promised' ? undefined : counts.data?.[value];
    const name = t(`tenancy.tab.${value}`);
    return n === undefined ? name : `${name} ${formatCount(n)}`;
  };
  return (
    <section className={looks.page} aria-labelledby="reviews-title">
      <div className={looks.head}>
        <h1 id="reviews-title" className={looks.title}>
          {t('tenancy.reviews')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('tenancy.tab.label')}
          value={renewal === undefined ? tab : ''}
          data={reviewTabs.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => void navigate({ search: { tab: reviewTabs.find((known) => known === value) } })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('tenancy.renewal.tabs')}
          value={renewal ?? ''}
          data={renewalTabs.map((value) => ({
            value,
            label: `${t(`tenancy.renewal.tab.${value}`)} ${formatCount(renewals.data?.[value] ?? 0)}`,
          }))}
          onChange={(value) => void navigate({ search: { renewal: renewalTabs.find((known) => known === value) } })}
        />
        <span className={looks.spread} />
        {mayKeep && (
          <ActionButton
            size="xs"
            variant={toCall === 0 ? 'default' : 'filled'}
            keys="B"
            onClick={() => {
              setCalling(true);
            }}
          >
            {t('tenancy.call.button', { n: formatCount(toCall) })}
          </ActionButton>
        )}
      </div>
      <ProblemNote error={counts.error ?? renewals.error} />
      {renewal === undefined ? <ReviewTable key={tab} list={tab} /> : <RenewalTable key={renewal} list={renewal} />}
      {calling && (
        <CallDialog
          waiting={toCall}
          onClose={() => {
            setCalling(false);
          }}
        />
      )}
    </section>
  );
}
