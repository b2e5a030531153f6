import { Button, Group } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { checkDimensions } from '../../../domain/self-check/dimension.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { SelfCheckLines, SelfCheckWords } from './self-check-lines.tsx';
import { SelfCheckProgress } from './self-check-part.tsx';
import { useSelfCheck } from './use-self-check.ts';
import classes from './draws.module.css';

const route = getRouteApi('/draws/$drawId/check');

/** The whole self-check on paper, in Chinese whatever the language of the screens; internal, and says so. */
export function SelfCheckPage() {
  const { drawId } = route.useParams();
  const { t, i18n } = useTranslation();
  const zh = i18n.getFixedT('zh');
  const navigate = useNavigate();
  const { data: view, error } = useSelfCheck(drawId);
  const report = view?.report ?? null;
  const back = (): void => void navigate({ to: '/draws/$drawId', params: { drawId } });
  const print = (): void => {
    if (report !== null) window.print();
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, run: print },
    { keys: 'Escape', labelKey: 'letters.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={letters.page}>
      <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('draws.selfCheck.back')}
        </Button>
        <span className={letters.toolsTitle}>{t('draws.selfCheck.title')}</span>
        <ActionButton keys="mod+P" onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={error} />
      {view !== undefined && report === null && <SelfCheckProgress share={view.share} />}
      {view !== undefined && report !== null && (
        <article className={classes.checkSheet} lang="zh-CN" aria-label={view.title}>
          <h1 className={classes.checkTitle}>{zh('draws.selfCheck.heading', { title: view.title })}</h1>
          <p>{zh('draws.selfCheck.internal', { office: view.officeName })}</p>
          <SelfCheckWords report={report} t={zh} />
          {checkDimensions.map((dimension) => {
            const lines = report.lines.filter((line) => line.dimension === dimension);
            return lines.length === 0 ? null : (
              <SelfCheckLines
                key={dimension}
                title={zh(`draws.selfCheck.dimension.${dimension}`)}
                lines={lines}
                t={zh}
              />
            );
          })}
        </article>
      )}
    </main>
  );
}
