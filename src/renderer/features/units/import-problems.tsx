import { useTranslation } from 'react-i18next';
import type { LineProblem } from '../../../contract/unit-import.ts';
import { BadLines } from '../import/bad-lines.tsx';

/** The homes that did not come in, line by line. */
export function ImportProblems({ problems }: { readonly problems: readonly LineProblem[] }) {
  const { t } = useTranslation();
  const columns = [
    { name: t('units.import.column.sheet'), width: '18%' },
    { name: t('units.import.column.line'), width: '10%', isNumber: true },
    { name: t('units.import.column.field'), width: '18%' },
    { name: t('units.import.column.why') },
  ];
  const rows = problems.map(({ sheet, line, field, code, value }) => [
    sheet,
    line === 0 ? '' : String(line),
    field === null ? '' : t(`units.import.field.${field}`),
    t(`units.import.problem.${code}`, { value }),
  ]);
  return <BadLines columns={columns} rows={rows} fileName={t('units.import.problemFile')} />;
}
