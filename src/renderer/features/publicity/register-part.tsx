import { Group, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PlainDate, addYears } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { TypedDay } from '../intake/typed-day.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { PlainTable } from './plain-table.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/publicity');

/** PRH-07: who is registered as waiting is public, by day; the past year when nothing is said. */
export function RegisterPart() {
  const { t } = useTranslation();
  const today = useToday();
  const { from = addYears(today, -1), until = today } = route.useSearch();
  const period = { from, until };
  const { data, error, isPending } = useQuery({
    ...orpc.publicity.register.queryOptions({ input: period }),
    placeholderData: keepPreviousData,
  });
  const total = data?.total ?? 0;
  const empty = t('publicity.empty.register');
  return (
    <section className={looks.part}>
      <Group align="end" gap="md">
        <Days from={from} until={until} />
        {data !== undefined && (
          <span className={looks.quiet} role="status">
            {t('publicity.register.total', { n: formatCount(total) })}
            {data.table.rows.length < total &&
              ` · ${t('publicity.register.shown', { n: formatCount(data.table.rows.length) })}`}
          </span>
        )}
        <span className={looks.spread} />
        <ExportButtons
          number={t('publicity.export.register', period)}
          offBecause={total === 0 ? empty : null}
          read={(format) => client.publicity.exportRegister({ ...period, format })}
        />
      </Group>
      <ProblemNote error={error} />
      {isPending && <Skeleton height={320} animate={false} />}
      {data !== undefined && error === null && (
        <>
          <h2 className={looks.partTitle} lang="zh-CN">
            {data.title}
          </h2>
          {total === 0 ? <p className={looks.quiet}>{empty}</p> : <PlainTable {...data.table} />}
        </>
      )}
    </section>
  );
}

function Days(period: { readonly from: PlainDate; readonly until: PlainDate }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (['from', 'until'] as const).map((end) => (
    <TypedDay
      key={`${end} ${period[end]}`}
      label={t(`publicity.register.${end}`)}
      value={period[end]}
      onChange={(day) => void navigate({ search: (now) => ({ ...now, [end]: day }), replace: true })}
    />
  ));
}
