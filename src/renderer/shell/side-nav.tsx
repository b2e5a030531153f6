import { VisuallyHidden } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rolesAllow } from '../../domain/staff/role.ts';
import { useSession } from '../api/session.ts';
import { formatCount } from '../ui/format.ts';
import { ModuleLinks } from './module-links.tsx';
import { type Place, moduleOf, placeOf, places } from './places.ts';
import { QueueLinks, useQueueKeys } from './queue-links.tsx';
import classes from './shell.module.css';
import { useSync } from './sync/use-sync.ts';

/** The lists and places of the module that the screen belongs to, and at the foot the way to every other. */
export function SideNav() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const current = useLocation({ select: ({ pathname }) => moduleOf(pathname) });
  useQueueKeys();
  const mine = places.filter((place) => rolesAllow(roles, place.needs));
  const here = mine.filter((place) => place.module === current);
  return (
    <nav className={classes.side} aria-label={t('shell.place.queues')}>
      <div className={classes.lists}>
        {current === 'cases' && <QueueLinks />}
        {here.length > 0 && (
          <section className={classes.group} aria-label={t(`shell.module.${current}`)}>
            {here.map((place) => (
              <PlaceLink key={place.name} place={place} />
            ))}
          </section>
        )}
      </div>
      <ModuleLinks places={mine} current={current} />
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const sync = useSync();
  const isHere = useLocation({ select: ({ pathname }) => placeOf(pathname)?.name === place.name });
  const name = t(`shell.place.${place.name}`);
  // Only what waits for a person is counted here; what waits for the line is told by the bar above.
  const count = place.name === 'conflicts' ? (sync?.conflicts ?? 0) : 0;
  return (
    <Link
      to={place.to}
      className={classes.place}
      // A page of one lease lies under the list of leases, whatever its own address.
      aria-current={isHere ? 'page' : undefined}
      {...(place.keys === null ? {} : { 'aria-keyshortcuts': place.keys.replace('alt', 'Alt') })}
    >
      <place.icon size={16} aria-hidden />
      {name}
      {count > 0 && (
        <>
          <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>
          <span className={`number ${classes.waits ?? ''}`}>{formatCount(count)}</span>
        </>
      )}
    </Link>
  );
}
