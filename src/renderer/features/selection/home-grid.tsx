import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../contract/selection.ts';
import { formatSquareMetres } from '../../ui/format.ts';
import classes from './selection.module.css';
import looks from '../../ui/looks.module.css';

interface HomeGridProps {
  readonly estates: readonly { readonly id: string; readonly name: string; readonly area: string }[];
  readonly homes: readonly HomeView[];
  readonly chosen: string | null;
  /** Null in the hall, where nothing is picked. */
  readonly onPick: ((unit: string) => void) | null;
}

/** Estate by estate, building by building, floor by floor from the top; a state is a word and a shape, not only a colour. */
export function HomeGrid({ estates, homes, chosen, onPick }: HomeGridProps) {
  const { t } = useTranslation();
  if (homes.length === 0) return <p className={looks.quiet}>{t('selection.noHomes')}</p>;
  return estates.map(({ id, name, area }) => {
    const ofEstate = homes.filter(({ estateId }) => estateId === id);
    const free = ofEstate.filter(({ status }) => status === 'free').length;
    return (
      <section key={id} className={classes.estate} aria-label={name}>
        <h3 className={classes.estateHead}>
          <span>{name}</span>
          <span className={looks.quiet}>{area}</span>
          <span className={free === 0 ? looks.late : looks.done}>{t('selection.homesLeft', { n: free })}</span>
        </h3>
        {[...Map.groupBy(ofEstate, ({ building }) => building)].map(([building, inBuilding]) => (
          <div key={building} className={classes.building}>
            <span className={classes.buildingName}>{t('selection.building', { name: building })}</span>
            {floorsOf(inBuilding).map(([floor, onFloor]) => (
              <div key={floor} className={classes.floor}>
                <span className={classes.floorName}>{t('selection.floor', { n: floor })}</span>
                {onFloor.map((home) => (
                  <Home key={home.unit} home={home} isChosen={home.unit === chosen} onPick={onPick} />
                ))}
              </div>
            ))}
          </div>
        ))}
      </section>
    );
  });
}

function floorsOf(homes: readonly HomeView[]): readonly (readonly [number, readonly HomeView[]])[] {
  return [...Map.groupBy(homes, ({ floor }) => floor)].sort(([a], [b]) => b - a);
}

interface HomeProps {
  readonly home: HomeView;
  readonly isChosen: boolean;
  readonly onPick: HomeGridProps['onPick'];
}

function Home({ home, isChosen, onPick }: HomeProps) {
  const { t } = useTranslation();
  const { unit, room, area, status } = home;
  const words = `${room} · ${formatSquareMetres(area)} · ${t(`selection.homes.${status}`)}`;
  const body = (
    <>
      <b>{room}</b>
      <small>{status === 'free' ? formatSquareMetres(area) : t(`selection.homes.${status}`)}</small>
    </>
  );
  if (onPick === null) {
    return (
      <span className={classes.home} data-state={status} title={words}>
        {body}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.home}
      data-state={status}
      aria-pressed={isChosen}
      aria-label={words}
      title={words}
      disabled={status !== 'free' && !isChosen}
      onClick={() => {
        onPick(unit);
      }}
    >
      {body}
    </button>
  );
}
