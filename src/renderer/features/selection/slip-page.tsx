import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SelectionSlip } from '../../../contract/selection.ts';
import { orpc } from '../../api/query.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { placeWords } from './place-words.ts';
import { SignatureView } from '../../ui/signature-view.tsx';

const route = getRouteApi('/selection/$drawId/slip/$no');

/** Until the hub has the confirmation, it is looked at again so often. */
const LOOK_MS = 2_000;

/** What a household takes along; in Chinese whatever the language of the screens. Printed once the confirmation stands. */
export function SelectionSlipPage() {
  const { drawId, no } = route.useParams();
  const { t } = useTranslation();
  const router = useRouter();
  const slip = useQuery({
    ...orpc.selection.slip.queryOptions({ input: { drawId, no } }),
    refetchInterval: ({ state }) => (state.data?.acknowledged === false ? LOOK_MS : false),
  });
  const isReady = slip.data?.acknowledged === true;
  const offBecause = slip.data === undefined ? t('selection.slip.none') : isReady ? null : t('selection.slip.waiting');
  const print = (): void => {
    if (isReady) window.print();
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/selection/$drawId', params: { drawId } });
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, disabled: !isReady, run: print },
    { keys: 'Escape', labelKey: 'letters.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={letters.page}>
      <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('selection.back')}
        </Button>
        <span className={letters.toolsTitle}>{t('letters.preview')}</span>
        <ActionButton keys="mod+P" offBecause={offBecause} onClick={print}>
          {t('selection.slip.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={slip.error} />
      {slip.data !== undefined && !isReady && (
        <div className={letters.none} role="status">
          <p>{t('selection.slip.waiting')}</p>
        </div>
      )}
      {slip.data !== undefined && <Slip slip={slip.data} />}
    </main>
  );
}

function Slip({ slip }: { readonly slip: SelectionSlip }) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const { home, household, place } = slip;
  const facts: readonly (readonly [string, string])[] = [
    [t('selection.slip.estate'), slip.estateName],
    [t('selection.slip.address'), slip.estateAddress],
    [t('selection.fact.room'), `${home.building}-${home.room}（${home.unit}）`],
    [t('selection.fact.type'), t(`units.type.${home.type}`)],
    [t('selection.fact.area'), `${formatSquareMetres(home.area)} ㎡`],
    [t('selection.fact.rent'), t('selection.rentPerMonth', { yuan: formatYuan(home.rent) })],
  ];
  return (
    <article className={letters.sheet} lang="zh-CN" aria-label={t('selection.slip.title')}>
      <header className={letters.head}>
        <span>{slip.officeName}</span>
        <span>{t('selection.slip.number', { number: slip.slipNo })}</span>
      </header>
      <h1 className={letters.title}>{t('selection.slip.title')}</h1>
      <p className={letters.salutation}>{t('selection.slip.to', { name: household.name })}</p>
      <p className={letters.paragraph}>
        {t('selection.slip.intro', { title: slip.title, place: placeWords(place, t), on: slip.confirmedOn })}
      </p>
      <dl className={letters.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={letters.paragraph}>{t('selection.slip.next')}</p>
      <div className={letters.signatures}>
        <span>
          {t('selection.slip.signatures')}{' '}
          <SignatureView strokes={slip.householdStrokes} label={t('selection.householdSign')} />
        </span>
        <span>
          {t('selection.slip.office', { name: slip.servedBy })}{' '}
          <SignatureView strokes={slip.officeStrokes} label={t('selection.officeSign')} />
        </span>
      </div>
    </article>
  );
}
