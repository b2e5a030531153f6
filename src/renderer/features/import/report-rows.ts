import type { TFunction } from 'i18next';
import type { ImportReport } from '../../../contract/intake.ts';
import { fieldWords } from '../intake/field-words.ts';
import { reasonWords } from './reason-words.ts';

/** The report as a table for the sender: what did not come in first, then what did. */
export function reportRows(report: ImportReport, t: TFunction): readonly (readonly string[])[] {
  const header = ['result', 'externalId', 'caseNo', 'file', 'field', 'reason'] as const;
  return [
    header.map((column) => t(`import.report.${column}`)),
    ...report.problems.map((problem) => [
      t('import.report.refused'),
      '',
      '',
      problem.file,
      problem.field === '' ? t('import.report.wholeFile') : `${fieldWords(problem.field, t)} (${problem.field})`,
      reasonWords(problem.reason, t),
    ]),
    ...report.warnings.map(({ file, field, finding }) => [
      t('import.report.lookAt'),
      '',
      '',
      file,
      `${fieldWords(field, t)} (${field})`,
      t(`finding.${finding}`),
    ]),
    ...report.ticketNos.map((row) => [t('import.report.imported'), row.externalId, row.ticketNo, '', '', '']),
    ...report.caseNos.map((row) => [t('import.report.imported'), row.externalId, row.caseNo, '', '', '']),
  ];
}
