import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '../../../contract/plans.ts';
import { orpc } from '../../api/query.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { grouped } from '../draws/use-draw.ts';
import { explanationWords } from './explanation-words.ts';
import { QrCode } from './qr-code.tsx';
import classes from './plans.module.css';

const route = getRouteApi('/plans/$planId/slip/$caseId');

/** What an applicant takes home before the draw; in Chinese whatever the language of the screens. */
export function DrawSlipPage() {
  const { planId, caseId } = route.useParams();
  const { t } = useTranslation();
  const router = useRouter();
  const slip = useQuery(orpc.plans.slip.queryOptions({ input: { planId, caseId } }));
  const print = (): void => {
    if (slip.data !== undefined) window.print();
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/plans/$planId', params: { planId } });
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, run: print },
    { keys: 'Escape', labelKey: 'plans.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={letters.page}>
      <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('plans.back')}
        </Button>
        <span className={letters.toolsTitle}>{t('letters.preview')}</span>
        <ActionButton keys="mod+P" onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={slip.error} />
      {slip.data !== undefined && <Slip slip={slip.data} />}
    </main>
  );
}

function Slip({ slip }: { readonly slip: SlipView }) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const pools = slip.pools.map(({ id, label }) => `${id} ${label}`);
  const facts: readonly (readonly [string, string])[] = [
    [t('plans.column.rosterNo'), slip.no],
    [t('plans.column.masked'), slip.name],
    ...explanationWords(slip.explanation, pools, t),
    [t('plans.slip.planHash'), grouped(slip.planHash)],
    [t('plans.slip.salt'), slip.salt],
  ];
  return (
    <article className={letters.sheet} lang="zh-CN" aria-label={t('plans.slip.title')}>
      <header className={letters.head}>
        <span>{slip.officeName}</span>
        <span>{slip.planNo}</span>
      </header>
      <h1 className={letters.title}>{t('plans.slip.title')}</h1>
      <p className={letters.paragraph}>{t('plans.slip.intro', { title: slip.title, caseNo: slip.caseNo })}</p>
      <dl className={letters.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd
              className={
                label === t('plans.slip.planHash') || label === t('plans.slip.salt') ? classes.print : classes.wrap
              }
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className={letters.paragraph}>{t('plans.slip.check')}</p>
      <QrCode className={classes.code} text={slip.proof} label={t('plans.slip.proof')} />
      <p className={letters.paragraph}>{t('plans.slip.keep')}</p>
    </article>
  );
}
