import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OfficeTime } from '../../../contract/time.ts';
import { officeIdSchema } from '../../../contract/schemas/primitives.ts';
import { addMonths, plainDate } from '../../../kernel/plain-date.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { csvText } from '../../ui/csv.ts';
import { AgeingBars } from './ageing-bars.tsx';
import { BelowTable, StepsTable } from './figure-tables.tsx';
import { FigureCases } from './figure-cases.tsx';
import { MonthChart } from './month-chart.tsx';
import { officeTimeRows } from './office-time-rows.ts';
import classes from './time.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/time');

/** How long things take at an office and all below it: each figure opens the cases that it counts. */
export function OfficeTimePage() {
  const { t } = useTranslation();
  const session = useSession();
  const today = useToday();
  const search = route.useSearch();
  const month = search.month ?? today.slice(0, 7);
  const office = officeIdSchema.parse(search.office ?? session.office);
  const { data, error } = useQuery(orpc.time.office.queryOptions({ input: { office, month } }));
  return (
    <section className={classes.page} aria-label={t('time.title')} aria-busy={data === undefined && error === null}>
      <Head office={office} month={month} data={data} />
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={400} animate={false} aria-label={t('time.loading')} />}
      {data !== undefined && (
        <div className={classes.columns}>
          <div className={classes.figures}>
            <StepsTable data={data} />
            <MonthChart months={data.months} />
            <AgeingBars data={data} />
            <BelowTable data={data} />
          </div>
          <FigureCases office={office} month={month} search={search} />
        </div>
      )}
    </section>
  );
}

interface HeadProps {
  readonly office: string;
  readonly month: string;
  readonly data: OfficeTime | undefined;
}

function Head({ office, month, data }: HeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const { data: offices = [] } = useQuery(orpc.offices.list.queryOptions());
  const mine = offices.filter(({ id }) => id.startsWith(session.office));
  const go = (change: { readonly month?: string; readonly office?: string }): void => {
    void navigate({ to: '/time', search: { office, month, ...change } });
  };
  const monthBy = (by: number): string => addMonths(plainDate(`${month}-01`), by).slice(0, 7);
  return (
    <header className={classes.head}>
      <h1>{t('time.title')}</h1>
      <NativeSelect
        size="xs"
        aria-label={t('time.office.office')}
        value={office}
        data={mine.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => {
          go({ office: value });
        }}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          go({ month: monthBy(-1) });
        }}
      >
        {t('time.office.previous')}
      </Button>
      <strong>{month}</strong>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          go({ month: monthBy(1) });
        }}
      >
        {t('time.office.next')}
      </Button>
      <span className={looks.grow} />
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link to="/queue/$queue" params={{ queue: 'overdue' }} {...props} />}
      >
        {t('time.office.overdue')}
      </Button>
      <Button
        size="xs"
        disabled={data === undefined}
        onClick={() => {
          if (data === undefined) return;
          const text = csvText(officeTimeRows(data, t));
          saveFile(`${t('time.title')}-${office}-${month}.csv`, new Blob([text], { type: 'text/csv' }));
        }}
      >
        {t('time.office.export')}
      </Button>
    </header>
  );
}
