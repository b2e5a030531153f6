import { Tooltip } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import type { DocumentType } from '../../../../domain/application/document.ts';
import type { HouseholdMember, MembershipFlags } from '../../../../domain/application/household.ts';
import { identityFactsOf } from '../../../../domain/identity/identity-document.ts';
import { fullYearsBetween, type PlainDate } from '../../../../kernel/plain-date.ts';
import { maritalWord, relationWord } from '../../../ui/code-words.ts';
import { formatYuan } from '../../../ui/format.ts';
import { householdSums } from './household-sums.ts';
import { Facts, Section } from './section.tsx';
import classes from './section.module.css';

interface ContentProps {
  readonly content: CaseView['content'];
}

const IDENTITY: readonly DocumentType[] = ['identity-card', 'household-register'];

export function ApplicantSection({ content, today }: ContentProps & { readonly today: PlainDate }) {
  const { t } = useTranslation();
  const applicant = content.members[0];
  if (applicant === undefined) return null;
  return (
    <Section
      title={t('case.section.applicant')}
      papers={['application-form', 'identity-card', 'disability-certificate']}
    >
      <Facts
        rows={[
          [t('case.field.name'), <strong key="name">{applicant.name}</strong>, IDENTITY],
          [numberLabel(applicant, t), applicant.identityNumber, IDENTITY],
          [t('case.field.sexAndAge'), <SexAndAge key="sex" member={applicant} today={today} />],
          [
            t('case.field.maritalStatus'),
            maritalWord(applicant.maritalStatus, t),
            ['marriage-certificate', 'household-register'],
          ],
          [t('case.field.phone'), content.phone],
          [t('case.field.address'), content.address, ['housing-proof', 'household-register']],
          ...(content.bankCard === undefined ? [] : [[t('intake.label.bankCard'), content.bankCard] as const]),
        ]}
      />
    </Section>
  );
}

/** A number is that of a resident card unless its document is named. */
function numberLabel({ documentKind = 'resident-id' }: HouseholdMember, t: TFunction): string {
  return t(`documentNumber.${documentKind}`);
}

function SexAndAge({ member, today }: { readonly member: HouseholdMember; readonly today: PlainDate }) {
  const { t } = useTranslation();
  const facts = identityFactsOf(member.identityNumber, today);
  const declared = member.sex === '1' ? 'male' : member.sex === '2' ? 'female' : 'unknown';
  const sex = t(`sex.${facts.sex ?? declared}`);
  const birth = facts.birth ?? member.birthDate ?? null;
  return birth === null ? sex : t('case.field.sexAge', { sex, age: fullYearsBetween(birth, today) });
}

const flags = ['counted', 'income', 'ownership', 'residence'] as const satisfies readonly (keyof MembershipFlags)[];

/** Everybody in the household, and for what each one counts. */
export function HouseholdSection({ content, today }: ContentProps & { readonly today: PlainDate }) {
  const { t } = useTranslation();
  const sums = householdSums(content.members);
  return (
    <Section
      title={t('case.section.household')}
      summary={t('case.flag.sums', { ...sums })}
      papers={['household-register', 'marriage-certificate']}
    >
      <div className={classes.scroller} tabIndex={0} role="group" aria-label={t('case.section.household')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.field.name')}</th>
              <th scope="col">{t('case.field.relation')}</th>
              <th scope="col">{t('case.field.identityNumber')}</th>
              <th scope="col" className={classes.end}>
                {t('case.field.monthlyIncome')}
              </th>
              {flags.map((flag) => (
                <th key={flag} scope="col" className={classes.mark}>
                  <Tooltip label={t(`case.flag.${flag}Why`)}>
                    <span>{t(`case.flag.${flag}`)}</span>
                  </Tooltip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.members.map((member) => (
              <MemberRow key={member.identityNumber} member={member} today={today} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function MemberRow({ member, today }: { readonly member: HouseholdMember; readonly today: PlainDate }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className={classes.keep}>{member.name}</td>
      <td>
        {relationWord(member.relation, t)}
        <div className={classes.under}>{maritalWord(member.maritalStatus, t)}</div>
      </td>
      <td>
        {member.identityNumber}
        <div className={classes.under}>
          {(member.documentKind ?? 'resident-id') !== 'resident-id' && `${numberLabel(member, t)} · `}
          <SexAndAge member={member} today={today} />
          {member.employer !== '' && ` · ${member.employer}`}
        </div>
      </td>
      <td className={classes.end}>{formatYuan(member.monthlyIncome)}</td>
      {flags.map((flag) => (
        <td key={flag} className={classes.mark}>
          <FlagMark on={member.flags[flag]} />
        </td>
      ))}
    </tr>
  );
}

function FlagMark({ on }: { readonly on: boolean }) {
  const { t } = useTranslation();
  return <span className={on ? classes.yes : classes.off}>{on ? t('case.flag.yes') : t('case.flag.no')}</span>;
}
