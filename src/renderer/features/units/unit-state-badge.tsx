import { useTranslation } from 'react-i18next';
import type { UnitStateName } from '../../../domain/unit/state.ts';
import classes from './units.module.css';

const tones: Readonly<Record<UnitStateName, 'done' | 'due' | 'plain' | 'late'>> = {
  vacant: 'done',
  reserved: 'due',
  offered: 'due',
  let: 'plain',
  'in-repair': 'late',
  sealed: 'late',
  withdrawn: 'plain',
};

/** The state in words; the colour only underlines it. */
export function UnitStateBadge({ state }: { readonly state: UnitStateName }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-tone={tones[state]}>
      {t(`units.state.${state}`)}
    </span>
  );
}
