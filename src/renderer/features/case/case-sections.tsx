import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { useToday } from '../../ui/today.ts';
import { ComparedSection } from './review/compared-section.tsx';
import { PolicyNote } from './policy-note.tsx';
import { ChangesSection, HomesSection, MoneySection, WorkSection } from './sections/means-sections.tsx';
import { ApplicantSection, HouseholdSection } from './sections/people-sections.tsx';
import { ProblemsSection } from './sections/problems-section.tsx';
import { ConsentSection, OpinionsSection, OutcomeSection, RegistrationSection } from './sections/standing-sections.tsx';
import classes from './case.module.css';

/** The application as declared, what stands in the way first. */
export function CaseSections({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const today = useToday();
  const { content } = view;
  return (
    <>
      <PolicyNote caseId={view.caseId} />
      <ProblemsSection view={view} />
      <ComparedSection view={view} />
      <OutcomeSection view={view} />
      {view.opinions.length > 0 && <OpinionsSection opinions={view.opinions} />}
      <ApplicantSection content={content} today={today} />
      <HouseholdSection content={content} today={today} />
      <HomesSection content={content} />
      <ChangesSection content={content} />
      <MoneySection content={content} />
      <WorkSection content={content} />
      <RegistrationSection content={content} today={today} />
      <ConsentSection content={content} />
      <p className={classes.received}>
        {t('case.header.received', {
          day: view.receivedOn,
          channel: t(`channel.${view.channel}`),
          street: view.streetName,
        })}
      </p>
    </>
  );
}
