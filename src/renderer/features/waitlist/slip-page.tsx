import { Button, Checkbox, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { WaitingSlip } from './waiting-slip.tsx';

const route = getRouteApi('/cases/$caseId/waiting-slip');

/** What a household takes along from the counter; in Chinese whatever the language of the screens. */
export function SlipPage() {
  const { caseId } = route.useParams();
  const { t } = useTranslation();
  const router = useRouter();
  const [large, setLarge] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const view = useQuery(orpc.cases.get.queryOptions({ input: { caseId } }));
  const waiting = useQuery(orpc.waitlist.entry.queryOptions({ input: { caseId } }));
  const entry = waiting.data?.entry ?? null;
  const places = waiting.data?.places ?? null;
  const isThere = view.data !== undefined && entry !== null && places !== null;
  const print = (): void => {
    if (!isThere) return;
    client.cases.printed({ caseId, what: 'waiting-slip' }).then(() => {
      window.print();
    }, setProblem);
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/case/$caseId', params: { caseId } });
  };
  useKeyListener();
  useKeys([
    { keys: 'mod+P', labelKey: 'letters.print', scope: 'letter', inFields: true, disabled: !isThere, run: print },
    { keys: 'L', labelKey: 'letters.large', scope: 'letter', run: () => setLarge((before) => !before) },
    { keys: 'Escape', labelKey: 'letters.back', scope: 'letter', inFields: true, run: back },
  ]);
  const isRead = view.data !== undefined && waiting.data !== undefined;
  return (
    <main className={letters.page}>
      <Group className={letters.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('letters.back')}
        </Button>
        <span className={letters.toolsTitle}>{t('letters.preview')}</span>
        <Checkbox
          label={
            <>
              {t('letters.large')} <KeyHint keys="L" />
            </>
          }
          title={t('letters.largeWhy')}
          checked={large}
          onChange={({ currentTarget: { checked } }) => {
            setLarge(checked);
          }}
        />
        <ActionButton keys="mod+P" offBecause={isThere ? null : t('waiting.slip.none')} onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={view.error ?? waiting.error ?? problem} />
      {isRead && !isThere && (
        <div className={letters.none} role="status">
          <p>{t('waiting.slip.none')}</p>
          <p>{t('waiting.slip.noneWhat')}</p>
        </div>
      )}
      {isThere && waiting.data !== undefined && (
        <WaitingSlip
          name={view.data.content.members[0]?.name ?? ''}
          entry={entry}
          places={places}
          today={waiting.data.on}
          large={large}
        />
      )}
    </main>
  );
}
