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
import classes from './notice-print.module.css';

const route = getRouteApi('/publicity/$batchId/print');

/** The notice as it will lie on paper, A4, in Chinese whatever the language of the screens. */
export function NoticePrintPage() {
  const { batchId } = route.useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: view, error } = useQuery(orpc.publicity.get.queryOptions({ input: { batchId } }));
  const back = (): void => void navigate({ to: '/publicity/$batchId', params: { batchId } });
  const over = view?.noticeNo !== null && view?.exportable === false;
  const print = (): void => {
    if (view !== undefined && !over) window.print();
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'publicity.print.print', scope: 'publicity', inFields: true, run: print },
    { keys: 'Escape', labelKey: 'publicity.print.back', scope: 'publicity', inFields: true, run: back },
  ]);
  return (
    <main className={paper.page}>
      <Group className={paper.tools} role="toolbar" aria-label={t('publicity.print.title')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('publicity.print.back')}
        </Button>
        <span className={paper.toolsTitle}>{t('publicity.print.title')}</span>
        <ActionButton keys="mod+P" offBecause={over ? t('publicity.export.over') : null} onClick={print}>
          {t('publicity.print.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={error} />
      {view !== undefined && (
        <article className={`${paper.sheet ?? ''} ${classes.notice ?? ''}`} lang="zh-CN" aria-label={view.title}>
          <h1 className={classes.title}>{view.title}</h1>
          {view.lines.map((line) => (
            <p key={line} className={classes.line}>
              {line}
            </p>
          ))}
          <table className={classes.table}>
            <thead>
              <tr>
                {view.table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((text, place) => (
                    <td key={place}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {view.notes.map((note) => (
            <p key={note} className={classes.line}>
              {note}
            </p>
          ))}
          <p className={classes.seal}>{view.officeName}（盖章）</p>
        </article>
      )}
    </main>
  );
}
