import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import classes from './draws.module.css';

const steps = ['frozen', 'contributed', 'drawing', 'drawn', 'signed', 'published', 'settled'] as const;

/** Where the ceremony stands; each step that was taken with who took it. A voided draw stopped where it was. */
export function CeremonySteps({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const reached = steps.findIndex((step) => step === view.status);
  const shown = view.rehearsal ? steps.slice(0, 5) : steps;
  return (
    <ol className={classes.steps} aria-label={t('draws.stepsLabel')}>
      {shown.map((step, index) => {
        const state =
          view.status === 'voided' ? 'stopped' : index <= reached ? 'done' : index === reached + 1 ? 'next' : 'later';
        return (
          <li key={step} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
            <strong>{t(`draws.step.${step}`)}</strong>
            <span className={classes.quiet}>{aboutStep(view, step, t('draws.and'))}</span>
            <span className={classes.visuallyHidden}>{t(`draws.stepState.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function aboutStep(view: DrawView, step: (typeof steps)[number], and: string): string {
  const at = (time: number): string => formatInstant(instant(time));
  switch (step) {
    case 'frozen':
      return `${view.frozen.byName}${and}${view.frozen.secondByName} ${at(view.frozen.at)}`;
    case 'contributed':
      return `${String(view.contributions.filter(({ confirmed }) => confirmed).length)}/${String(view.contributions.length)}`;
    case 'drawing':
      return view.started === null
        ? ''
        : `${view.started.byName}${and}${view.started.secondByName} ${at(view.started.at)}`;
    case 'drawn':
      return view.drawnAt === null ? '' : at(view.drawnAt);
    case 'signed':
      return view.signatures.map(({ name }) => name).join(and);
    case 'published':
      return view.publishedOn === null ? '' : `${view.publishedOn} – ${view.until ?? ''}`;
    case 'settled':
      return view.settledOn ?? '';
  }
}
