import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { HearForm } from './hear-form.ts';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

interface SimilarTicketsProps {
  readonly form: HearForm;
  readonly onChange: (patch: Pick<HearForm, 'earlier'>) => void;
}

const SETTLE_MS = 200;

/** The same caller, the same thing, a title that is alike: seen before it is written down a second time (CMP-05). */
export function SimilarTickets({ form, onChange }: SimilarTicketsProps) {
  const { t } = useTranslation();
  const [wish] = useDebouncedValue(
    { phone: form.phone.trim(), title: form.title.trim(), about: form.about },
    SETTLE_MS,
  );
  const { data, error } = useQuery(
    orpc.tickets.similar.queryOptions({
      input: { phone: wish.phone, title: wish.title, about: [...wish.about] },
      placeholderData: (before) => before,
    }),
  );
  return (
    <section className={classes.part} aria-labelledby="similar-title">
      <h2 id="similar-title" className={looks.partTitle}>
        {t('tickets.form.similar')}
      </h2>
      <ProblemNote error={error} />
      {(data ?? []).length === 0 && <p className={looks.quiet}>{t('tickets.form.noSimilar')}</p>}
      <ul className={classes.similar}>
        {(data ?? []).map((row) => (
          <li key={row.ticketId}>
            <div className={classes.lineHead}>
              <Link to="/tickets/$ticketId" params={{ ticketId: row.ticketId }}>
                {row.ticketNo}
              </Link>
              <span>{t(`tickets.because.${row.because}`)}</span>
              <span className={looks.quiet}>{t(`tickets.stage.${row.stage}`)}</span>
              <span className={looks.spread} />
              <Button
                size="compact-xs"
                variant={form.earlier === row.ticketId ? 'filled' : 'default'}
                aria-pressed={form.earlier === row.ticketId}
                onClick={() => {
                  onChange({ earlier: form.earlier === row.ticketId ? null : row.ticketId });
                }}
              >
                {t(form.earlier === row.ticketId ? 'tickets.form.linked' : 'tickets.form.earlier')}
              </Button>
            </div>
            <div>{row.title}</div>
            <div className={looks.quiet}>{[row.receivedOn ?? '', row.officeName, ...row.about].join(' · ')}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
