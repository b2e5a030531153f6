import { useTranslation } from 'react-i18next';
import type { WaitingEntry } from '../../../contract/waitlist.ts';
import { confirmWords, waitedWords } from './waiting-words.ts';
import classes from './waitlist.module.css';

/** The days and counts of an entry, each on a line. */
export function EntryFacts({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation();
  const { confirm, pausedUntil, refusals, counted, refusalsAllowed } = entry;
  const late = confirm.stage === 'over' ? 'late' : confirm.stage === 'to-remind' ? 'due' : undefined;
  const facts: readonly (readonly [
    name: 'number' | 'registered' | 'waits' | 'waited' | 'limit' | 'confirm' | 'pause' | 'refusals' | 'size',
    value: string,
    tone?: string,
  ])[] = [
    ['registered', entry.registeredOn],
    ...(entry.waitsSince === entry.registeredOn ? [] : [['waits', entry.waitsSince] as const]),
    ['waited', waitedWords(entry.monthsWaited, t)],
    ['limit', entry.waitsUntil],
    ['size', t('waiting.value.people', { n: entry.standing.size })],
    ...(entry.left === null ? [['confirm', confirmWords(entry, t), late ?? ''] as const] : []),
    ...(pausedUntil === null ? [] : [['pause', t('waiting.paused', { until: pausedUntil }), 'due'] as const]),
    ...(refusals.length === 0
      ? []
      : [
          [
            'refusals',
            refusalsAllowed === null
              ? t('waiting.refusalsNoRule', { n: refusals.length })
              : t('waiting.refusalsOf', { n: counted, allowed: refusalsAllowed }),
          ] as const,
        ]),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, tone]) => (
        <div key={name}>
          <dt>{t(`waiting.fact.${name}`)}</dt>
          <dd data-tone={tone}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
