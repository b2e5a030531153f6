import { Button, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderLineProblem } from '../../../../contract/order-import.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { csvText } from '../../../ui/csv.ts';
import { formatCount } from '../../../ui/format.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { useShownRows } from '../../import/use-shown-rows.ts';
import classes from './orders.module.css';
import looks from '../../../ui/looks.module.css';

/** Every bad line with where it stands and why; all of them go into the file that can be saved. */
export function OrderProblems({ problems }: { readonly problems: readonly OrderLineProblem[] }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const { shown, next, more } = useShownRows(problems.length);
  if (problems.length === 0) return null;
  // Only a workbook has sheets.
  const hasSheets = problems.some(({ sheet }) => sheet !== '');
  const columns = [
    ...(hasSheets ? [t('units.import.column.sheet')] : []),
    t('units.import.column.line'),
    t('orders.column.orderNo'),
    ...(['field', 'why'] as const).map((name) => t(`units.import.column.${name}`)),
  ];
  const cellsOf = ({ sheet, line, orderNo, column, code, value, refusal }: OrderLineProblem): readonly string[] => [
    ...(hasSheets ? [sheet] : []),
    ...[line === 0 ? '' : String(line), orderNo, column === null ? '' : t(`orders.column.${column}`)],
    refusal === null ? t(`orders.problem.${code}`, { value }) : ofRefusal(refusal),
  ];
  const lineAt = hasSheets ? 1 : 0;
  const title = t('units.import.problems', { n: formatCount(problems.length) });
  const save = (): void => {
    const text = csvText([columns, ...problems.map((problem) => [...cellsOf(problem)])]);
    saveFile(`${t('orders.problemFile')}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section aria-label={title}>
      <Group justify="space-between">
        <h2 className={classes.under}>{title}</h2>
        <Button size="xs" variant="default" onClick={save}>
          {t('units.import.saveProblems')}
        </Button>
      </Group>
      <Table verticalSpacing={4} horizontalSpacing="sm" layout="fixed" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name, at) => (
              <Table.Th key={name} className={at === lineAt ? 'number' : ''}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, shown).map((problem, index) => (
            <Table.Tr key={index}>
              {cellsOf(problem).map((cell, at) => (
                <Table.Td key={at} className={at === lineAt ? 'number' : (looks.long ?? '')}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {next > 0 && (
        <Group justify="center" p="xs">
          <Button size="xs" variant="default" onClick={more}>
            {t('units.import.more', { n: formatCount(next) })}
          </Button>
        </Group>
      )}
    </section>
  );
}
