import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rolesAllow } from '../../domain/staff/role.ts';
import { useSession } from '../api/session.ts';
import { formatCount } from '../ui/format.ts';
import { type Place, places } from './places.ts';
import { QueueLinks } from './queue-links.tsx';
import classes from './shell.module.css';
import { useSync } from './sync/use-sync.ts';

/** The queues with their counts, and the other places the person may go to. */
export function SideNav() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const mine = places.filter((place) => rolesAllow(roles, place.needs));
  return (
    <nav className={classes.side} aria-label={t('shell.place.queues')}>
      <QueueLinks />
      {(['work', 'manage'] as const).map((group) => {
        const inGroup = mine.filter((place) => place.group === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className={classes.group} aria-label={t(`shell.place.${group}`)}>
            {inGroup.map((place) => (
              <PlaceLink key={place.name} place={place} />
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const sync = useSync();
  const name = t(`shell.place.${place.name}`);
  // Only what waits for a person is counted here; what waits for the line is told by the bar above.
  const count = place.name === 'conflicts' ? (sync?.conflicts ?? 0) : 0;
  return (
    <Link
      to={place.to}
      className={classes.place}
      activeProps={{ 'aria-current': 'page' }}
      {...(count > 0 ? { 'aria-label': t('shell.count', { name, n: formatCount(count) }) } : {})}
      {...(place.keys === null ? {} : { 'aria-keyshortcuts': place.keys.replace('alt', 'Alt') })}
    >
      <place.icon size={16} aria-hidden />
      {name}
      {count > 0 && <span className={`number ${classes.waits ?? ''}`}>{formatCount(count)}</span>}
    </Link>
  );
}
