import { Progress, Skeleton, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison, ComparisonRun } from '../../../contract/comparison.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

/** What disagrees between homes, leases, results, cases and rent: looked at every night, and whenever somebody asks. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayRun = rolesAllow(useSession().roles, 'lease.decide');
  const last = useQuery(orpc.comparison.last.queryOptions());
  const [state, setState] = useState<ComparisonRun | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isRunning = state?.kind === 'progress';
  const run = async (): Promise<void> => {
    if (isRunning) return;
    setError(null);
    setState({ kind: 'progress', done: 0, total: 0 });
    try {
      for await (const event of await client.comparison.run()) setState(event);
    } catch (problem) {
      setState(null);
      setError(problem);
    }
    await queries.invalidateQueries({ queryKey: orpc.comparison.key() });
  };
  useKeys([{ keys: 'B', labelKey: 'comparison.run', scope: 'lease', disabled: !mayRun, run: () => void run() }]);
  return (
    <section className={looks.page} aria-labelledby="comparison-title">
      <div className={looks.head}>
        <h1 id="comparison-title" className={looks.title}>
          {t('comparison.title')}
        </h1>
        <span className={looks.spread} />
        {mayRun && (
          <ActionButton size="xs" keys="B" loading={isRunning} onClick={() => void run()}>
            {t('comparison.run')}
          </ActionButton>
        )}
      </div>
      <p className={looks.quiet}>{t('comparison.what')}</p>
      {state?.kind === 'progress' && (
        <>
          <Progress aria-label={t('comparison.run')} value={(100 * state.done) / Math.max(1, state.total)} />
          <p className={looks.quiet} role="status">
            {t('lease.charge.progress', { done: formatCount(state.done), total: formatCount(state.total) })}
          </p>
        </>
      )}
      <ProblemNote error={error ?? last.error} />
      {last.isPending && <Skeleton height={320} animate={false} />}
      {last.data === null && <p className={looks.quiet}>{t('comparison.never')}</p>}
      {last.data !== null && last.data !== undefined && <Outcome outcome={last.data} />}
    </section>
  );
}

function Outcome({ outcome: { at, by, compared, found, findings } }: { readonly outcome: Comparison }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className={found === 0 ? looks.done : looks.late}>
        {t(found === 0 ? 'comparison.agrees' : 'comparison.disagrees', {
          at: formatInstant(instant(at)),
          by: t(`comparison.by.${by}`),
          compared: formatCount(compared),
          found: formatCount(found),
        })}
      </p>
      {findings.length > 0 && (
        <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('comparison.column.kind')}</Table.Th>
              <Table.Th w={200}>{t('lease.column.home')}</Table.Th>
              <Table.Th w={190}>{t('lease.column.leaseNo')}</Table.Th>
              <Table.Th w={130}>{t('comparison.column.by')}</Table.Th>
              <Table.Th w={170}>{t('lease.column.at')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {findings.map(({ kind, unitNo, leaseId, leaseNo, estate, touchedBy, touchedAt }) => (
              <Table.Tr key={`${kind}${leaseId ?? unitNo}`}>
                <Table.Td>{t(`comparison.kind.${kind}`)}</Table.Td>
                <Table.Td>
                  {estate}{' '}
                  {leaseId === null ? (
                    <Link to="/homes/unit/$unitNo" params={{ unitNo }}>
                      {unitNo}
                    </Link>
                  ) : (
                    unitNo
                  )}
                </Table.Td>
                <Table.Td>
                  {leaseId !== null && (
                    <Link to="/lease/$leaseId" params={{ leaseId }}>
                      {leaseNo}
                    </Link>
                  )}
                </Table.Td>
                <Table.Td>{touchedBy}</Table.Td>
                <Table.Td>{touchedAt === null ? '' : formatInstant(instant(touchedAt))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
