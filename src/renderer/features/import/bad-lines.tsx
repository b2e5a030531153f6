import { Button, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvLines, csvText } from '../../ui/csv.ts';
import { formatCount } from '../../ui/format.ts';
import looks from '../../ui/looks.module.css';
import { saveFile } from '../../ui/save-file.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface BadLineColumn {
  readonly name: string;
  readonly width?: string;
  readonly isNumber?: boolean;
}

interface BadLinesProps {
  readonly columns: readonly BadLineColumn[];
  /** One text a column; never a name or number of a person that the file held. */
  readonly rows: readonly (readonly string[])[];
  /** Without its ending. */
  readonly fileName: string;
  /** Where there are more than the rows that are shown: all of them, for the file. */
  readonly whole?: WholeList;
}

interface WholeList {
  readonly count: number;
  readonly portions: () => AsyncIterable<readonly (readonly string[])[]>;
}

/** Every bad line with where it stands and why; all of them go into the file that can be saved. */
export function BadLines({ columns, rows, fileName, whole }: BadLinesProps) {
  const { t } = useTranslation();
  const { shown, next, more } = useShownRows(rows.length);
  if (rows.length === 0) return null;
  const count = whole?.count ?? rows.length;
  const title = t('units.import.problems', { n: formatCount(count) });
  const save = async (): Promise<void> => {
    const parts = [csvText([columns.map(({ name }) => name)])];
    if (whole === undefined) parts.push(csvLines(rows));
    else for await (const portion of whole.portions()) parts.push(csvLines(portion));
    saveFile(`${fileName}.csv`, new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section aria-label={title} className={looks.part}>
      <Group justify="space-between">
        <h2 className={looks.partTitle}>{title}</h2>
        <Button size="xs" variant="default" onClick={() => void save()}>
          {t('units.import.saveProblems')}
        </Button>
      </Group>
      <Table verticalSpacing={4} horizontalSpacing="sm" layout="fixed" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, width, isNumber }) => (
              <Table.Th key={name} w={width} className={isNumber === true ? 'number' : ''}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, shown).map((row, index) => (
            <Table.Tr key={index}>
              {row.map((cell, at) => (
                <Table.Td key={at} className={columns[at]?.isNumber === true ? 'number' : (looks.long ?? '')}>
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
      {next === 0 && count > rows.length && (
        <p className={looks.quiet}>
          {t('units.import.restInFile', { shown: formatCount(rows.length), n: formatCount(count) })}
        </p>
      )}
    </section>
  );
}
