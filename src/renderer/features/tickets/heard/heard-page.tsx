import { Button, NativeSelect, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { officeIdSchema } from '../../../../contract/schemas/primitives.ts';
import { ticketKinds } from '../../../../domain/ticket/kinds.ts';
import { addDays, addMonths, plainDate } from '../../../../kernel/plain-date.ts';
import { orpc } from '../../../api/query.ts';
import { useSession } from '../../../api/session.ts';
import { useKeys } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useToday } from '../../../ui/today.ts';
import { AreasTable } from './areas-table.tsx';
import { FigureCards, OpenNow } from './figure-cards.tsx';
import { OfficesTable, ThingsTable, TopicsTable } from './figure-tables.tsx';
import { FigureTickets } from './figure-tickets.tsx';
import { HeatMap } from './heat-map.tsx';
import { MonthBars } from './month-bars.tsx';
import { Ratings } from './ratings.tsx';
import { WeekReport } from './week-report.tsx';
import classes from './heard.module.css';

const route = getRouteApi('/desk/heard');

/** How what is heard is answered, by office and month; each figure opens the tickets that it counts. */
export function HeardPage() {
  const { t } = useTranslation();
  const session = useSession();
  const today = useToday();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = search.view ?? 'month';
  const isWeek = view === 'week';
  const month = search.month ?? today.slice(0, 7);
  const day = plainDate(search.day ?? today);
  const office = officeIdSchema.parse(search.office ?? session.office);
  const { data: offices = [] } = useQuery(orpc.offices.list.queryOptions());
  const mine = offices.filter(({ id }) => id.startsWith(session.office));
  const go = (change: Partial<typeof search>): void => {
    void navigate({ search: ({ view, kind }) => ({ view, kind, office, month, day, ...change }) });
  };
  const step = (by: 1 | -1): void => {
    if (isWeek) go({ day: addDays(day, 7 * by) });
    else go({ month: addMonths(plainDate(`${month}-01`), by).slice(0, 7) });
  };
  const before = t(isWeek ? 'heard.report.previous' : 'heard.previous');
  const after = t(isWeek ? 'heard.report.next' : 'heard.next');
  useKeys([
    { keys: '[', labelKey: 'heard.previous', scope: 'tickets', run: () => step(-1) },
    { keys: ']', labelKey: 'heard.next', scope: 'tickets', run: () => step(1) },
    {
      keys: 'R',
      labelKey: 'heard.ratings',
      scope: 'tickets',
      run: () => go({ view: view === 'ratings' ? undefined : 'ratings' }),
    },
    { keys: 'W', labelKey: 'heard.week', scope: 'tickets', run: () => go({ view: isWeek ? undefined : 'week' }) },
  ]);
  return (
    <section className={classes.page} aria-labelledby="heard-title">
      <header className={classes.head}>
        <h1 id="heard-title">{t('heard.title')}</h1>
        <SegmentedControl
          size="xs"
          aria-label={t('heard.month')}
          value={view}
          data={(['month', 'week', 'ratings'] as const).map((value) => ({ value, label: t(`heard.${value}`) }))}
          onChange={(value) => {
            go({ view: value === 'week' || value === 'ratings' ? value : undefined });
          }}
        />
        <NativeSelect
          size="xs"
          aria-label={t('heard.office')}
          value={office}
          data={mine.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => {
            go({ office: value });
          }}
        />
        {view === 'month' && (
          <NativeSelect
            size="xs"
            aria-label={t('heard.kind')}
            value={search.kind ?? ''}
            data={[
              { value: '', label: t('tickets.all') },
              ...ticketKinds.map((value) => ({ value, label: t(`tickets.kind.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              go({ kind: ticketKinds.find((kind) => kind === value) });
            }}
          />
        )}
        <Button size="xs" variant="default" rightSection={<KeyHint keys="[" />} onClick={() => step(-1)}>
          {before}
        </Button>
        {!isWeek && <strong>{month}</strong>}
        <Button size="xs" variant="default" rightSection={<KeyHint keys="]" />} onClick={() => step(1)}>
          {after}
        </Button>
      </header>
      {view === 'week' && <WeekReport office={office} day={day} />}
      {view === 'month' && <Month office={office} month={month} />}
      {view === 'ratings' && <Ratings office={office} month={month} />}
    </section>
  );
}

function Month({
  office,
  month,
}: {
  readonly office: ReturnType<typeof officeIdSchema.parse>;
  readonly month: string;
}) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const kinds = search.kind === undefined ? [] : [search.kind];
  const { data, error } = useQuery(orpc.heard.figures.queryOptions({ input: { office, month, kinds } }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={480} animate={false} aria-label={t('heard.loading')} />;
  return (
    <div className={classes.columns}>
      <div className={classes.figures}>
        <FigureCards now={data.total} before={data.before} beforeWord="heard.before" />
        <OpenNow open={data.open} />
        <AreasTable areas={data.areas} chosen={search.area} />
        <OfficesTable offices={data.offices} linked />
        <TopicsTable topics={data.topics} linked />
        <MonthBars months={data.months} />
        <ThingsTable things={data.things} linked />
      </div>
      <div className={classes.list}>
        <HeatMap areas={data.areas} places={data.places} />
        <FigureTickets office={office} month={month} kinds={kinds} />
      </div>
    </div>
  );
}
