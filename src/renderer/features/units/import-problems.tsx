import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LineProblem } from '../../../contract/unit-import.ts';
import { BadLines } from '../import/bad-lines.tsx';
import { type BadLinesKept, badLinePortions } from './bad-lines-kept.ts';

/** The homes that did not come in, line by line. */
export function ImportProblems({ bad }: { readonly bad: BadLinesKept }) {
  const { t } = useTranslation();
  const columns = [
    { name: t('units.import.column.sheet'), width: '18%' },
    { name: t('units.import.column.line'), width: '10%', isNumber: true },
    { name: t('units.import.column.field'), width: '18%' },
    { name: t('units.import.column.why') },
  ];
  const all = async function* () {
    for await (const portion of badLinePortions(bad)) yield portion.map((problem) => rowOf(t, problem));
  };
  return (
    <BadLines
      columns={columns}
      rows={bad.shown.map((problem) => rowOf(t, problem))}
      whole={{ count: bad.count, portions: all }}
      fileName={t('units.import.problemFile')}
    />
  );
}

function rowOf(t: TFunction, { sheet, line, field, code, value }: LineProblem): readonly string[] {
  return [
    sheet,
    line === 0 ? '' : String(line),
    field === null ? '' : t(`units.import.field.${field}`),
    t(`units.import.problem.${code}`, { value }),
  ];
}
