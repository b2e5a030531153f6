import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import type { DocumentType } from '../../../../domain/application/document.ts';
import { useToday } from '../../../ui/today.ts';
import { formatDayWithWeekday } from '../../../ui/format.ts';
import { usePapers } from '../papers.ts';
import { type Problem, problemsOf } from '../problems.ts';
import { supplementPointText } from '../supplement-point.ts';
import classes from './problems-section.module.css';

/** What stands in the way, before anything else on the page. */
export function ProblemsSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const today = useToday();
  const { has, show } = usePapers();
  const problems = problemsOf(view, today);
  if (problems.length === 0) {
    return view.clock === null ? null : (
      <p className={classes.fine}>
        <IconCircleCheck size={16} aria-hidden /> {t('case.problems.none')}
      </p>
    );
  }
  return (
    <section className={classes.problems} aria-label={t('case.problems.title')}>
      <ul className={classes.list}>
        {problems.map(({ problem, weight }, index) => {
          const type = paperOf(problem);
          const Icon = weight === 'wrong' ? IconAlertTriangle : IconEye;
          return (
            <li key={index} className={classes[weight]}>
              <Icon size={15} className={classes.icon} aria-hidden />
              <span>{problemText(problem, t)}</span>
              {type !== null && has(type) && (
                <Anchor
                  component="button"
                  type="button"
                  fz={12}
                  onClick={() => {
                    show(type);
                  }}
                >
                  {t('case.problems.look')}
                </Anchor>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function paperOf(problem: Problem): DocumentType | null {
  if (
    problem.kind === 'supplement-point' ||
    problem.kind === 'document-refused' ||
    problem.kind === 'document-expired'
  ) {
    return problem.type;
  }
  if (problem.kind !== 'consent-missing') return null;
  return problem.consent === 'truthfulness' ? 'integrity-promise' : 'query-consent';
}

function problemText(problem: Problem, t: TFunction): string {
  switch (problem.kind) {
    case 'consent-missing':
      return t(consentKeys[problem.consent]);
    case 'document-missing':
      return t('case.problems.document', { name: t(`documentType.${problem.type}`) });
    case 'document-refused':
      return t('review.problem.refused', {
        name: t(`documentType.${problem.type}`),
        reason: t(`review.reason.${problem.reason}`),
      });
    case 'document-expired':
      return t('review.problem.expired', { name: t(`documentType.${problem.type}`), day: problem.day });
    case 'promise':
      return t(problem.broken ? 'review.promise.broken' : 'review.promise.open', {
        name: t(`documentType.${problem.type}`),
        due: formatDayWithWeekday(problem.dueOn, t),
      });
    case 'supplement-point':
      return t(problem.arrived ? 'case.problems.pointArrived' : 'case.problems.point', {
        text: supplementPointText({ ...problem, documentType: problem.type }, t),
      });
    case 'overdue':
      return t('case.problems.overdue', {
        day: problem.day,
        limit: problem.limit,
        unit: t(`clockUnit.${problem.unit}`),
      });
    case 'opinion-against':
      return t('case.problems.opinionAgainst', { step: t(`reviewStep.${problem.step}`), name: problem.byName });
    case 'finding':
      if (problem.name === '') return t(`finding.${problem.code}`);
      return t('case.problems.finding', { name: problem.name, finding: t(`finding.${problem.code}`) });
    case 'nobody-counted':
      return t('case.problems.nobodyCounted');
  }
}

const consentKeys = {
  verification: 'case.problems.consentVerification',
  truthfulness: 'case.problems.consentTruthfulness',
  publicity: 'case.problems.consentPublicity',
} as const;
