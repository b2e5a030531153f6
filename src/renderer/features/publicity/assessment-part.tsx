import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { refusalTo, usePublicity } from './use-publicity.ts';
import classes from './publicity.module.css';
import looks from '../../ui/looks.module.css';

interface AssessmentPartProps {
  readonly view: NoticeView;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** PI-07: what publishing does to the people in the notice, written down before it is published. */
export function AssessmentPart({ view, onDone }: AssessmentPartProps) {
  const { t } = useTranslation();
  const { assessment } = view;
  return (
    <section className={looks.part}>
      <h2 className={looks.partTitle}>{t('publicity.assessment.title')}</h2>
      {assessment === null ? (
        <AssessmentForm view={view} onDone={onDone} />
      ) : (
        <>
          <p className={looks.quiet}>
            {t('publicity.assessment.by', {
              name: assessment.byName,
              day: assessment.assessedOn,
              households: assessment.households,
              without: assessment.withoutConsent,
              until: assessment.keepUntil,
            })}
          </p>
          <p className={classes.quote}>{assessment.findings}</p>
          <p className={classes.quote}>{assessment.measures}</p>
        </>
      )}
    </section>
  );
}

/** The words are those that hold for every notice of ours; the office adds what is its own. */
function AssessmentForm({ view, onDone }: AssessmentPartProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [findings, setFindings] = useState(t('publicity.assessment.suggestFindings'));
  const [measures, setMeasures] = useState(t('publicity.assessment.suggestMeasures'));
  const assess = usePublicity(view, onDone);
  const refusal = refusalTo(view, 'assess') ?? null;
  return (
    <>
      <p className={looks.due}>{t('publicity.assessment.none')}</p>
      <Textarea
        label={t('publicity.assessment.findings')}
        autosize
        minRows={2}
        maxLength={2000}
        value={findings}
        onChange={({ currentTarget: { value } }) => {
          setFindings(value);
        }}
      />
      <Textarea
        label={t('publicity.assessment.measures')}
        autosize
        minRows={2}
        maxLength={2000}
        value={measures}
        onChange={({ currentTarget: { value } }) => {
          setMeasures(value);
        }}
      />
      <ProblemNote error={assess.error} />
      <div className={classes.buttons}>
        <ActionButton
          loading={assess.isPending}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            assess.mutate({ type: 'assess', findings, measures });
          }}
        >
          {t('publicity.command.assess')}
        </ActionButton>
      </div>
    </>
  );
}
