import { EmptyState } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openConflicts } from './open-conflicts.ts';

/** Nothing is chosen: what the list is, or that there is nothing to settle. */
export function NoConflict() {
  const { t } = useTranslation();
  const { data } = useQuery(openConflicts());
  if (data === undefined) return null;
  const none = data.length === 0;
  return (
    <EmptyState
      m="auto"
      maw={460}
      icon={<IconGitMerge />}
      title={t(none ? 'conflict.none.open' : 'conflict.choose')}
      description={t(none ? 'conflict.noneBody.open' : 'conflict.hint')}
    />
  );
}
