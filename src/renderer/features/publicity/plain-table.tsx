import { Table } from '@mantine/core';

interface PlainTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table as it is published, in Chinese whatever the language of the screens. */
export function PlainTable({ columns, rows }: PlainTableProps) {
  return (
    <Table verticalSpacing={5} horizontalSpacing="sm" withTableBorder lang="zh-CN">
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{column}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, index) => (
          <Table.Tr key={index}>
            {row.map((text, place) => (
              <Table.Td key={place}>{text}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
