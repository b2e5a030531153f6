import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { timeLimitInWords } from '../../../ui/time-limit.ts';
import classes from './decision.module.css';

/** What the applicant promises in writing, and what follows from it (容缺受理). */
export function PromiseFields({ view }: { readonly view: Pick<CaseView, 'promisable'> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.hint}>{t('review.promise.body')}</p>
      <div>
        <span className={classes.label}>{t('review.promise.papers')}</span>
        <ul className={classes.promised}>
          {view.promisable.map(({ documentType, limit }) => (
            <li key={documentType}>
              {t('review.promise.within', {
                name: t(`documentType.${documentType}`),
                limit: timeLimitInWords(limit, t),
              })}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
