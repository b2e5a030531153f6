import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawObjectionView, DrawView } from '../../../contract/draws.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DrawAnswerDialog } from './draw-answer-dialog.tsx';
import { type GivenCommand, refusalTo } from './use-draw.ts';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

interface ObjectionPartProps {
  readonly view: DrawView;
  readonly onDone: (command: GivenCommand) => void;
}

/** Objections to the result, what came of them, and the numbers that they struck. */
export function ObjectionPart({ view, onDone }: ObjectionPartProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<DrawObjectionView | null>(null);
  const refusal = refusalTo(view, 'answer-objection');
  return (
    <section className={looks.part} aria-labelledby="draw-objections">
      <h2 id="draw-objections" className={looks.partTitle}>
        {t('publicity.objection.title')}
      </h2>
      {view.struck.length > 0 && (
        <p className={classes.due}>{t('draws.struck', { numbers: view.struck.join(t('case.comma')) })}</p>
      )}
      {view.objections.length === 0 && <p className={classes.quiet}>{t('publicity.objection.none')}</p>}
      {view.objections.map((objection) => (
        <div key={objection.objectionId} className={classes.objection}>
          <span className={classes.quiet}>
            {t('publicity.objection.line', {
              day: objection.receivedOn,
              channel: t(`publicity.objection.channels.${objection.channel}`),
              who: objection.objector?.name ?? t('publicity.objection.anonymous'),
            })}
            {' · '}
            {objection.numbers.length === 0 ? t('draws.objection.whole') : objection.numbers.join(t('case.comma'))}
          </span>
          <p className={classes.quote}>{objection.text}</p>
          {objection.answer === null ? (
            <div className={classes.buttons}>
              <span className={objection.overdue ? classes.late : classes.due}>
                {t('draws.objection.due', { due: objection.dueOn })}
              </span>
              <ActionButton
                size="xs"
                variant="default"
                offBecause={refusal === null ? null : ofRefusal(refusal)}
                onClick={() => {
                  setOpen(objection);
                }}
              >
                {t('draws.command.answer-objection')}
              </ActionButton>
            </div>
          ) : (
            <p className={classes.quote}>
              {t('draws.objection.answered', { name: objection.answer.byName, day: objection.answer.answeredOn })}{' '}
              {objection.answer.result}
              {objection.answer.upheld.length > 0 &&
                ` ${t('draws.struck', { numbers: objection.answer.upheld.join(t('case.comma')) })}`}
            </p>
          )}
        </div>
      ))}
      {open !== null && (
        <DrawAnswerDialog
          view={view}
          objection={open}
          onClose={() => {
            setOpen(null);
          }}
          onDone={(command) => {
            setOpen(null);
            onDone(command);
          }}
        />
      )}
    </section>
  );
}
