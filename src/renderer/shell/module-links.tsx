import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/query.ts';
import { type ModuleName, type Place, modules } from './places.ts';
import classes from './shell.module.css';
import { useSync } from './sync/use-sync.ts';

interface ModuleLinksProps {
  /** Those that the person may go to. */
  readonly places: readonly Place[];
  readonly current: ModuleName;
}

/** Every part of the desk that the person works in, with what waits there for somebody. */
export function ModuleLinks({ places, current }: ModuleLinksProps) {
  const { t } = useTranslation();
  const waiting = useWaiting();
  const mine = modules.flatMap((module) => {
    const first = places.find((place) => place.module === module.name);
    if (module.name === 'cases') return { ...module, to: '/' as const };
    return first === undefined ? [] : { ...module, to: first.to };
  });
  return (
    <section className={classes.modules} aria-label={t('shell.modules')}>
      {mine.map(({ name, to, icon: Icon }) => {
        const label = t(`shell.module.${name}`);
        const count = waiting[name] ?? 0;
        return (
          <Link key={name} to={to} className={classes.module} aria-current={name === current ? 'true' : undefined}>
            <Icon size={18} stroke={1.6} aria-hidden />
            {label}
            {count > 0 && name !== current && <Badge count={count} />}
          </Link>
        );
      })}
    </section>
  );
}

/** What is heard is what is read, with the words that the eye does not need. */
function Badge({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <>
      <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>
      <span className={classes.badge}>{count > 99 ? '99+' : count}</span>
      <VisuallyHidden component="span">{t('shell.waits')}</VisuallyHidden>
    </>
  );
}

/** What is late among the cases, and the conflicts: the rest is told where it lies. */
function useWaiting(): Partial<Record<ModuleName, number>> {
  const { data: counts = [] } = useQuery(orpc.queue.counts.queryOptions());
  const sync = useSync();
  return { cases: counts.reduce((sum, { late }) => sum + late, 0), together: sync?.conflicts ?? 0 };
}
