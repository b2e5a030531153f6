import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EstateListRow } from '../../../contract/units.ts';
import { unitStates } from '../../../domain/unit/state.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './units.module.css';
import { useEstates } from './use-unit-rows.ts';

export interface Chosen {
  readonly area: string | undefined;
  readonly estate: string | undefined;
}

interface EstateSideProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** The city by area and estate, with what is vacant of each; choosing one narrows the list beside it. */
export function EstateSide({ chosen, onChoose }: EstateSideProps) {
  const { t } = useTranslation();
  const { data, error } = useEstates();
  const areas = Map.groupBy(data ?? [], ({ area }) => area);
  const line = (name: string, estates: readonly EstateListRow[], at: Chosen) => (
    <button
      key={`${at.area ?? ''} ${at.estate ?? ''}`}
      type="button"
      className={classes.place}
      data-estate={at.estate !== undefined}
      aria-pressed={chosen.area === at.area && chosen.estate === at.estate}
      onClick={() => {
        onChoose(at);
      }}
    >
      <span className={classes.placeName}>{name}</span>
      <span className="number">{formatCount(countOf(estates, 'vacant'))}</span>
      <span className={`number ${classes.quiet ?? ''}`}>{formatCount(totalOf(estates))}</span>
    </button>
  );
  return (
    <nav className={classes.side} aria-label={t('units.estates')} aria-busy={data === undefined && error === null}>
      <div className={classes.sideHead} aria-hidden>
        <span>{t('units.estates')}</span>
        <span className={`number ${classes.stateName ?? ''}`}>{t('units.state.vacant')}</span>
        <span className="number">{t('units.all')}</span>
      </div>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} animate={false} />}
      {data !== undefined && line(t('units.wholeCity'), data, { area: undefined, estate: undefined })}
      {[...areas].map(([area, estates]) => (
        <div key={area} role="group" aria-label={area}>
          {line(area, estates, { area, estate: undefined })}
          {estates.map((estate) => line(estate.name, [estate], { area: undefined, estate: estate.estateId }))}
        </div>
      ))}
      {data?.length === 0 && <p className={classes.quiet}>{t('units.noEstates')}</p>}
    </nav>
  );
}

export function countOf(estates: readonly EstateListRow[], state: (typeof unitStates)[number]): number {
  return estates.reduce((sum, { counts }) => sum + counts[state], 0);
}

export function totalOf(estates: readonly EstateListRow[]): number {
  return unitStates.reduce((sum, state) => sum + countOf(estates, state), 0);
}
