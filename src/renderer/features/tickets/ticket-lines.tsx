import { useTranslation } from 'react-i18next';
import type { TicketLine } from '../../../contract/ticket-line.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import { LetterButton } from './letter-button.tsx';
import { PaperLinks } from './paper-links.tsx';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

interface TicketLinesProps {
  readonly ticketId: string;
  readonly lines: readonly TicketLine[];
  readonly side: 'open' | 'inside';
}

/** One half of the history: what the citizen reads, or what colleagues wrote for each other. */
export function TicketLines({ ticketId, lines, side }: TicketLinesProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.part} data-side={side} aria-labelledby={`ticket-${side}`}>
      <h2 id={`ticket-${side}`} className={looks.partTitle}>
        {t(`tickets.page.${side}`)}
      </h2>
      {lines.length === 0 && <p className={looks.quiet}>{t('tickets.page.nothingInside')}</p>}
      <ol className={classes.lines}>
        {lines.map((line) => (
          <li key={`${String(line.at)} ${line.event} ${line.text}`} data-event={line.event}>
            <div className={classes.lineHead}>
              <strong>{t(`tickets.event.${line.event}`)}</strong>
              {line.word !== null && <span>{t(`tickets.${line.word}`)}</span>}
              {line.day !== null && <span>{t('tickets.page.onDay', { day: line.day })}</span>}
              <span className={looks.spread} />
              <span className={looks.quiet}>
                {line.byName} {formatInstant(instant(line.at))}
              </span>
            </div>
            {line.text !== '' && line.text !== line.letter?.number && <p className={classes.text}>{line.text}</p>}
            {line.letter !== null && <LetterButton ticketId={ticketId} letter={line.letter} />}
            <PaperLinks ticketId={ticketId} papers={line.attachments} />
          </li>
        ))}
      </ol>
    </section>
  );
}
