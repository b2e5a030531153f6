import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { CaseSearch } from './search/case-search.tsx';
import classes from './shell.module.css';
import { StatusLine } from './status-line.tsx';
import { UserMenu } from './user-menu.tsx';

export function TopBar() {
  const { t } = useTranslation();
  const { officeName } = useSession();
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.name}>
        {t('shell.product')}
      </Link>
      <span className={classes.office} title={officeName}>
        {officeName}
      </span>
      <div className={classes.search}>
        <CaseSearch />
      </div>
      <StatusLine />
      <UserMenu />
    </header>
  );
}
