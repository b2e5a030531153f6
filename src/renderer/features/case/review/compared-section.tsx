import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { comparedWord } from '../../checks/compared-word.ts';
import { useMatrix } from '../../checks/use-checks.ts';
import { useMay } from '../../../api/session.ts';
import { usePapers } from '../papers.ts';
import { type ComparedRow, comparedRows } from './compared-rows.ts';
import { provingPapers } from './proving-papers.ts';
import section from '../sections/section.module.css';
import classes from './review.module.css';

/** Declared and registered side by side: what differs first, what agrees folded away. */
export function ComparedSection({ view }: { readonly view: Pick<CaseView, 'caseId' | 'lastStepAt'> }) {
  const { t } = useTranslation();
  const mayRead = useMay('case.read');
  const matrix = useMatrix(view.caseId);
  const rows = matrix.data === undefined ? [] : comparedRows(matrix.data, view.lastStepAt);
  const asked = rows.some(({ standing }) => standing !== 'unknown');
  if (!mayRead || !asked) return null;
  const same = rows.filter(({ standing }) => standing === 'same');
  const others = rows.filter(({ standing }) => standing !== 'same');
  return (
    <details open className={section.section}>
      <summary className={section.head}>
        <h2 className={section.title}>{t('review.compared.title')}</h2>
        <span className={section.summary}>
          {t('review.compared.summary', {
            open: rows.filter(({ standing }) => standing === 'open').length,
            same: same.length,
          })}
        </span>
      </summary>
      {others.length > 0 && <Rows rows={others} label={t('review.compared.title')} />}
      {same.length > 0 && (
        <details>
          <summary className={classes.fold}>{t('review.compared.same', { count: same.length })}</summary>
          <Rows rows={same} label={t('review.compared.same', { count: same.length })} />
        </details>
      )}
    </details>
  );
}

function Rows({ rows, label }: { readonly rows: readonly ComparedRow[]; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <div className={section.scroller} tabIndex={0} role="group" aria-label={label}>
      <table className={section.table}>
        <thead>
          <tr>
            <th scope="col">{t('review.compared.what')}</th>
            <th scope="col">{t('checks.cell.declared')}</th>
            <th scope="col">{t('review.compared.registry')}</th>
            <th scope="col">{t('review.compared.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.cell.person} ${row.cell.source} ${row.difference?.field ?? ''}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const marks = { open: '✗', unknown: '?', ruled: '✓', same: '✓' } as const;

function Row({ row }: { readonly row: ComparedRow }) {
  const { t } = useTranslation();
  const { cell, name, difference, standing, isNew } = row;
  const source = t(`checks.source.${cell.source}`);
  return (
    <tr data-standing={standing} className={classes.row} data-new={isNew}>
      <td>
        {difference === null ? source : <Field field={difference.field} />}
        <div className={section.under}>
          {name}
          {isNew && <span className={classes.new}>{t('review.fresh')}</span>}
        </div>
      </td>
      <td>{difference === null ? '—' : comparedWord(difference.field, difference.declared, t)}</td>
      <td>
        {difference === null ? t(`checks.state.${cell.state}`) : comparedWord(difference.field, difference.registry, t)}
        {difference !== null && <div className={section.under}>{source}</div>}
      </td>
      <td className={classes.verdict}>
        <span aria-hidden>{marks[standing]}</span> {t(`review.compared.standing.${standing}`)}
      </td>
    </tr>
  );
}

/** The field's name is the way to the page that proves it, where the case has one. */
function Field({ field }: { readonly field: NonNullable<ComparedRow['difference']>['field'] }) {
  const { t } = useTranslation();
  const { has, show } = usePapers();
  const words = t(`checks.field.${field}`);
  const paper = provingPapers[field].find(has);
  if (paper === undefined) return words;
  return (
    <Anchor
      component="button"
      type="button"
      fz={13}
      title={t('review.compared.jump', { name: t(`documentType.${paper}`) })}
      onClick={() => {
        show(paper);
      }}
    >
      {words} ▸
    </Anchor>
  );
}
