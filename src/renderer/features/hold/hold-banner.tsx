import { IconLock, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HolderView } from '../../../contract/holds.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import classes from './hold.module.css';

/** Said to whoever opens a case that somebody has: looking is free, deciding is not. */
export function HoldBanner({ hold }: { readonly hold: HolderView | null }) {
  const { t } = useTranslation();
  if (hold === null) return null;
  const { name, own, over } = hold;
  const until = formatInstant(instant(hold.until));
  if (own && !over) {
    return (
      <div className={classes.banner} data-tone="plain">
        <IconUserCheck size={16} aria-hidden />
        {t('hold.bySelf', { until })}
      </div>
    );
  }
  return (
    <div className={classes.banner} data-tone={over ? 'plain' : 'due'} role="status">
      <IconLock size={16} aria-hidden />
      {over ? t('hold.overBy', { name }) : t('hold.byOther', { name, until })}
    </div>
  );
}
