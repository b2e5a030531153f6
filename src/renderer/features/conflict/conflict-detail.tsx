import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../contract/conflicts.ts';
import { hubAnswerWord } from '../../api/hub-words.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { commandWord } from '../../ui/command-word.ts';
import { Note } from '../../ui/note.tsx';
import { takeFocus } from '../../ui/take-focus.ts';
import { AboutLink } from './about-link.tsx';
import { BothSides } from './both-sides.tsx';
import classes from './conflict.module.css';
import { FieldTable } from './field-table.tsx';
import { PossibleNow } from './possible-now.tsx';
import { SettleBar } from './settle-bar.tsx';
import { SettledNote } from './settled-note.tsx';

/** What was decided here, what others did meanwhile, what differs, what is possible now, and the choice. */
export function ConflictDetail({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const isSettled = conflict.settled !== null;
  // Again when it was settled: the choices that had the focus are gone.
  useEffect(() => {
    takeFocus(body.current);
  }, [isSettled]);
  return (
    <article className={classes.article} aria-labelledby="conflict-heading">
      <div ref={body} className={classes.body} tabIndex={-1}>
        <header>
          <p className={classes.about}>
            <About conflict={conflict} />
          </p>
          <h2 id="conflict-heading" className={classes.heading}>
            {t('conflict.heading', { by: conflict.byName, what: commandWord(conflict.commandName, t) })}
          </h2>
          <Why conflict={conflict} />
        </header>
        {conflict.settled !== null && <SettledNote settled={conflict.settled} />}
        <BothSides conflict={conflict} />
        <FieldTable fields={conflict.fields} />
        {conflict.settled === null && <PossibleNow actions={conflict.actions} />}
      </div>
      {conflict.settled === null && <SettleBar conflict={conflict} />}
    </article>
  );
}

function About({ conflict: { caseId, caseNo, applicantName, about } }: { readonly conflict: Conflict }) {
  const { t } = useTranslation();
  if (about !== null) return <AboutLink about={about} />;
  if (caseId === null) return t('conflict.noCase');
  return (
    <>
      <CaseLink caseId={caseId}>{caseNo}</CaseLink> {applicantName}
    </>
  );
}

/** What the rules, or the hub, answered. */
function Why({ conflict: { refusal, hubRefusal } }: { readonly conflict: Conflict }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  return (
    <Note tone="due" mt="xs">
      {refusal !== null && <div>{t('conflict.why', { answer: ofRefusal(refusal) })}</div>}
      {hubRefusal !== null && <div>{t('conflict.whyHub', { answer: hubAnswerWord(hubRefusal, t) })}</div>}
      <div>{t('conflict.kept')}</div>
    </Note>
  );
}
