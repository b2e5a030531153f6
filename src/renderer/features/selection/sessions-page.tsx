import { Button, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SelectionSession } from '../../../contract/selection.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDay } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './selection.module.css';
import looks from '../../ui/looks.module.css';

const columns = ['title', 'settledOn', 'status', 'places', 'confirmed', 'open'] as const;

/** Settled draws from which homes are chosen. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(orpc.selection.sessions.queryOptions());
  return (
    <section className={classes.page} aria-labelledby="selection-title">
      <h1 id="selection-title" className={looks.title}>
        {t('selection.title')}
      </h1>
      <ProblemNote error={error} />
      {isPending && <Skeleton height={160} animate={false} />}
      {data?.length === 0 && (
        <div className={classes.empty} role="status">
          <p>{t('selection.none')}</p>
          <p className={looks.quiet}>{t('selection.noneBody')}</p>
        </div>
      )}
      {data !== undefined && data.length > 0 && (
        <Table highlightOnHover verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column} className={isNumber(column) ? 'number' : ''}>
                  {t(`selection.columns.${column}`)}
                </Table.Th>
              ))}
              <Table.Th aria-label={t('selection.enter')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((session) => (
              <SessionRow key={session.drawId} session={session} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function isNumber(column: (typeof columns)[number]): boolean {
  return column === 'places' || column === 'confirmed' || column === 'open';
}

function SessionRow({ session }: { readonly session: SelectionSession }) {
  const { t } = useTranslation();
  const { drawId, title, settledOn, status, places, confirmed, open } = session;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/selection/$drawId" params={{ drawId }}>
          {title}
        </Link>
      </Table.Td>
      <Table.Td>{formatDay(settledOn)}</Table.Td>
      <Table.Td>{t(`selection.status.${status}`)}</Table.Td>
      <Table.Td className="number">{formatCount(places)}</Table.Td>
      <Table.Td className="number">{formatCount(confirmed)}</Table.Td>
      <Table.Td className="number">{formatCount(open)}</Table.Td>
      <Table.Td className="number">
        <Button
          size="compact-sm"
          variant="light"
          renderRoot={(props) => <Link {...props} to="/selection/$drawId" params={{ drawId }} />}
        >
          {t('selection.enter')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
