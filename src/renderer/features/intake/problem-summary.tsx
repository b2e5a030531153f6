import { Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldWords } from './field-words.ts';
import { fieldElementId } from './form-edit.ts';
import type { Problem } from './form-problems.ts';
import { goToSection } from './section-nav.tsx';
import { sectionOf } from './sections.ts';
import classes from './intake.module.css';
import { Note } from '../../ui/note.tsx';

const SHOWN = 8;
export const SUMMARY_ID = 'intake-problems';

/** What holds up the submission, each line the way to its field. */
export function ProblemSummary({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  return (
    <Note
      id={SUMMARY_ID}
      tabIndex={-1}
      role="alert"
      tone="late"
      icon={<IconAlertTriangle size={18} />}
      title={t('intake.summary.title', { n: problems.length })}
      className={classes.summary ?? ''}
    >
      <Text mb={4}>{t('intake.summary.kept')}</Text>
      <List size="sm" spacing={2}>
        {problems.slice(0, SHOWN).map((problem) => (
          <List.Item key={problem.path}>
            <Anchor
              component="button"
              type="button"
              className={classes.jump ?? ''}
              onClick={() => {
                goToField(problem.path);
              }}
            >
              {t('intake.summary.item', {
                field: fieldWords(problem.path, t),
                problem: t(`intake.problem.${problem.code}`, { limit: problem.limit }),
              })}
            </Anchor>
          </List.Item>
        ))}
      </List>
      {problems.length > SHOWN && <Text mt={4}>{t('intake.summary.more', { n: problems.length - SHOWN })}</Text>}
    </Note>
  );
}

function goToField(path: string): void {
  const field = document.getElementById(fieldElementId(path));
  if (field === null) {
    goToSection(sectionOf(path));
    return;
  }
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
