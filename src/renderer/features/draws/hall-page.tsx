import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HallView } from '../../../contract/draws.ts';
import { chinaDateOf, chinaTimeOf, instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { HallResults } from './hall-results.tsx';
import { grouped } from './use-draw.ts';
import classes from './hall.module.css';

/**
 * The big screen of the hall: read-only, seen from the back, one thing at a time. It shows what is public and needs
 * nobody to sign in; what happens at the desk appears here by itself.
 */
export function HallPage({ drawId }: { readonly drawId: string }) {
  const { t } = useTranslation();
  const { data: view, isError } = useQuery(orpc.draws.hall.queryOptions({ input: { drawId } }));
  if (view === undefined) {
    return (
      <main className={classes.hall}>
        <p className={classes.big}>{isError ? t('draws.refusal.unknown-draw') : t('shell.loading')}</p>
      </main>
    );
  }
  return (
    <main className={classes.hall} data-status={view.status}>
      {view.rehearsal && (
        <div className={classes.watermark} aria-hidden="true">
          {Array.from({ length: 12 }, (_, index) => (
            <span key={index}>{t('draws.rehearsal')}</span>
          ))}
        </div>
      )}
      <header className={classes.head}>
        <h1>{view.title}</h1>
        <p>
          {t('draws.hall.frozen', {
            households: formatCount(view.households),
            units: formatCount(view.units),
            day: chinaDateOf(instant(view.frozenAt)),
            time: chinaTimeOf(instant(view.frozenAt)),
          })}
        </p>
      </header>
      <Line label={t('draws.hall.plan')} text={grouped(view.planHash)} />
      {view.status !== 'frozen' && view.seed === null && (
        <Line label={t('draws.hall.roster')} text={grouped(view.rosterRoot)} />
      )}
      <Seed view={view} />
      <section className={classes.stage} aria-live="polite">
        <Stage view={view} />
      </section>
      <footer className={classes.foot}>
        <span>{t(`draws.hall.check.${view.seed === null ? 'before' : 'after'}`)}</span>
        <span className={classes.mono}>
          {t('draws.program')} {view.program.version} {view.program.hash.slice(0, 16)}
        </span>
      </footer>
    </main>
  );
}

function Line({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <p className={classes.line}>
      <span>{label}</span>
      <span className={classes.mono}>{text}</span>
    </p>
  );
}

/** The characters as they come; a place that waits is shown as such. */
function Seed({ view }: { readonly view: HallView }) {
  const { t } = useTranslation();
  const isLarge = view.status === 'frozen';
  return (
    <div className={isLarge ? classes.seedLarge : classes.seed} aria-label={t('draws.hall.seed')} role="group">
      {view.contributions.map(({ id, org, label, value, length }) => (
        <div key={id} data-there={value !== null}>
          <span>
            {label} · {org}
          </span>
          <strong className={classes.mono}>{value ?? '▁'.repeat(Math.min(length, 16))}</strong>
        </div>
      ))}
    </div>
  );
}

function Stage({ view }: { readonly view: HallView }) {
  const { t } = useTranslation();
  switch (view.status) {
    case 'frozen':
      return <p className={classes.big}>{t('draws.hall.stage.frozen')}</p>;
    case 'contributed':
      return <p className={classes.big}>{t('draws.hall.stage.contributed')}</p>;
    case 'drawing':
      return <Drawing view={view} />;
    case 'voided':
      return <p className={classes.big}>{t('draws.hall.stage.voided', { reason: view.voidedFor ?? '' })}</p>;
    case 'drawn':
    case 'signed':
    case 'published':
    case 'settled':
      return <HallResults view={view} />;
  }
}

function Drawing({ view: { progress } }: { readonly view: HallView }) {
  const { t } = useTranslation();
  const share = progress?.step === 'result' ? 1_000 : progress?.step === 'keys' ? progress.share : 0;
  return (
    <>
      <p className={classes.big}>{t('draws.hall.stage.drawing')}</p>
      <progress className={classes.progress} max={1_000} value={share} aria-label={t('draws.hall.stage.drawing')} />
    </>
  );
}
