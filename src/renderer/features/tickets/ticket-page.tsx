import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../contract/tickets.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { dueWords, progressWords } from './clock-words.ts';
import { TicketBar } from './ticket-bar.tsx';
import { TicketFactsPart } from './ticket-facts-part.tsx';
import { TicketLines } from './ticket-lines.tsx';
import type { TicketCommandName } from './use-ticket.ts';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/tickets/$ticketId');

/** One ticket: what runs, what can be done, what the citizen reads, and what stays between colleagues. */
export function TicketPage() {
  const { ticketId } = route.useParams();
  const { data: view, error } = useQuery(orpc.tickets.get.queryOptions({ input: { ticketId } }));
  if (view !== undefined) return <Ticket key={ticketId} view={view} />;
  if (error !== null) return <ProblemNote error={error} />;
  return <Skeleton height="100%" animate={false} />;
}

function Ticket({ view }: { readonly view: TicketView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [done, setDone] = useState<TicketCommandName | null>(null);
  const back = (): void => void navigate({ to: '/tickets', search: {} });
  useKeys([{ keys: 'Escape', labelKey: 'tickets.back', scope: 'tickets', run: back }]);
  return (
    <article className={classes.page} aria-labelledby="ticket-title">
      <div className={looks.head}>
        <h1 id="ticket-title" className={looks.title}>
          {view.ticketNo} {view.title}
        </h1>
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(`tickets.kind.${view.kind}`)} · {t(`tickets.subject.${view.subject}`)}
        </Badge>
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(`tickets.stage.${view.stage}`)}
        </Badge>
        <span className={looks.spread} />
        <ActionButton size="xs" variant="default" keys="Escape" onClick={back}>
          {t('tickets.back')}
        </ActionButton>
      </div>
      <Clocks view={view} />
      <TicketBar view={view} onDone={setDone} />
      <div role="status" className={looks.done}>
        {done !== null && t('tickets.done', { command: t(`tickets.command.${done}`) })}
      </div>
      <TicketFactsPart view={view} />
      <div className={classes.columns}>
        <TicketLines ticketId={view.ticketId} lines={view.lines.filter(({ open }) => open)} side="open" />
        <TicketLines ticketId={view.ticketId} lines={view.lines.filter(({ open }) => !open)} side="inside" />
      </div>
    </article>
  );
}

function Clocks({ view: { clocks } }: { readonly view: TicketView }) {
  const { t } = useTranslation();
  if (clocks.length === 0) return null;
  return (
    <ul className={classes.clocks}>
      {clocks.map((clock) => (
        <li key={`${clock.name} ${clock.dueOn}`} className={clock.overdue ? looks.late : undefined}>
          {dueWords(clock, t)}
          {clock.overdue && ` · ${t('tickets.overdue')}`}
          {clock.provisional && <span title={t('tickets.provisionalHint')}> · {t('tickets.provisional')}</span>}
          <span className={looks.quiet}> {progressWords(clock, t)}</span>
        </li>
      ))}
    </ul>
  );
}
