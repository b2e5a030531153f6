import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { conditionWord } from '../../ui/condition-word.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';

const route = getRouteApi('/plans/$planId/letter/$caseId');

/** PRH-13: who does not pass the re-review gets the reasons in writing. In Chinese whatever the language of the screens. */
export function ReviewLetterPage() {
  const { planId, caseId } = route.useParams();
  const { t, i18n } = useTranslation();
  const zh = i18n.getFixedT('zh');
  const router = useRouter();
  const plan = useQuery(orpc.plans.get.queryOptions({ input: { planId } }));
  const intent = useQuery(orpc.plans.intent.queryOptions({ input: { planId, caseId } }));
  const failed = intent.data?.failed ?? null;
  const isThere = plan.data !== undefined && failed !== null;
  const print = (): void => {
    if (isThere) window.print();
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/plans/$planId', params: { planId }, search: { tab: 'failed' } });
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, disabled: !isThere, run: print },
    { keys: 'Escape', labelKey: 'plans.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={letters.page}>
      <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('plans.back')}
        </Button>
        <span className={letters.toolsTitle}>{t('letters.preview')}</span>
        <ActionButton keys="mod+P" offBecause={isThere ? null : t('plans.letter.none')} onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={plan.error ?? intent.error} />
      {isThere && (
        <article className={letters.sheet} lang="zh-CN" aria-label={zh('plans.letter.title')}>
          <header className={letters.head}>
            <span>{plan.data.officeName}</span>
            <span>{zh('plans.letter.number', { number: failed.noticeNo })}</span>
          </header>
          <h1 className={letters.title}>{zh('plans.letter.title')}</h1>
          <p className={letters.salutation}>{zh('plans.letter.to', { name: intent.data?.applicantName ?? '' })}</p>
          <p className={letters.paragraph}>
            {zh('plans.letter.intro', {
              title: plan.data.parts.title,
              planNo: plan.data.planNo ?? '',
              number: intent.data?.number ?? '',
              on: failed.on,
            })}
          </p>
          {failed.unmet.length > 0 && (
            <p className={letters.paragraph}>
              {zh('plans.letter.unmet', {
                conditions: failed.unmet.map((condition) => conditionWord(condition, zh)).join('、'),
              })}
            </p>
          )}
          <p className={letters.paragraph}>{zh('plans.letter.reasons', { reasons: failed.reasons })}</p>
          <p className={letters.paragraph}>{zh('plans.letter.rights')}</p>
          <footer className={letters.close}>
            <div>{plan.data.officeName}</div>
            <div>{failed.on}</div>
          </footer>
        </article>
      )}
    </main>
  );
}
