import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { SelfCheckView } from '../../../contract/self-check.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './draws.module.css';

type Report = NonNullable<SelfCheckView['report']>;
export type Line = Report['lines'][number];

/** One dimension as a table; a marked line says so in words and stands out. */
export function SelfCheckLines({
  title,
  lines,
  t,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly t: TFunction;
}) {
  return (
    <Table
      layout="fixed"
      verticalSpacing={4}
      horizontalSpacing="sm"
      withTableBorder
      captionSide="top"
      className={classes.checkTable}
    >
      <Table.Caption className={classes.checkCaption}>{title}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('draws.selfCheck.column.group')}</Table.Th>
          <Table.Th className="number" w="10%">
            {t('draws.selfCheck.column.households')}
          </Table.Th>
          <Table.Th className="number" w="9%">
            {t('draws.selfCheck.column.chosen')}
          </Table.Th>
          <Table.Th className="number" w="13%">
            {t('draws.selfCheck.column.expected')}
          </Table.Th>
          <Table.Th className="number" w="18%">
            {t('draws.selfCheck.column.usual')}
          </Table.Th>
          <Table.Th className="number" w="12%">
            {t('draws.selfCheck.column.p')}
          </Table.Th>
          <Table.Th w="11%">{t('draws.selfCheck.column.mark')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={`${line.dimension} ${line.label} ${line.example}`} data-marked={line.marked || undefined}>
            <Table.Td>{labelOf(line, t)}</Table.Td>
            <Table.Td className="number">{formatCount(line.households)}</Table.Td>
            <Table.Td className="number">{formatCount(line.chosen)}</Table.Td>
            <Table.Td className="number">{(line.expected / 100).toFixed(2)}</Table.Td>
            <Table.Td className="number">{line.usual.join('–')}</Table.Td>
            <Table.Td className="number">{(line.p / 100).toFixed(2)}%</Table.Td>
            <Table.Td>{line.marked && <strong>{t('draws.selfCheck.marked')}</strong>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function labelOf({ dimension, label }: Line, t: TFunction): string {
  switch (dimension) {
    case 'tier':
      return t('draws.selfCheck.tier', { tier: label });
    case 'telephone':
    case 'address':
      return t('draws.selfCheck.same', { no: label });
    case 'neighbours':
      return t(label === 'pairs' ? 'draws.selfCheck.pairs' : 'draws.selfCheck.run');
    case 'pool':
    case 'street':
    case 'registrar':
    case 'reviewer':
      return label;
  }
}

/** What the numbers mean, for whoever never heard of statistics. */
export function SelfCheckWords({ report, t }: { readonly report: Report; readonly t: TFunction }) {
  const { households, chosen, draws, known, lines } = report;
  const numbers = { households: formatCount(households), chosen: formatCount(chosen), draws: formatCount(draws) };
  return (
    <>
      <p className={classes.quiet}>{t('draws.selfCheck.how', numbers)}</p>
      <p className={classes.quiet}>
        {t('draws.selfCheck.meaning', { lines: formatCount(lines.length), byChance: (lines.length / 100).toFixed(1) })}
      </p>
      {known < households && (
        <p className={classes.quiet}>
          {t('draws.selfCheck.known', { known: formatCount(known), households: formatCount(households) })}
        </p>
      )}
    </>
  );
}
