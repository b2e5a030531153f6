import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../contract/conflicts.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { commandWord } from '../../ui/command-word.ts';
import classes from './conflict.module.css';

/** What the rules allow this person on the case, or whatever it is about, as it is now, and why not the rest. */
export function PossibleNow({ actions }: Pick<Conflict, 'actions'>) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const allowed = actions.filter(({ refusal }) => refusal === null);
  const refused = actions.flatMap(({ command, refusal }) => (refusal === null ? [] : [{ command, refusal }]));
  return (
    <section aria-labelledby="conflict-now">
      <h3 id="conflict-now" className={classes.sideTitle}>
        {t('conflict.now.title')}
      </h3>
      {allowed.length === 0 ? (
        <p className={classes.sentence}>{t('conflict.now.none')}</p>
      ) : (
        <ul className={classes.allowed}>
          {allowed.map(({ command }) => (
            <li key={command}>
              <Badge variant="default" size="lg" radius="sm" tt="none">
                {commandWord(command, t)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <details className={classes.refused}>
          <summary>{t('conflict.now.refused', { n: refused.length })}</summary>
          <ul>
            {refused.map(({ command, refusal }) => (
              <li key={command}>
                <b>{commandWord(command, t)}</b> {ofRefusal(refusal)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
