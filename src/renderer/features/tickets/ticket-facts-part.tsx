import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../contract/tickets.ts';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

/** Who, about what, through whom, and what was promised. */
export function TicketFactsPart({ view }: { readonly view: TicketView }) {
  const { t } = useTranslation();
  const { caller, rating, promises, extension } = view;
  return (
    <dl className={classes.facts}>
      <Fact name={t('tickets.page.caller')}>
        {caller === null ? t('tickets.unnamed') : `${caller.name} ${caller.phone}`} ·{' '}
        {t(`tickets.channel.${view.channel}`)}
      </Fact>
      <Fact name={t('tickets.page.received')}>{view.receivedOn}</Fact>
      <Fact name={t('tickets.column.topic')}>{t(`tickets.topic.${view.topic}`)}</Fact>
      <Fact name={t('tickets.column.office')}>{view.officeName}</Fact>
      <Fact name={t('tickets.page.first')}>{view.firstName === '' ? t('tickets.none') : view.firstName}</Fact>
      <Fact name={t('tickets.page.holder')}>{view.holderName === '' ? t('tickets.nobody') : view.holderName}</Fact>
      <Listed
        name={t('tickets.page.about')}
        of={view.about.map(({ kind, label }) => `${t(`tickets.about.${kind}`)} ${label}`)}
      />
      <Listed name={t('tickets.page.order')} of={view.orderNo === '' ? [] : [view.orderNo]} />
      <Listed
        name={t('tickets.page.rating')}
        of={rating === null ? [] : [t(`tickets.level.l${rating.level}`), t(`tickets.place.${rating.place}`), rating.of]}
      />
      <Listed name={t('tickets.page.representatives')} of={view.representatives} />
      <Listed name={t('tickets.page.units')} of={view.units} />
      {view.helps.map(({ officeName, ticketId, stage, answer }) => (
        <Fact key={ticketId} name={t('tickets.page.helping')}>
          {stage === null ? (
            officeName
          ) : (
            <Link to="/tickets/$ticketId" params={{ ticketId }}>
              {officeName}
            </Link>
          )}{' '}
          {stage === null ? t('tickets.page.helpElsewhere') : t(`tickets.stage.${stage}`)}
          {answer !== '' && `：${answer}`}
        </Fact>
      ))}
      <Related name={t('tickets.page.assists')} ticket={view.assistsTicket} />
      <Listed name={t('tickets.page.barred')} of={view.barredNames} />
      <Listed
        name={t('tickets.page.supervision')}
        of={[...new Set(view.supervision)].map((cause) => t(`tickets.cause.${cause}`))}
      />
      <Listed
        name={t('tickets.page.promises')}
        of={promises.map(
          ({ what, by, keptOn }) =>
            `${what} (${keptOn === null ? t('tickets.page.until', { day: by }) : t('tickets.page.keptOn', { day: keptOn })})`,
        )}
      />
      {extension !== null && extension.granted === null && (
        <Fact name={t('tickets.command.settle-extension')}>
          <span className={looks.due}>
            {t('tickets.page.extension', { reason: extension.reason, name: extension.askedByName })}
          </span>
        </Fact>
      )}
      <Related name={t('tickets.page.earlier')} ticket={view.earlierTicket} />
      <Related name={t('tickets.page.linked')} ticket={view.linkedTicket} />
      <Related name={t('tickets.page.from')} ticket={view.fromTicket} />
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Listed({ name, of }: { readonly name: string; readonly of: readonly string[] }) {
  const { t } = useTranslation();
  const shown = of.filter((text) => text !== '');
  return shown.length === 0 ? null : <Fact name={name}>{shown.join(t('case.comma'))}</Fact>;
}

function Related({ name, ticket }: { readonly name: string; readonly ticket: TicketView['earlierTicket'] }) {
  if (ticket === null) return null;
  return (
    <Fact name={name}>
      <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }}>
        {ticket.ticketNo}
      </Link>{' '}
      {ticket.title}
    </Fact>
  );
}
