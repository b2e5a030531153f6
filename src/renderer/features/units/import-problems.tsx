import { Button, Group, Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LineProblem } from '../../../contract/unit-import.ts';
import { csvText } from '../../ui/csv.ts';
import { formatCount } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useShownRows } from '../import/use-shown-rows.ts';
import classes from './units.module.css';
import looks from '../../ui/looks.module.css';

/** Every bad line with where it stands and why; all of them go into the file that can be saved. */
export function ImportProblems({ problems }: { readonly problems: readonly LineProblem[] }) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(problems.length);
  if (problems.length === 0) return null;
  const columns = (['sheet', 'line', 'field', 'why'] as const).map((name) => t(`units.import.column.${name}`));
  const save = (): void => {
    const text = csvText([columns, ...problems.map((problem) => [...cellsOf(problem, t)])]);
    saveFile(`${t('units.import.problemFile')}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section aria-label={t('units.import.problems', { n: formatCount(problems.length) })}>
      <Group justify="space-between">
        <h2 className={classes.under}>{t('units.import.problems', { n: formatCount(problems.length) })}</h2>
        <Button size="xs" variant="default" onClick={save}>
          {t('units.import.saveProblems')}
        </Button>
      </Group>
      <Table verticalSpacing={4} horizontalSpacing="sm" layout="fixed" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="18%">{columns[0]}</Table.Th>
            <Table.Th w="10%" className="number">
              {columns[1]}
            </Table.Th>
            <Table.Th w="18%">{columns[2]}</Table.Th>
            <Table.Th>{columns[3]}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, shown).map((problem, index) => (
            <Table.Tr key={index}>
              {cellsOf(problem, t).map((cell, at) => (
                <Table.Td key={at} className={at === 1 ? 'number' : (looks.long ?? '')}>
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

function cellsOf({ sheet, line, field, code, value }: LineProblem, t: TFunction): readonly string[] {
  return [
    sheet,
    line === 0 ? '' : String(line),
    field === null ? '' : t(`units.import.field.${field}`),
    t(`units.import.problem.${code}`, { value }),
  ];
}
