import { Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDayWithWeekday } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

/** Who has how many in hand; whoever has most that are late stands first. */
export function TeamBoard() {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.tickets.board.queryOptions());
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={300} animate={false} />;
  if (data.length === 0) return <p className={looks.quiet}>{t('tickets.empty')}</p>;
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover maw={900}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('tickets.team.person')}</Table.Th>
          <Table.Th>{t('tickets.team.office')}</Table.Th>
          <Table.Th className="number">{t('tickets.team.open')}</Table.Th>
          <Table.Th className="number">{t('tickets.team.late')}</Table.Th>
          <Table.Th>{t('tickets.team.first')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.map(({ staffId, name, officeName, open, late, firstDueOn }) => (
          <Table.Tr key={staffId ?? ''}>
            <Table.Td>{staffId === null ? t('tickets.nobody') : name}</Table.Td>
            <Table.Td>{officeName}</Table.Td>
            <Table.Td className="number">{formatCount(open)}</Table.Td>
            <Table.Td className={`number ${late > 0 ? (looks.late ?? '') : ''}`}>{formatCount(late)}</Table.Td>
            <Table.Td>{formatDayWithWeekday(firstDueOn, t)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
