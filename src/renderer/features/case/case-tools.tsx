import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { HoldTool } from '../hold/hold-tool.tsx';
import { DuplicatesCount, useSimilarCases } from '../duplicates/duplicates-count.tsx';
import { LettersMenu } from './letters-menu.tsx';
import type { useNextCase } from './use-next-case.ts';

interface CaseToolsProps {
  readonly view: CaseView;
  readonly list: ReturnType<typeof useNextCase>;
  readonly side: CaseSide;
  readonly onSide: (side: CaseSide) => void;
}

/** What stands beside the papers. */
export type CaseSide = 'application' | 'history' | 'checks' | 'eligibility' | 'duplicates' | 'time' | 'waiting';

const sides = [
  { side: 'history', keys: 'H', labelKey: 'case.header.history' },
  { side: 'checks', keys: 'V', labelKey: 'checks.open' },
  { side: 'eligibility', keys: 'G', labelKey: 'eligibility.open' },
  { side: 'time', keys: 'E', labelKey: 'time.open' },
  { side: 'duplicates', keys: 'D', labelKey: 'duplicates.badge' },
  { side: 'waiting', keys: 'Q', labelKey: 'waiting.open' },
] as const;

/** The quiet ways around a case: its history, checks and conditions, its letters, the next one, back to the list. */
export function CaseTools({ view, list, side, onSide }: CaseToolsProps) {
  const { t } = useTranslation();
  const [lettersOpen, setLettersOpen] = useState(false);
  const [ended, setEnded] = useState(false);
  const similar = useSimilarCases(view.caseId);
  // Most cases look like no other: the way there stands only where it leads somewhere. The key always works.
  const shownSides = sides.filter((each) => each.side !== 'duplicates' || similar.all > 0 || side === 'duplicates');
  const next = (): void => {
    void list.putOff().then((found) => {
      setEnded(!found);
    });
  };
  useKeys([
    ...sides.map(({ side: to, keys, labelKey }) => ({
      keys,
      labelKey,
      scope: 'case' as const,
      run: () => {
        onSide(to);
      },
    })),
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
      {shownSides.map(({ side: to, keys, labelKey }) => (
        <Button
          key={to}
          size="xs"
          variant={side === to ? 'light' : 'default'}
          rightSection={<KeyHint keys={keys} />}
          aria-keyshortcuts={keys}
          aria-pressed={side === to}
          onClick={() => {
            onSide(to);
          }}
        >
          {t(labelKey)}
          {to === 'duplicates' && <DuplicatesCount open={similar.open} />}
        </Button>
      ))}
      <LettersMenu caseId={view.caseId} opened={lettersOpen} onToggle={setLettersOpen} />
      <HoldTool view={view} />
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
