import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/query.ts';
import classes from './front-page.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';

/** What stands in front of the desk: first start, opening the case file, signing in. */
export function FrontPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { data: status } = useQuery(orpc.desk.status.queryOptions());
  const place = [status?.city, status?.office].filter(Boolean).join(' · ');
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <span className={classes.name}>{t('shell.product')}</span>
        <Group gap="xs">
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
      </header>
      <main className={classes.middle}>{children}</main>
      <footer className={classes.foot}>
        {place !== '' && <span>{place}</span>}
        {status !== undefined && <span>{t('shell.version', { version: status.version })}</span>}
      </footer>
    </div>
  );
}
