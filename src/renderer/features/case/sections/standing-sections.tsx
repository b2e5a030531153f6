import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { fullYearsBetween, type PlainDate } from '../../../../kernel/plain-date.ts';
import { type Fact, Facts, Nothing, Section } from './section.tsx';
import classes from './section.module.css';

interface ContentProps {
  readonly content: CaseView['content'];
}

export function RegistrationSection({ content, today }: ContentProps & { readonly today: PlainDate }) {
  const { t } = useTranslation();
  const since = (day: PlainDate | null): string =>
    day === null ? t('case.none') : t('case.field.years', { day, count: fullYearsBetween(day, today) });
  return (
    <Section title={t('case.section.registration')} papers={['household-register', 'residence-permit']}>
      <Facts
        rows={[
          [
            t('case.field.registrationAddress'),
            content.registrationAddress === '' ? t('case.notGiven') : content.registrationAddress,
          ],
          [t('case.field.registeredSince'), since(content.registeredSince)],
          [t('case.field.residentSince'), since(content.residentSince)],
        ]}
      />
    </Section>
  );
}

export function ConsentSection({ content }: ContentProps) {
  const { t } = useTranslation();
  const given = (['verification', 'publicity', 'truthfulness'] as const).map((kind): Fact => [
    t(`case.consent.${kind}`),
    <Signed key={kind} yes={content.consent[kind]} />,
  ]);
  return (
    <Section title={t('case.section.consent')} papers={['query-consent', 'integrity-promise']}>
      <Facts rows={[...given, [t('case.field.signedOn'), content.consent.signedOn]]} />
    </Section>
  );
}

function Signed({ yes }: { readonly yes: boolean }) {
  const { t } = useTranslation();
  const Icon = yes ? IconCheck : IconX;
  return (
    <span className={yes ? classes.yes : classes.no}>
      <Icon size={14} style={{ verticalAlign: '-2px' }} aria-hidden />{' '}
      {yes ? t('case.consent.yes') : t('case.consent.no')}
    </span>
  );
}

export function OpinionsSection({ opinions }: Pick<CaseView, 'opinions'>) {
  const { t } = useTranslation();
  return (
    <Section title={t('case.section.opinions')}>
      {opinions.length === 0 && <Nothing />}
      {opinions.map((opinion) => (
        <div key={opinion.step} className={classes.opinion}>
          <span className={classes.quiet}>
            {t('case.opinion.by', { step: t(`reviewStep.${opinion.step}`), name: opinion.byName })}
          </span>{' '}
          <strong className={opinion.recommendation === 'approve' ? classes.yes : classes.no}>
            {t(`recommendation.${opinion.recommendation}`)}
          </strong>
          <p className={classes.quote}>{opinion.comment === '' ? t('case.opinion.noComment') : opinion.comment}</p>
        </div>
      ))}
    </Section>
  );
}

const SAID_NO: readonly CaseView['status'][] = ['rejected', 'recheck', 'rejection-confirmed'];

/** What the city said; whatever follows an approval, it was one. */
function Outcome({ status }: Pick<CaseView, 'status'>) {
  const { t } = useTranslation();
  if (SAID_NO.includes(status)) return <strong className={classes.no}>{t(`status.${status}`)}</strong>;
  return <strong className={classes.yes}>{t('status.approved')}</strong>;
}

type OutcomeProps = Pick<CaseView, 'status' | 'decisionNoticeNo' | 'rejectionReasons' | 'rejectionComment'>;

/** What the city decided, with the reasons of a rejection; they stay in sight while it is checked again. */
export function OutcomeSection({ view }: { readonly view: OutcomeProps }) {
  const { t } = useTranslation();
  if (view.decisionNoticeNo === null) return null;
  return (
    <Section title={t('case.section.outcome')} summary={t('case.outcome.notice', { number: view.decisionNoticeNo })}>
      <Outcome status={view.status} />
      {view.rejectionReasons.length > 0 && (
        <p className={classes.quote}>
          {t('case.outcome.reasons', {
            reasons: view.rejectionReasons.map((reason) => t(`rejection.${reason}`)).join(t('case.comma')),
          })}
          {view.rejectionComment !== '' && `\n${view.rejectionComment}`}
        </p>
      )}
    </Section>
  );
}
