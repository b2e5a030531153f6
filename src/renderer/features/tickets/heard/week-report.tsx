import { Group, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HeardWeek } from '../../../../contract/heard.ts';
import type { OfficeId } from '../../../../kernel/ids.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { client } from '../../../api/client.ts';
import { orpc } from '../../../api/query.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { formatCount, formatDayWithWeekday } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { FigureCards, OpenNow } from './figure-cards.tsx';
import { OfficesTable, RatesCells, RatesHead, ThingsTable, TopicsTable } from './figure-tables.tsx';
import { TicketLines } from './figure-tickets.tsx';
import classes from './heard.module.css';
import looks from '../../../ui/looks.module.css';

interface WeekReportProps {
  readonly office: OfficeId;
  readonly day: PlainDate;
}

/** The week's report as it goes out, and its two files. */
export function WeekReport({ office, day }: WeekReportProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(orpc.heard.week.queryOptions({ input: { office, day } }));
  const save = useMutation({
    mutationFn: async (format: 'word' | 'sheet') => ({
      format,
      content: await client.heard.weekFile({ office, day, format }),
    }),
    onSuccess: ({ format, content }) => {
      const name = t('heard.report.file', { office: data?.officeName ?? '', from: data?.from ?? day });
      saveFile(`${name}.${format === 'word' ? 'docx' : 'xlsx'}`, content);
    },
  });
  useKeys([
    {
      keys: 'O',
      labelKey: 'heard.report.word',
      scope: 'tickets',
      run: () => {
        save.mutate('word');
      },
    },
  ]);
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={480} animate={false} aria-label={t('heard.loading')} />;
  return (
    <div className={classes.columns}>
      <div className={classes.figures}>
        <Group gap="xs">
          <strong>
            {t('heard.report.title')} · {t('heard.report.span', { from: data.from, until: data.until })}
          </strong>
          <span className={looks.grow} />
          {(['word', 'sheet'] as const).map((format) => (
            <ActionButton
              key={format}
              size="xs"
              variant={format === 'word' ? 'filled' : 'default'}
              {...(format === 'word' ? { keys: 'O' } : {})}
              loading={save.isPending && save.variables === format}
              onClick={() => {
                save.mutate(format);
              }}
            >
              {t(`heard.report.${format}`)}
            </ActionButton>
          ))}
        </Group>
        <ProblemNote error={save.error} />
        <FigureCards now={data.total} before={data.before} beforeWord="heard.beforeWeek" />
        <OpenNow open={data.open} />
        <DaysTable days={data.days} />
        <KindsTable kinds={data.kinds} />
        <OfficesTable offices={data.offices} linked={false} />
        <TopicsTable topics={data.topics} linked={false} />
        <ThingsTable things={data.things} linked={false} />
      </div>
      <div className={classes.list}>
        {(['late', 'soon'] as const).map((list) =>
          data[list].length === 0 ? (
            <p key={list} className={classes.quiet}>
              {t(`heard.report.${list}`)}：{t('heard.report.nothing')}
            </p>
          ) : (
            <TicketLines
              key={list}
              rows={data[list]}
              caption={t('heard.list', { what: t(`heard.report.${list}`), n: formatCount(data.open[list]) })}
            />
          ),
        )}
      </div>
    </div>
  );
}

function DaysTable({ days }: Pick<HeardWeek, 'days'>) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{t('heard.report.days')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('heard.report.day')}</th>
          {(['received', 'answered', 'closed'] as const).map((name) => (
            <th key={name} scope="col" className={classes.end}>
              {t(`heard.report.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, received, answered, closed }) => (
          <tr key={day}>
            <th scope="row">{formatDayWithWeekday(day, t)}</th>
            <td className={classes.end}>{formatCount(received)}</td>
            <td className={classes.end}>{formatCount(answered)}</td>
            <td className={classes.end}>{formatCount(closed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function KindsTable({ kinds }: Pick<HeardWeek, 'kinds'>) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{t('heard.report.kinds')}</caption>
      <RatesHead />
      <tbody>
        {kinds.map(({ kind, figure }) => (
          <tr key={kind}>
            <th scope="row">{t(`tickets.kind.${kind}`)}</th>
            <RatesCells figure={figure} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
