import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EstateView } from '../../../contract/units.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './units.module.css';

/** As many quarters as stand beside each other. */
const MOST_QUARTERS = 8;

/** Why households that were called did not take a home here: reasons by quarters (M18). */
export function ChoosingReasons({ choosing }: Pick<EstateView, 'choosing'>) {
  const { t } = useTranslation();
  const quarters = [...new Set(choosing.map(({ year, quarter }) => `${String(year)}-${String(quarter)}`))]
    .slice(0, MOST_QUARTERS)
    .reverse();
  const totals = Map.groupBy(choosing, ({ reason }) => reason);
  const rows = [...totals]
    .map(([reason, counts]) => ({ reason, counts, total: counts.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.total - a.total);
  return (
    <section aria-label={t('units.choosing.title')}>
      <h2 className={classes.under}>{t('units.choosing.title')}</h2>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('units.choosing.none')}</p>
      ) : (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('units.choosing.reason')}</Table.Th>
              {quarters.map((quarter) => {
                const [year = '', n = ''] = quarter.split('-');
                return (
                  <Table.Th key={quarter} className="number">
                    {t('units.choosing.quarter', { year, n })}
                  </Table.Th>
                );
              })}
              <Table.Th className="number">{t('units.choosing.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ reason, counts, total }) => (
              <Table.Tr key={reason}>
                <Table.Td>{t(`units.reason.${reason}`)}</Table.Td>
                {quarters.map((at) => (
                  <Table.Td key={at} className="number">
                    {formatCount(
                      counts.find(({ year, quarter }) => `${String(year)}-${String(quarter)}` === at)?.count ?? 0,
                    )}
                  </Table.Td>
                ))}
                <Table.Td className="number">{formatCount(total)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
