import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesAllow } from '../../domain/staff/role.ts';
import { useSession } from '../api/session.ts';
import { forgetSitting } from '../routes/sitting.ts';
import { HelpOverlay } from './help-overlay.tsx';
import { useKeyListener } from './key-listener.ts';
import { useKeys } from './keys.ts';
import { Palette } from './palette.tsx';
import { places } from './places.ts';
import classes from './shell.module.css';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The bar above, the queues at the side, the page between. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { roles, staffId } = useSession();
  useKeyListener();
  useEffect(() => forgetSitting, [staffId]);
  useKeys(
    places.flatMap(({ name, to, needs, keys }) => {
      if (keys === null) return [];
      return {
        keys,
        labelKey: `shell.place.${name}` as const,
        scope: 'everywhere' as const,
        // A letter alone types; a letter held with Alt does not.
        inFields: keys.length > 1,
        disabled: !rolesAllow(roles, needs),
        run: () => void navigate({ to }),
      };
    }),
  );
  return (
    <div className={classes.shell}>
      {/* A button, because the address behind the hash belongs to the router. */}
      <button type="button" className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </button>
      <TopBar />
      <SideNav />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Palette />
      <HelpOverlay />
    </div>
  );
}
