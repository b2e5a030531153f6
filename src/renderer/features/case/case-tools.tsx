import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../kernel/ids.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LettersMenu } from './letters-menu.tsx';
import type { useNextCase } from './use-next-case.ts';

interface CaseToolsProps {
  readonly caseId: CaseId;
  readonly list: ReturnType<typeof useNextCase>;
  readonly historyShown: boolean;
  readonly onHistory: () => void;
}

/** The quiet ways around a case: its history, its letters, the next one, back to the list. */
export function CaseTools({ caseId, list, historyShown, onHistory }: CaseToolsProps) {
  const { t } = useTranslation();
  const [lettersOpen, setLettersOpen] = useState(false);
  const [ended, setEnded] = useState(false);
  const next = (): void => {
    void list.next().then((found) => {
      setEnded(!found);
    });
  };
  useKeys([
    { keys: 'H', labelKey: 'case.header.history', scope: 'case', run: onHistory },
    {
      keys: 'P',
      labelKey: 'case.header.letters',
      scope: 'case',
      run: () => {
        setLettersOpen(true);
      },
    },
    { keys: 'X', labelKey: 'case.header.next', scope: 'case', disabled: !list.hasList, run: next },
    { keys: 'Escape', labelKey: 'case.header.back', scope: 'case', disabled: lettersOpen, run: () => void list.back() },
  ]);
  return (
    <>
      <Button
        size="xs"
        variant={historyShown ? 'light' : 'default'}
        rightSection={<KeyHint keys="H" />}
        aria-keyshortcuts="H"
        aria-pressed={historyShown}
        onClick={onHistory}
      >
        {t('case.header.history')}
      </Button>
      <LettersMenu caseId={caseId} opened={lettersOpen} onToggle={setLettersOpen} />
      <ActionButton
        size="xs"
        variant="default"
        keys="X"
        offBecause={list.hasList ? (ended ? t('case.header.noNext') : null) : t('case.header.noList')}
        onClick={next}
      >
        {t('case.header.next')}
      </ActionButton>
    </>
  );
}
