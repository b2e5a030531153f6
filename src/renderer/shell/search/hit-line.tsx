import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/search.ts';
import classes from './hit-line.module.css';

/** One found case in two lines: who and where it stands, then who else and where they live. */
export function HitLine({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation();
  const others = hit.names.slice(1);
  return (
    <span className={classes.hit}>
      <span className={classes.first}>
        <b>{hit.applicantName}</b>
        <span>{hit.caseNo}</span>
        <span>{t(`programme.${hit.programme}`)}</span>
        <span className={classes.status}>{t(`status.${hit.status}`)}</span>
      </span>
      <Text span size="xs" c="var(--quiet)" truncate>
        {others.length > 0 && `${t('shell.search.with', { names: others.join(t('case.comma')) })} · `}
        {hit.address}
      </Text>
    </span>
  );
}
