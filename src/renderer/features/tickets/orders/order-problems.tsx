import { useTranslation } from 'react-i18next';
import type { OrderLineProblem } from '../../../../contract/order-import.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { BadLines } from '../../import/bad-lines.tsx';

/** The orders that did not come in, line by line. */
export function OrderProblems({ problems }: { readonly problems: readonly OrderLineProblem[] }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  // Only a workbook has sheets.
  const hasSheets = problems.some(({ sheet }) => sheet !== '');
  const columns = [
    ...(hasSheets ? [{ name: t('units.import.column.sheet') }] : []),
    { name: t('units.import.column.line'), width: '10%', isNumber: true },
    { name: t('orders.column.orderNo') },
    { name: t('units.import.column.field') },
    { name: t('units.import.column.why'), width: '38%' },
  ];
  const rows = problems.map(({ sheet, line, orderNo, column, code, value, refusal }) => [
    ...(hasSheets ? [sheet] : []),
    ...[line === 0 ? '' : String(line), orderNo, column === null ? '' : t(`orders.column.${column}`)],
    refusal === null ? t(`orders.problem.${code}`, { value }) : ofRefusal(refusal),
  ]);
  return <BadLines columns={columns} rows={rows} fileName={t('orders.problemFile')} />;
}
