import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { covers } from '../../domain/office/office.ts';
import { orpc } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { CaseSearch } from './search/case-search.tsx';
import classes from './shell.module.css';
import { SyncIndicator } from './sync/sync-indicator.tsx';
import { UserMenu } from './user-menu.tsx';

export function TopBar() {
  const { t } = useTranslation();
  const office = useOfficePath();
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.name}>
        {t('shell.product')}
      </Link>
      <span className={classes.office} title={office}>
        {office}
      </span>
      <div className={classes.search}>
        <CaseSearch />
      </div>
      <SyncIndicator />
      <UserMenu />
    </header>
  );
}

/** The office under its district, e.g. 城西区·胜利路街道; the city is the same all day and left out. */
function useOfficePath(): string {
  const { office, officeName } = useSession();
  const { data } = useQuery({ ...orpc.offices.list.queryOptions(), staleTime: Infinity });
  const path = (data ?? []).filter(({ id, level }) => level !== 'city' && covers(id, office));
  if (path.length === 0) return officeName;
  return path
    .toSorted((one, other) => one.id.length - other.id.length)
    .map(({ name }) => name)
    .join('·');
}
