import { useTranslation } from 'react-i18next';
import type { PlacesView } from '../../../contract/waitlist.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './waitlist.module.css';

const scopes = ['overall', 'programme', 'district'] as const;

/** "Where am I?": the three places, large enough to be read over a counter. */
export function Places({ places, large = false }: { readonly places: PlacesView; readonly large?: boolean }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.places} data-large={large}>
      {scopes.map((scope) => {
        const { place, tied, of } = places[scope];
        return (
          <div key={scope}>
            <dt>{t(`waiting.place.${scope}`)}</dt>
            <dd>
              <b>{t('waiting.place.nth', { place: formatCount(place) })}</b>
              <span>{t('waiting.place.of', { of: formatCount(of) })}</span>
              {tied > 1 && <span>{t('waiting.place.tied', { tied: formatCount(tied) })}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
