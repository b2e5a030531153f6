import { Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TicketRowView } from '../../../../contract/tickets.ts';
import type { TicketKind } from '../../../../domain/ticket/kinds.ts';
import type { OfficeId } from '../../../../kernel/ids.ts';
import { orpc } from '../../../api/query.ts';
import { formatCount } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import classes from './heard.module.css';
import looks from '../../../ui/looks.module.css';

const route = getRouteApi('/desk/heard');

interface FigureTicketsProps {
  readonly office: OfficeId;
  readonly month: string;
  readonly kinds: TicketKind[];
}

/** The tickets that the chosen figure counts, the newest first. */
export function FigureTickets({ office, month, kinds }: FigureTicketsProps) {
  const { t } = useTranslation();
  const { part, topic = null, thing, value, area } = route.useSearch();
  const isThing = thing !== undefined && value !== undefined;
  const isArea = !isThing && area !== undefined;
  const behind = useQuery(
    orpc.heard.behind.queryOptions({
      input: part === undefined || isThing || isArea ? skipToken : { office, month, kinds, part, topic },
    }),
  );
  const about = useQuery(
    orpc.heard.about.queryOptions({ input: isThing ? { office, kind: thing, value } : skipToken }),
  );
  const within = useQuery(orpc.heard.area.queryOptions({ input: isArea ? { office, month, kinds, area } : skipToken }));
  if (part === undefined && !isThing && !isArea) {
    return (
      <aside>
        <p className={classes.quiet}>{t('heard.choose')}</p>
      </aside>
    );
  }
  const { data, error } = isThing ? about : isArea ? within : behind;
  const figure = part === undefined ? '' : t(`heard.part.${part}`);
  const counted = [topic === null ? '' : t(`tickets.topic.${topic}`), figure].filter((text) => text !== '').join(' · ');
  const what = isThing ? t('heard.things') : isArea ? area : counted;
  return (
    <aside aria-label={what}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} animate={false} />}
      {data !== undefined && (
        <TicketLines rows={data} caption={t('heard.list', { what, n: formatCount(data.length) })} />
      )}
    </aside>
  );
}

interface TicketLinesProps {
  readonly rows: readonly TicketRowView[];
  readonly caption: string;
}

export function TicketLines({ rows, caption }: TicketLinesProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tickets.column.no')}</th>
          <th scope="col">{t('tickets.column.title')}</th>
          <th scope="col">{t('tickets.column.office')}</th>
          <th scope="col">{t('tickets.column.due')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.ticketId}>
            <td className={classes.day}>
              <Link to="/tickets/$ticketId" params={{ ticketId: row.ticketId }} className={classes.figure}>
                {row.ticketNo}
              </Link>
            </td>
            <td>
              {row.title}
              <div className={classes.quiet}>
                {t(`tickets.topic.${row.topic}`)} · {t(`tickets.stage.${row.stage}`)}
              </div>
            </td>
            <td className={classes.day}>
              {row.officeName}
              <div className={classes.quiet}>{row.holderName === '' ? t('tickets.nobody') : row.holderName}</div>
            </td>
            <td className={`${classes.day ?? ''} ${row.overdue ? (looks.late ?? '') : ''}`}>
              {row.dueOn ?? row.closedOn ?? t('heard.none')}
              {row.overdue && <div>{t('tickets.overdue')}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
