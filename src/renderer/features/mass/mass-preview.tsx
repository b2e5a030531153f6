import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MassTouched } from '../../../contract/mass.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './mass.module.css';

/** So many are listed; the count above says all. What is left alone comes first. */
const LISTED = 300;

/** Exactly whom it touches and whom not, with the reason. */
export function MassPreview({
  rows,
  isPending,
}: {
  readonly rows: readonly MassTouched[];
  readonly isPending: boolean;
}) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  if (isPending) return <Skeleton height={220} animate={false} />;
  const leftAlone = rows.filter(({ refusal }) => refusal !== null);
  const touched = rows.filter(({ refusal }) => refusal === null);
  return (
    <>
      <Text size="sm" role="status">
        {t('mass.touches', { n: formatCount(touched.length), left: formatCount(leftAlone.length) })}
      </Text>
      <div className={classes.list} tabIndex={0} role="region" aria-label={t('mass.whom')}>
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">{t('list.column.case-no')}</th>
              <th scope="col">{t('list.column.applicant')}</th>
              <th scope="col">{t('list.column.status')}</th>
              <th scope="col">{t('list.column.holder')}</th>
              <th scope="col">{t('mass.result')}</th>
            </tr>
          </thead>
          <tbody>
            {[...leftAlone, ...touched].slice(0, LISTED).map((row) => (
              <tr key={row.caseId} data-left={row.refusal !== null}>
                <td>{row.caseNo}</td>
                <td>{row.applicantName}</td>
                <td>{t(`status.${row.status}`)}</td>
                <td>{row.holderName === '' ? t('list.noClock') : row.holderName}</td>
                <td>{row.refusal === null ? t('mass.will') : ofRefusal(row.refusal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > LISTED && (
          <p className={classes.more}>{t('mass.andMore', { n: formatCount(rows.length - LISTED) })}</p>
        )}
      </div>
    </>
  );
}
