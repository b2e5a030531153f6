import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicityTabs } from '../../routes/publicity-search.ts';
import { NoticeTable } from './notice-table.tsx';
import { ObjectionTable } from './objection-table.tsx';
import { RegisterPart } from './register-part.tsx';
import { WaitingPart } from './waiting-part.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/publicity');

/** What waits to be published, the notices by where they stand, the objections, and the register. */
export function PublicityPage() {
  const { t } = useTranslation();
  const { tab = 'waiting' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <section className={looks.page} aria-labelledby="publicity-title">
      <div className={looks.head}>
        <h1 id="publicity-title" className={looks.title}>
          {t('publicity.title')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('publicity.tabs.label')}
          value={tab}
          data={publicityTabs.map((value) => ({ value, label: t(`publicity.tabs.${value}`) }))}
          onChange={(value) => void navigate({ search: { tab: publicityTabs.find((known) => known === value) } })}
        />
      </div>
      <Tab tab={tab} />
    </section>
  );
}

function Tab({ tab }: { readonly tab: (typeof publicityTabs)[number] }) {
  switch (tab) {
    case 'waiting':
      return <WaitingPart />;
    case 'prepared':
    case 'published':
    case 'closed':
      return <NoticeTable key={tab} status={tab} />;
    case 'objections':
      return <ObjectionTable />;
    case 'register':
      return <RegisterPart />;
  }
}
