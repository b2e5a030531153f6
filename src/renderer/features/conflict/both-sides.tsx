import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../contract/cases.ts';
import type { Conflict } from '../../../contract/conflicts.ts';
import { instant } from '../../../kernel/instant.ts';
import { eventWord } from '../../ui/event-word.ts';
import { commandWord } from '../../ui/command-word.ts';
import { formatInstant } from '../../ui/format.ts';
import { useOfficeName } from '../../api/office-name.ts';
import { historyLine } from '../case/history/history-line.ts';
import classes from './conflict.module.css';
import { eventFacts } from './event-facts.ts';

/** Both histories side by side, each as the case's history tells it. */
export function BothSides({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation();
  const { mine } = conflict;
  const theirs = untilSettled(conflict);
  return (
    <div className={classes.sides}>
      <section className={classes.side} aria-labelledby="conflict-mine">
        <h3 id="conflict-mine" className={classes.sideTitle}>
          {t('conflict.mine')}
        </h3>
        <ol className={classes.steps}>
          {mine.map((entry) => (
            <Step key={entry.eventId} entry={entry} name={commandWord(entry.commandName, t)} />
          ))}
        </ol>
      </section>
      <section className={classes.side} aria-labelledby="conflict-theirs">
        <h3 id="conflict-theirs" className={classes.sideTitle}>
          {t('conflict.theirs')}
        </h3>
        {theirs.length === 0 && <p className={classes.quiet}>{t('conflict.theirsNone')}</p>}
        <ol className={classes.steps}>
          {theirs.map((entry) => (
            <Step key={entry.eventId} entry={entry} name={null} />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** How it was settled, and what came after, is no part of what one did not know when deciding. */
function untilSettled({ conflictId, theirs }: Conflict): readonly HistoryEntry[] {
  const end = theirs.findIndex(({ details }) => details['conflictId'] === conflictId);
  return end === -1 ? theirs : theirs.slice(0, end);
}

interface StepProps {
  readonly entry: HistoryEntry;
  /** The command's name, where it is known. */
  readonly name: string | null;
}

function Step({ entry, name }: StepProps) {
  const { t } = useTranslation();
  const officeName = useOfficeName();
  const { sentence, quote } = historyLine(entry, t);
  const facts = eventFacts(entry, { t, officeName });
  const title = eventWord(entry.type, t) ?? name ?? t('case.history.unknown', { type: entry.type });
  return (
    <li className={classes.step}>
      <div className={classes.stepLine}>
        <b>{title}</b>
        <time dateTime={new Date(entry.at).toISOString()} className={classes.quiet}>
          {formatInstant(instant(entry.at))}
        </time>
      </div>
      {sentence !== '' && <p className={classes.sentence}>{sentence}</p>}
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map((fact) => (
            <Fragment key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {quote !== '' && <blockquote className={classes.quote}>{quote}</blockquote>}
      <span className={classes.quiet}>{t('case.history.by', { name: entry.actorName, office: entry.officeName })}</span>
    </li>
  );
}
