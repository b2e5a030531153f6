import { CloseButton, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../../contract/cases.ts';
import type { CaseId } from '../../../../kernel/ids.ts';
import { instant } from '../../../../kernel/instant.ts';
import { orpc } from '../../../api/query.ts';
import { formatInstant } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { historyLine } from './history-line.ts';
import classes from './history.module.css';

interface HistoryPanelProps {
  readonly caseId: CaseId;
  readonly onClose: () => void;
}

/** Every step of the case, newest first, as a layman reads it. */
export function HistoryPanel({ caseId, onClose }: HistoryPanelProps) {
  const { t } = useTranslation();
  const history = useQuery(orpc.cases.history.queryOptions({ input: { caseId } }));
  return (
    <section className={classes.history} aria-label={t('case.history.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('case.history.title')}</h2>
        <CloseButton aria-label={t('case.history.close')} onClick={onClose} />
      </div>
      <ProblemNote error={history.error} />
      {history.isPending && [0, 1, 2].map((place) => <Skeleton key={place} height={64} mb={8} animate={false} />)}
      <ol className={classes.list} reversed>
        {history.data?.toReversed().map((entry) => (
          <Entry key={entry.eventId} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { title, sentence, quote } = historyLine(entry, t);
  return (
    <li className={classes.entry}>
      <div className={classes.line}>
        <h3 className={classes.what}>{title}</h3>
        <time className={classes.when} dateTime={new Date(entry.at).toISOString()}>
          {formatInstant(instant(entry.at))}
        </time>
      </div>
      {sentence !== '' && <p className={classes.sentence}>{sentence}</p>}
      {quote !== '' && <blockquote className={classes.quote}>{quote}</blockquote>}
      <div className={classes.who}>
        <span>{t('case.history.by', { name: entry.actorName, office: entry.officeName })}</span>
        <details>
          <summary>{t('case.history.basis')}</summary>
          {entry.rules.length > 0 && <div>{t('case.history.rules', { rules: entry.rules.join(t('case.comma')) })}</div>}
          {entry.policy !== '' && (
            <div>
              <Link to="/policy" search={{ version: entry.policy }}>
                {t('case.history.policy', { policy: entry.policy })}
              </Link>
            </div>
          )}
        </details>
      </div>
    </li>
  );
}
