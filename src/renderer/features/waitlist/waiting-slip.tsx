import { useTranslation } from 'react-i18next';
import type { PlacesView, WaitingEntry } from '../../../contract/waitlist.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { useOfficeName } from '../../api/office-name.ts';
import { formatCount } from '../../ui/format.ts';
import letters from '../letters/letter.module.css';
import { waitedWords } from './waiting-words.ts';

interface WaitingSlipProps {
  readonly name: string;
  readonly entry: WaitingEntry;
  readonly places: PlacesView;
  readonly today: PlainDate;
  /** Print for the old. */
  readonly large: boolean;
}

/** One sheet: the number, the three places, how long one has waited, and what to do when. */
export function WaitingSlip({ name, entry, places, today, large }: WaitingSlipProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const officeName = useOfficeName();
  const isTied = Object.values(places).some(({ tied }) => tied > 1);
  const placeWords = (scope: keyof PlacesView): string => {
    const { place, tied, of } = places[scope];
    const words = [
      t('waiting.place.nth', { place: formatCount(place) }),
      t('waiting.place.of', { of: formatCount(of) }),
      ...(tied > 1 ? [t('waiting.place.tied', { tied: formatCount(tied) })] : []),
    ];
    return words.join('，');
  };
  const facts: readonly (readonly [string, string])[] = [
    [t('waiting.fact.number'), entry.number],
    [t('waiting.place.overall'), placeWords('overall')],
    [t('waiting.place.programme'), placeWords('programme')],
    [t('waiting.place.district'), placeWords('district')],
    [t('waiting.slip.wait'), waitedWords(entry.monthsWaited, t)],
    ...(entry.drawn === null
      ? []
      : [[t('waiting.order.lottery'), t('waiting.drawnNumber', { ...entry.drawn })] as const]),
  ];
  const { confirm, pausedUntil } = entry;
  return (
    <article className={letters.sheet} data-large={large} lang="zh-CN" aria-label={t('waiting.slip.title')}>
      <header className={letters.head}>
        <span>{officeName(entry.street)}</span>
        <span>{t('waiting.slip.number', { number: entry.caseNo })}</span>
      </header>
      <h1 className={letters.title}>{t('waiting.slip.title')}</h1>
      <p className={letters.salutation}>{t('waiting.slip.to', { name })}</p>
      <p className={letters.paragraph}>{t('waiting.slip.intro', { on: entry.registeredOn, today })}</p>
      <dl className={letters.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isTied && <p className={letters.paragraph}>{t('waiting.slip.tiedNote')}</p>}
      {pausedUntil !== null && pausedUntil >= today && (
        <p className={letters.paragraph}>{t('waiting.slip.paused', { until: pausedUntil })}</p>
      )}
      {confirm.by !== null && <p className={letters.paragraph}>{t('waiting.slip.confirm', { by: confirm.by })}</p>}
      <p className={letters.paragraph}>{t('waiting.slip.report')}</p>
      <p className={letters.paragraph}>{t('waiting.slip.moves')}</p>
      <footer className={letters.close}>
        <div>{officeName(entry.street)}</div>
        <div>{t('waiting.slip.asked', { today })}</div>
      </footer>
      <div className={letters.signatures}>
        <span>{t('waiting.slip.foot')}</span>
      </div>
    </article>
  );
}
