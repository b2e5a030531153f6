import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { useSession } from '../../api/session.ts';
import { useKeyListener } from '../../shell/key-listener.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { letterKinds } from '../../../domain/letter/letter-kind.ts';
import { entryOf, letterOf } from './letter.ts';
import { useWordLetter } from './use-word-letter.ts';
import { LetterSheet } from './letter-sheet.tsx';
import classes from './letter.module.css';

const route = getRouteApi('/cases/$caseId/print/$letter');

/** The letter as it will lie on paper. Letters to citizens are in Chinese whatever the language of the screens. */
export function LetterPage() {
  const { caseId, letter: asked } = route.useParams();
  const { step } = route.useSearch();
  const { t, i18n } = useTranslation();
  const mayKeep = rolesAllow(useSession().roles, 'letter.keep');
  const router = useRouter();
  const [large, setLarge] = useState(false);
  const [language, setLanguage] = useState('zh');
  const [problem, setProblem] = useState<unknown>(null);
  const view = useQuery(orpc.cases.get.queryOptions({ input: { caseId } }));
  const history = useQuery(orpc.cases.history.queryOptions({ input: { caseId } }));
  const kind = letterKinds.find((known) => known === asked);
  const loaded = view.data !== undefined && history.data !== undefined;
  const letter =
    loaded && kind !== undefined
      ? letterOf(kind, { view: view.data, history: history.data, step }, i18n.getFixedT(language))
      : undefined;
  // A letter in Word is in Chinese, as the templates are.
  const word = useWordLetter(i18n.getFixedT('zh'));
  const saveWord = (): void => {
    if (!loaded || kind === undefined) return;
    const source = { view: view.data, history: history.data, step };
    const made = entryOf(kind, source);
    if (made !== undefined && !word.isPending) word.mutate({ caseId, kind, step: made.version, source });
  };
  const print = (): void => {
    if (kind === undefined || letter === undefined) return;
    client.cases.printed({ caseId, what: kind }).then(() => {
      window.print();
    }, setProblem);
  };
  const back = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/case/$caseId', params: { caseId } });
  };
  useKeyListener();
  useKeys([
    {
      keys: 'mod+P',
      labelKey: 'letters.print',
      scope: 'letter',
      inFields: true,
      disabled: letter === undefined,
      run: print,
    },
    {
      keys: 'O',
      labelKey: 'letters.word',
      scope: 'letter',
      disabled: letter === undefined || !mayKeep,
      run: saveWord,
    },
    { keys: 'L', labelKey: 'letters.large', scope: 'letter', run: () => setLarge((before) => !before) },
    { keys: 'Escape', labelKey: 'letters.back', scope: 'letter', inFields: true, run: back },
  ]);
  return (
    <main className={classes.page}>
      <Group className={classes.tools} role="toolbar" aria-label={t('letters.preview')}>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={back}>
          {t('letters.back')}
        </Button>
        <span className={classes.toolsTitle}>
          {t('letters.preview')}
          {kind !== undefined && ` · ${t(`letters.kind.${kind}`)}`}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t('letters.language')}
          value={language}
          onChange={setLanguage}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
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
        {mayKeep && (
          <ActionButton
            variant="default"
            keys="O"
            loading={word.isPending}
            offBecause={letter === undefined ? t('letters.none') : null}
            onClick={saveWord}
          >
            {t('letters.word')}
          </ActionButton>
        )}
        <ActionButton keys="mod+P" offBecause={letter === undefined ? t('letters.none') : null} onClick={print}>
          {t('letters.print')}
        </ActionButton>
      </Group>
      <ProblemNote error={view.error ?? history.error ?? word.error ?? problem} />
      {word.isSuccess && (
        <p className={classes.saved} role="status">
          {t('letters.wordSaved', { name: word.data })}
        </p>
      )}
      {loaded && letter === undefined && (
        <div className={classes.none} role="status">
          <p>{t('letters.none')}</p>
          <p>{t('letters.noneWhat')}</p>
        </div>
      )}
      {letter !== undefined && <LetterSheet letter={letter} language={language} large={large} />}
    </main>
  );
}
