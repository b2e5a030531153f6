import { Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TimedCasesWanted } from '../../../contract/time.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import type { TimeSearch } from '../../routes/time-search.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { stepWord } from './office-time-rows.ts';
import classes from './time.module.css';

interface FigureCasesProps {
  readonly office: OfficeId;
  readonly month: string;
  readonly search: TimeSearch;
}

/** The cases that the chosen figure counts, the slowest first. */
export function FigureCases({ office, month, search: { step, age } }: FigureCasesProps) {
  const { t } = useTranslation();
  const wanted: TimedCasesWanted | null =
    step !== undefined ? { of: 'step', step, month } : age !== undefined ? { of: 'age', bucket: age } : null;
  const input = wanted === null ? skipToken : { office, wanted };
  const { data, error } = useQuery(orpc.time.cases.queryOptions({ input }));
  if (wanted === null) return <aside className={classes.cases} />;
  const what = wanted.of === 'age' ? t(`time.office.age.${wanted.bucket}`) : stepWord(wanted.step, t);
  const name = t('time.office.list', { what, n: formatCount(data?.length ?? 0) });
  return (
    <aside className={classes.cases} aria-label={what}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={200} animate={false} />}
      {data !== undefined && (
        <table className={classes.table}>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('list.column.case-no')}</th>
              <th scope="col">{t('list.column.applicant')}</th>
              <th scope="col">{t('list.column.status')}</th>
              <th scope="col" className={classes.end}>
                {t('time.office.caseDays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ caseId, caseNo, applicantName, status, streetName, days }, place) => (
              <tr key={`${caseId} ${String(place)}`}>
                <td>
                  <CaseLink caseId={caseId}>{caseNo}</CaseLink>
                  <div className={classes.quiet}>{streetName}</div>
                </td>
                <td>{applicantName}</td>
                <td>{t(`status.${status}`)}</td>
                <td className={classes.end}>{days}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </aside>
  );
}
