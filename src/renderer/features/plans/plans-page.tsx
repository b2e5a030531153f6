import { Badge, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '../../../contract/plans.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatDay } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PlanForm } from './plan-form.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

/** The allocation plans of the office, of those above it and of those below it. */
export function PlansPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { ofRefusal } = useProblemWords();
  const may = useMay('draw.plan');
  const [drafting, setDrafting] = useState(false);
  const { data: rows, error, isPending } = useQuery(orpc.plans.list.queryOptions());
  const draft = (): void => {
    setDrafting(true);
  };
  useKeys([{ keys: 'shift+N', labelKey: 'plans.new', scope: 'plan', disabled: !may || drafting, run: draft }]);
  return (
    <section className={classes.page} aria-labelledby="plans-title">
      <div className={looks.head}>
        <h1 id="plans-title" className={looks.title}>
          {t('plans.title')}
        </h1>
        <span className={looks.spread} />
        <ActionButton
          keys="shift+N"
          offBecause={may ? null : ofRefusal({ code: 'missing-permission', permission: 'draw.plan' })}
          onClick={draft}
        >
          {t('plans.new')}
        </ActionButton>
      </div>
      <ProblemNote error={error} />
      {isPending && <Skeleton height={320} animate={false} />}
      {rows?.length === 0 && <p className={looks.quiet}>{t('plans.empty')}</p>}
      {rows !== undefined && rows.length > 0 && <PlanTable rows={rows} />}
      {drafting && (
        <PlanForm
          onClose={() => {
            setDrafting(false);
          }}
          onDone={(planId) => void navigate({ to: '/plans/$planId', params: { planId } })}
        />
      )}
    </section>
  );
}

function PlanTable({ rows }: { readonly rows: readonly PlanRow[] }) {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('plans.column.title')}</Table.Th>
          <Table.Th w={180}>{t('plans.column.number')}</Table.Th>
          <Table.Th w={170}>{t('plans.column.office')}</Table.Th>
          <Table.Th w={160}>{t('plans.column.status')}</Table.Th>
          <Table.Th className="number" w={80}>
            {t('plans.column.units')}
          </Table.Th>
          <Table.Th w={220}>{t('plans.column.window')}</Table.Th>
          <Table.Th className="number" w={90}>
            {t('plans.column.intents')}
          </Table.Th>
          <Table.Th className="number" w={90}>
            {t('plans.column.passed')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.planId}>
            <Table.Td>
              <Link to="/plans/$planId" params={{ planId: row.planId }}>
                {row.title}
              </Link>
            </Table.Td>
            <Table.Td>{row.planNo === '' ? t('plans.noNumber') : row.planNo}</Table.Td>
            <Table.Td>{row.officeName}</Table.Td>
            <Table.Td>
              <Badge variant="default" radius="sm" tt="none">
                {t(row.open ? 'plans.open' : `plans.status.${row.status}`)}
              </Badge>
            </Table.Td>
            <Table.Td className="number">{row.units === 0 ? '' : formatCount(row.units)}</Table.Td>
            <Table.Td>{`${formatDay(row.from)} – ${formatDay(row.until)}`}</Table.Td>
            <Table.Td className="number">
              {formatCount(row.counts.registered + row.counts.passed + row.counts.failed)}
            </Table.Td>
            <Table.Td className="number">{formatCount(row.counts.passed)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
