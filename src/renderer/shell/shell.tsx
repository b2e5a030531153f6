import { Outlet, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { HelpOverlay } from './help-overlay.tsx';
import { useKeyListener } from './key-listener.ts';
import { useKeys } from './keys.ts';
import { Palette } from './palette.tsx';
import classes from './shell.module.css';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';

/** The bar above, the queues at the side, the page between. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayTakeIn = useMay('case.intake');
  useKeyListener();
  useKeys([
    {
      keys: 'N',
      labelKey: 'shell.place.new',
      scope: 'everywhere',
      disabled: !mayTakeIn,
      run: () => void navigate({ to: '/new' }),
    },
  ]);
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
