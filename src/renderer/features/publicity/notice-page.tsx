import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatDayWithWeekday } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AssessmentPart } from './assessment-part.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { ItemTable } from './item-table.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { ObjectionPart } from './objection-part.tsx';
import { ruleInWords } from './rule-words.ts';
import classes from './publicity.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/publicity/$batchId');

/** One notice: what it shows and how long, what was weighed, who objected, what leaves the desk. */
export function NoticePage() {
  const { batchId } = route.useParams();
  const { data: view, error } = useQuery(orpc.publicity.get.queryOptions({ input: { batchId } }));
  if (view !== undefined) return <Notice key={batchId} view={view} />;
  if (error !== null) return <ProblemNote error={error} />;
  return <Skeleton height="100%" animate={false} />;
}

function Notice({ view }: { readonly view: NoticeView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [done, setDone] = useState<PublicityCommandType | null>(null);
  const { batchId, noticeNo, status } = view;
  const print = (): void => void navigate({ to: '/publicity/$batchId/print', params: { batchId } });
  const back = (): void => {
    const tab = status === 'dropped' ? 'prepared' : status;
    void navigate({ to: '/publicity', search: { tab } });
  };
  useKeys([
    { keys: 'P', labelKey: 'publicity.page.preview', scope: 'publicity', run: print },
    { keys: 'Escape', labelKey: 'publicity.page.back', scope: 'publicity', run: back },
  ]);
  return (
    <article className={looks.page}>
      <div className={looks.head}>
        <h1 className={looks.title}>{noticeNo ?? t('publicity.noNumber')}</h1>
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(`publicity.status.${status}`)}
        </Badge>
        <Period view={view} />
        <span>{t('publicity.page.households', { n: view.items.length })}</span>
        <span className={looks.spread} />
        <ActionButton size="xs" variant="default" keys="P" onClick={print}>
          {t('publicity.page.preview')}
        </ActionButton>
        <ActionButton size="xs" variant="default" keys="Escape" onClick={back}>
          {t('publicity.page.back')}
        </ActionButton>
      </div>
      <p className={looks.quiet}>
        {view.officeName} · {ruleInWords(view, t)}
      </p>
      <NoticeBar view={view} onDone={setDone} />
      <div role="status" className={looks.done}>
        {done !== null && t('publicity.done', { command: t(`publicity.command.${done}`) })}
      </div>
      {status === 'prepared' && view.withoutConsent > 0 && (
        <Note tone="due">{t('publicity.page.consent', { n: view.withoutConsent })}</Note>
      )}
      <BarredNote view={view} />
      {(status === 'prepared' || view.assessment !== null) && <AssessmentPart view={view} onDone={setDone} />}
      {(status === 'published' || status === 'closed') && <ObjectionPart view={view} onDone={setDone} />}
      <section className={looks.part}>
        <div className={classes.rule}>
          <h2 className={looks.partTitle}>{t('publicity.page.list')}</h2>
          <span className={looks.spread} />
          <ExportButtons
            number={noticeNo ?? ''}
            offBecause={
              view.exportable ? null : t(noticeNo === null ? 'publicity.export.notYet' : 'publicity.export.over')
            }
            read={(format) => client.publicity.export({ batchId, format })}
          />
        </div>
        {view.exportable && view.period !== null && (
          <p className={looks.quiet}>{t('publicity.export.until', { day: view.period.dueOn })}</p>
        )}
        <ItemTable view={view} onDone={setDone} />
      </section>
    </article>
  );
}

/** Whom the end of the notice does not register, until when, and what is to be done. */
function BarredNote({ view: { barred, status } }: { readonly view: NoticeView }) {
  const { t } = useTranslation();
  if (barred.length === 0 || status === 'dropped') return null;
  return (
    <Note tone="due">
      {t(status === 'closed' ? 'publicity.page.barred' : 'publicity.page.willBeBarred')}
      <ul className={classes.barred}>
        {barred.map(({ caseId, caseNo, until }) => (
          <li key={caseId}>
            <CaseLink caseId={caseId}>{caseNo}</CaseLink> {t('publicity.page.bannedUntil', { until })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Day x of y, until when; over: to be closed. */
function Period({ view: { period, status, closedOn } }: { readonly view: NoticeView }) {
  const { t } = useTranslation();
  if (period === null) return null;
  if (status === 'closed')
    return <span className={looks.quiet}>{`${t('publicity.column.closed')} ${closedOn ?? ''}`}</span>;
  const day = formatDayWithWeekday(period.dueOn, t);
  if (period.overdue) return <span className={looks.due}>{t('publicity.page.over', { day })}</span>;
  return (
    <span>
      {t('publicity.page.day', { day: period.day, limit: period.limit })} · {t('publicity.page.until', { day })}
    </span>
  );
}
