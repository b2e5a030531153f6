import { Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDayWithWeekday } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

/** Objections that nobody answered, the first due first. */
export function ObjectionTable() {
  const { t } = useTranslation();
  const { data: rows, error, isPending } = useQuery(orpc.publicity.objections.queryOptions());
  if (isPending) return <Skeleton height={320} animate={false} />;
  if (error !== null) return <ProblemNote error={error} />;
  if (rows.length === 0) return <p className={looks.quiet}>{t('publicity.empty.objections')}</p>;
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={190}>{t('publicity.column.notice')}</Table.Th>
          <Table.Th>{t('publicity.column.office')}</Table.Th>
          <Table.Th className="number" w={80}>
            {t('publicity.column.households')}
          </Table.Th>
          <Table.Th w={150}>{t('publicity.column.received')}</Table.Th>
          <Table.Th w={240}>{t('publicity.column.due')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.objectionId}>
            <Table.Td>
              <Link to="/publicity/$batchId" params={{ batchId: row.batchId }}>
                {row.noticeNo}
              </Link>
            </Table.Td>
            <Table.Td>{row.officeName}</Table.Td>
            <Table.Td className="number">{formatCount(row.households)}</Table.Td>
            <Table.Td>{row.receivedOn}</Table.Td>
            <Table.Td>
              {formatDayWithWeekday(row.dueOn, t)}{' '}
              {row.paused && <span className={looks.quiet}>{t('publicity.paused')}</span>}
              {row.overdue && <span className={looks.late}>{t('publicity.late')}</span>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
