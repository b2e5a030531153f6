import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AtCounter, HomeView, SelectionBoard } from '../../../contract/selection.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Countdown } from './countdown.tsx';
import { placeWords } from './place-words.ts';
import classes from './selection.module.css';
import looks from '../../ui/looks.module.css';

interface ServedPanelProps {
  readonly board: SelectionBoard;
  readonly mine: AtCounter;
  readonly home: HomeView | undefined;
  readonly error: unknown;
  readonly onHold: () => void;
  readonly onLetGo: () => void;
  readonly onSign: () => void;
  readonly onPass: () => void;
}

/** Who stands here, the home they look at, and what can be done. */
export function ServedPanel(props: ServedPanelProps) {
  const { board, mine, home, error, onHold, onLetGo, onSign, onPass } = props;
  const { t } = useTranslation();
  const { place, until, calls, late, unit, drawn } = mine;
  const household = useQuery(orpc.selection.household.queryOptions({ input: { drawId: board.drawId, no: place.no } }));
  const known = household.data;
  const canSign = (unit !== null || drawn !== null) && known !== null && known !== undefined;
  return (
    <aside className={classes.servedPanel} aria-label={t('selection.atCounter')}>
      <h2 className={classes.servedName}>{known?.name ?? place.name}</h2>
      <p className={classes.servedFacts}>
        <span className={classes.code}>{place.no}</span>
        <span>{placeWords(place, t)}</span>
        {known !== null && known !== undefined && <span>{t('selection.size', { n: known.size })}</span>}
      </p>
      <p className={classes.servedFacts}>
        <Countdown until={until} deskNow={board.now} />
        <span className={looks.quiet}>{t('selection.calledTimes', { n: calls })}</span>
        {late && <span className={classes.due}>{t('selection.late')}</span>}
      </p>
      {known !== null && known !== undefined && (
        <p className={looks.quiet}>
          {known.allowed === null
            ? t('selection.counted', { n: known.counted })
            : t('selection.countedOf', { n: known.counted, allowed: known.allowed })}
        </p>
      )}
      {known === null && <p className={looks.late}>{t('selection.noCase')}</p>}
      {drawn !== null && <p>{t('selection.drawn', { unit: drawn })}</p>}
      <h2 className={classes.partTitle}>{t('selection.home')}</h2>
      {home === undefined ? <p className={looks.quiet}>{t('selection.pickHome')}</p> : <HomeFacts home={home} />}
      <ProblemNote error={error ?? household.error} />
      <div className={classes.servedActions}>
        {unit === null && drawn === null && (
          <ActionButton keys="K" offBecause={home === undefined ? t('selection.pickHome') : null} onClick={onHold}>
            {t('selection.hold')}
          </ActionButton>
        )}
        {(unit !== null || drawn !== null) && (
          <ActionButton keys="S" offBecause={canSign ? null : t('selection.noCase')} onClick={onSign}>
            {t('selection.confirm')}
          </ActionButton>
        )}
        {unit !== null && (
          <ActionButton keys="R" variant="default" onClick={onLetGo}>
            {t('selection.release')}
          </ActionButton>
        )}
        <ActionButton keys="X" variant="default" onClick={onPass}>
          {t('selection.pass')}
        </ActionButton>
      </div>
    </aside>
  );
}

function HomeFacts({ home }: { readonly home: HomeView }) {
  const { t } = useTranslation();
  const yesNo = (is: boolean): string => t(is ? 'selection.yes' : 'selection.no');
  const facts: readonly (readonly [string, string])[] = [
    [t('selection.fact.room'), `${home.building}-${home.room}`],
    [t('selection.fact.type'), t(`units.type.${home.type}`)],
    [t('selection.fact.area'), formatSquareMetres(home.area)],
    [t('selection.fact.rent'), t('selection.rentPerMonth', { yuan: formatYuan(home.rent) })],
    [t('selection.fact.floor'), String(home.floor)],
    [t('selection.fact.lift'), yesNo(home.lift)],
    [t('selection.fact.accessible'), yesNo(home.accessible)],
  ];
  return (
    <dl className={classes.homeFacts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
