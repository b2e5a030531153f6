import { Button, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingHit } from '../../../contract/waitlist.ts';
import { orpc } from '../../api/query.ts';
import { useLiveText } from '../../shell/use-live-text.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { Places } from './places.tsx';
import classes from './waitlist.module.css';

/** "Where am I?" at the counter: found while one types, read over the counter, and printed. */
export function WherePage() {
  const { t } = useTranslation();
  const { text = '' } = useSearch({ from: '/desk/where' });
  const navigate = useNavigate({ from: '/where' });
  const field = useRef<HTMLInputElement>(null);
  const live = useLiveText(text);
  const { settled } = live;
  const found = useQuery({
    ...orpc.waitlist.whereAmI.queryOptions({ input: { text: settled } }),
    enabled: settled.trim() !== '',
  });
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    if (settled !== text) void navigate({ search: settled === '' ? {} : { text: settled }, replace: true });
  }, [settled, text, navigate]);
  const hits = settled.trim() === '' ? undefined : found.data;
  return (
    <section className={classes.where} aria-label={t('waiting.where.title')}>
      <Title order={1} size="h4" mb="sm">
        {t('waiting.where.title')}
      </Title>
      <TextInput
        ref={field}
        size="md"
        label={t('waiting.where.label')}
        description={t('waiting.where.hint')}
        value={live.text}
        maxLength={100}
        onChange={(event) => {
          live.change(event.currentTarget.value);
        }}
        {...live.compositionProps}
      />
      <ProblemNote error={found.error} />
      <div role="status" aria-label={t('waiting.where.results')}>
        {hits?.length === 0 && <p className={classes.quiet}>{t('waiting.where.none', { text: settled })}</p>}
        {hits?.map((hit) => (
          <Hit key={hit.caseId} hit={hit} />
        ))}
      </div>
    </section>
  );
}

function Hit({ hit }: { readonly hit: WaitingHit }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { caseId, entry, places } = hit;
  return (
    <article className={classes.hit} aria-label={hit.applicantName}>
      <div className={classes.hitHead}>
        <b>{hit.applicantName}</b>
        <CaseLink caseId={caseId}>{hit.caseNo}</CaseLink>
        {entry !== null && <span>{entry.number}</span>}
        <span className={classes.quiet}>{t(`status.${hit.status}`)}</span>
        <span className={classes.grow} />
        {places !== null && (
          <Button size="xs" onClick={() => void navigate({ to: '/cases/$caseId/waiting-slip', params: { caseId } })}>
            {t('waiting.slip.open')}
          </Button>
        )}
      </div>
      {places !== null && <Places places={places} large />}
      {entry === null && <span className={classes.quiet}>{t('waiting.notYet')}</span>}
      {entry !== null && entry.left !== null && (
        <Note tone="plain">
          {t('waiting.leftOn', { on: entry.left.on, reason: t(`waiting.leave.${entry.left.reason}`) })}
        </Note>
      )}
      {entry !== null && entry.left === null && <EntryFacts entry={entry} />}
      {entry !== null && entry.left === null && entry.limit !== 'far' && (
        <Note tone={entry.limit === 'over' ? 'late' : 'due'}>
          {t(`waiting.limitWhy.${entry.limit}`, { until: entry.waitsUntil })}
        </Note>
      )}
    </article>
  );
}
