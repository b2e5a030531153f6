import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { formatDay, formatSquareMetres, formatYuan } from '../../../ui/format.ts';
import { areaPerPerson, assetTotal, householdSums } from './household-sums.ts';
import { Facts, Nothing, Section } from './section.tsx';
import classes from './section.module.css';

interface ContentProps {
  readonly content: CaseView['content'];
}

export function HomesSection({ content }: ContentProps) {
  const { t } = useTranslation();
  const perPerson = areaPerPerson(content.homes, householdSums(content.members).counted);
  return (
    <Section
      title={t('case.section.homes')}
      summary={
        content.homes.length > 0 && perPerson !== null
          ? t('case.field.areaPerPerson', { area: formatSquareMetres(perPerson) })
          : undefined
      }
      papers={['housing-proof']}
    >
      {content.homes.length === 0 ? (
        <Nothing />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.field.address')}</th>
              <th scope="col">{t('case.field.nature')}</th>
              <th scope="col">{t('case.field.owner')}</th>
              <th scope="col" className={classes.end}>
                {t('case.field.area')}
              </th>
            </tr>
          </thead>
          <tbody>
            {content.homes.map((home, index) => (
              <tr key={index}>
                <td>{home.address}</td>
                <td className={classes.keep}>{t(`homeNature.${home.nature}`)}</td>
                <td className={classes.keep}>{home.owner}</td>
                <td className={classes.end}>{formatSquareMetres(home.area)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function ChangesSection({ content }: ContentProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('case.section.changes')}>
      {content.housingChanges.length === 0 ? (
        <Nothing />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.field.changedOn')}</th>
              <th scope="col">{t('case.field.kind')}</th>
              <th scope="col">{t('case.field.address')}</th>
              <th scope="col" className={classes.end}>
                {t('case.field.proceeds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {content.housingChanges.map((change, index) => (
              <tr key={index}>
                <td className={classes.keep}>{change.on}</td>
                <td className={classes.keep}>{t(`housingChange.${change.kind}`)}</td>
                <td>
                  {change.address}
                  {change.replacement !== '' && (
                    <div className={classes.under}>
                      {t('case.field.replacement')} {change.replacement}
                    </div>
                  )}
                </td>
                <td className={classes.end}>{formatYuan(change.proceeds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

export function MoneySection({ content }: ContentProps) {
  const { t } = useTranslation();
  const sums = householdSums(content.members);
  return (
    <Section
      title={t('case.section.money')}
      summary={t('case.field.perPersonWhy', { income: sums.income, counted: sums.counted })}
      papers={['income-proof', 'welfare-certificate', 'asset-declaration']}
    >
      <Facts
        rows={[
          [t('case.field.totalIncome'), formatYuan(sums.totalIncome)],
          [
            t('case.field.perPerson'),
            <strong key="perPerson">{sums.incomePerPerson === null ? '—' : formatYuan(sums.incomePerPerson)}</strong>,
          ],
          [t('case.field.assetTotal'), formatYuan(assetTotal(content.assets))],
        ]}
      />
      {content.assets.length > 0 && <AssetTable content={content} />}
    </Section>
  );
}

function AssetTable({ content }: ContentProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('case.field.kind')}</th>
          <th scope="col">{t('case.field.note')}</th>
          <th scope="col" className={classes.end}>
            {t('case.field.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {content.assets.map((asset, index) => (
          <tr key={index}>
            <td className={classes.keep}>{t(`asset.${asset.kind}`)}</td>
            <td>{asset.note}</td>
            <td className={classes.end}>{formatYuan(asset.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function WorkSection({ content }: ContentProps) {
  const { t } = useTranslation();
  const { employment, education } = content;
  return (
    <Section
      title={t('case.section.work')}
      papers={['labour-contract', 'social-insurance-proof', 'employer-licence', 'diploma']}
    >
      {employment === null && education === null && <Nothing />}
      <Facts
        rows={[
          ...(employment === null
            ? []
            : ([
                [t('case.field.employer'), employment.employer],
                [t('case.field.creditCode'), employment.creditCode === '' ? t('case.notGiven') : employment.creditCode],
                [t('case.field.workingSince'), formatDay(employment.since)],
                [t('case.field.insuredMonths'), t('case.field.months', { count: employment.insuredMonths })],
              ] as const)),
          ...(education === null
            ? []
            : ([
                [t('case.field.education'), education.level],
                [t('case.field.school'), education.school],
                [t('case.field.graduatedOn'), formatDay(education.graduatedOn)],
              ] as const)),
        ]}
      />
    </Section>
  );
}
