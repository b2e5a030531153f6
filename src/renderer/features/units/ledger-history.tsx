import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../../contract/units.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import { changesInWords } from './ledger-words.ts';
import classes from './units.module.css';

/** What happened, the newest first, each with both who signed it. */
export function LedgerHistory({ history }: { readonly history: UnitView['history'] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('units.history')}>
      <h2 className={classes.under}>{t('units.history')}</h2>
      <ol className={classes.history} reversed>
        {history.map(({ type, at, byName, secondName, payload }, index) => (
          <li key={index}>
            <time dateTime={new Date(at).toISOString()}>{formatInstant(instant(at))}</time>
            <strong>{t(`event.${type}` as 'event.unit.sealed.v1')}</strong>
            <span>{secondName === '' ? byName : t('units.signedBy', { byName, secondName })}</span>
            <span className={classes.quiet}>{changesInWords(payload, t)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
