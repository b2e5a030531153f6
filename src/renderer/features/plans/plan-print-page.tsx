import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import paper from '../letters/letter.module.css';
import classes from '../publicity/notice-print.module.css';

const route = getRouteApi('/plans/$planId/print');

/** The plan as it will lie on paper, A4, in Chinese whatever the language of the screens (PRH-11). */
export function PlanPrintPage() {
  const { planId } = route.useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: view, error } = useQuery(orpc.plans.get.queryOptions({ input: { planId } }));
  const back = (): void => void navigate({ to: '/plans/$planId', params: { planId } });
  const print = (): void => {
    if (view !== undefined) window.print();
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, run: print },
    { keys: 'Escape', labelKey: 'plans.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={paper.page}>
      <Group className={paper.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('plans.back')}
        </Button>
        <span className={paper.toolsTitle}>{t('letters.preview')}</span>
        <ActionButton keys="mod+P" onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={error} />
      {view !== undefined && (
        <article className={`${paper.sheet ?? ''} ${classes.notice ?? ''}`} lang="zh-CN" aria-label={view.parts.title}>
          <h1 className={classes.title}>{view.parts.title}</h1>
          {view.paper.lines.map((line) => (
            <p key={line} className={classes.line}>
              {line}
            </p>
          ))}
          <table className={classes.table}>
            <thead>
              <tr>
                {view.paper.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.paper.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((text, place) => (
                    <td key={place}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.seal}>{view.officeName}（盖章）</p>
        </article>
      )}
    </main>
  );
}
