import { Button, SegmentedControl, Table, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawResultLine, DrawView } from '../../../contract/draws.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

const PAGE = 20;

/** Who was chosen, pool by pool, and the reserves; or what the draw says of one number. */
export function ResultPart({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const [pool, setPool] = useState(view.pools[0]?.id ?? '');
  const [after, setAfter] = useState(0);
  const [asked, setAsked] = useState('');
  const no = asked.trim().toUpperCase();
  const isCode = /^[0-9A-Z-]{1,32}$/.test(no);
  const page = useQuery({
    ...orpc.draws.results.queryOptions({ input: { drawId: view.drawId, pool, after, limit: PAGE } }),
    placeholderData: keepPreviousData,
  });
  const one = useQuery({
    ...orpc.draws.number.queryOptions({ input: { drawId: view.drawId, no } }),
    enabled: isCode,
  });
  const rows = isCode ? (one.data === null || one.data === undefined ? [] : [one.data]) : (page.data ?? []);
  const total = pool === '' ? view.reserves : (view.pools.find(({ id }) => id === pool)?.chosen ?? 0);
  return (
    <section className={looks.part} aria-labelledby="draw-result">
      <h2 id="draw-result" className={looks.partTitle}>
        {t('draws.result.title')}
      </h2>
      <div className={classes.buttons}>
        <SegmentedControl
          size="xs"
          aria-label={t('draws.result.pool')}
          value={pool}
          data={[
            ...view.pools.map(({ id, label, units, chosen }) => ({
              value: id,
              label: `${label} ${formatCount(chosen)}/${formatCount(units)}`,
            })),
            { value: '', label: t('draws.result.reserves', { n: formatCount(view.reserves) }) },
          ]}
          onChange={(value) => {
            setPool(value);
            setAfter(0);
          }}
        />
        <TextInput
          size="xs"
          aria-label={t('draws.result.number')}
          placeholder={t('draws.result.number')}
          value={asked}
          onChange={({ currentTarget: { value } }) => {
            setAsked(value);
          }}
        />
      </div>
      <ProblemNote error={page.error ?? one.error} />
      {isCode && one.data === null && <p className={classes.due}>{t('draws.result.notInRoster', { no })}</p>}
      <Rows rows={rows} view={view} />
      {!isCode && total > PAGE && (
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            disabled={after === 0}
            onClick={() => {
              setAfter(Math.max(0, after - PAGE));
            }}
          >
            {t('draws.result.previous')}
          </Button>
          <span>
            {t('draws.result.range', { from: after + 1, to: Math.min(total, after + PAGE), total: formatCount(total) })}
          </span>
          <Button
            size="xs"
            variant="default"
            disabled={after + PAGE >= total}
            onClick={() => {
              setAfter(after + PAGE);
            }}
          >
            {t('draws.result.next')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Rows({ rows, view }: { readonly rows: readonly DrawResultLine[]; readonly view: DrawView }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const isAssigned = view.assign === 'unit';
  return (
    <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className="number" w={80}>
            {t('draws.result.rank')}
          </Table.Th>
          <Table.Th w={200}>{t('draws.result.no')}</Table.Th>
          <Table.Th>{t('draws.result.name')}</Table.Th>
          <Table.Th>{t('draws.result.pool')}</Table.Th>
          <Table.Th className="number" w={80}>
            {t('draws.result.round')}
          </Table.Th>
          {isAssigned && <Table.Th>{t('draws.result.unit')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.no}>
            <Table.Td className="number">{row.rank}</Table.Td>
            <Table.Td className={classes.mono}>{row.no}</Table.Td>
            <Table.Td>{row.name}</Table.Td>
            <Table.Td>{view.pools.find(({ id }) => id === row.pool)?.label ?? t('draws.result.reserve')}</Table.Td>
            <Table.Td className="number">{row.round === 0 ? '' : row.round}</Table.Td>
            {isAssigned && <Table.Td>{row.unit}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
