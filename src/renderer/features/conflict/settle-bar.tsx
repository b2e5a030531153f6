import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../contract/conflicts.ts';
import { type ConflictChoice, conflictChoices } from '../../../domain/conflict/settled.ts';
import { rolesWith } from '../../../domain/staff/role.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './conflict.module.css';
import { useSettle } from './use-settle.ts';

const keyOf = { again: '1', theirs: '2', new: '3' } as const satisfies Record<ConflictChoice, string>;

/** The three ways out, each with what it does; a choice is confirmed in place, with a word for the history. */
export function SettleBar({ conflict }: { readonly conflict: Conflict }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<ConflictChoice | null>(null);
  const [comment, setComment] = useState('');
  const settle = useSettle(conflict);
  const offReasons = useOffReasons(conflict);
  useKeys(
    conflictChoices.map((each) => ({
      keys: keyOf[each],
      labelKey: `conflict.choices.${each}` as const,
      scope: 'conflict' as const,
      disabled: offReasons[each] !== null,
      run: () => {
        setChoice(each);
      },
    })),
  );
  return (
    <section className={classes.bar} aria-labelledby="conflict-settle">
      <h3 id="conflict-settle" className={classes.sideTitle}>
        {t('conflict.choices.title')}
      </h3>
      <div className={classes.choices} role="group" aria-labelledby="conflict-settle">
        {conflictChoices.map((each) => (
          <Choice
            key={each}
            choice={each}
            chosen={choice === each}
            why={each === 'new' && conflict.caseId === null ? 'newWhyNoCase' : `${each}Why`}
            off={offReasons[each]}
            onChoose={setChoice}
          />
        ))}
      </div>
      {choice !== null && (
        <Confirmation
          key={choice}
          choice={choice}
          comment={comment}
          pending={settle.isPending}
          onComment={setComment}
          onBack={() => {
            setChoice(null);
          }}
          onConfirm={() => {
            if (!settle.isPending) settle.mutate({ choice, comment });
          }}
        />
      )}
      <ProblemNote error={settle.error}>
        {settle.error !== null && <div>{t('conflict.choices.reopened')}</div>}
      </ProblemNote>
    </section>
  );
}

function useOffReasons({ againRefusal }: Conflict): Record<ConflictChoice, string | null> {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  if (useMay('conflict.settle')) {
    const again = againRefusal === null ? null : t('conflict.choices.off', { why: ofRefusal(againRefusal) });
    return { again, theirs: null, new: null };
  }
  const roles = rolesWith('conflict.settle').map((role) => t(`role.${role}`));
  const notYours = t('conflict.choices.notYours', {
    permission: t('permission.conflict.settle'),
    roles: roles.join(t('case.comma')),
  });
  return { again: notYours, theirs: notYours, new: notYours };
}

interface ChoiceProps {
  readonly choice: ConflictChoice;
  readonly chosen: boolean;
  readonly why: 'againWhy' | 'theirsWhy' | 'newWhy' | 'newWhyNoCase';
  readonly off: string | null;
  readonly onChoose: (choice: ConflictChoice) => void;
}

/** A choice with its key and what it does. Off, it stays reachable and says why where one reads what it does. */
function Choice({ choice, chosen, why, off, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classes.choice}
      aria-pressed={chosen}
      aria-disabled={off !== null}
      aria-keyshortcuts={keyOf[choice]}
      onClick={() => {
        if (off === null) onChoose(choice);
      }}
    >
      <span className={classes.choiceName}>
        <KeyHint keys={keyOf[choice]} /> {t(`conflict.choices.${choice}`)}
      </span>
      <span className={off === null ? classes.quiet : classes.off}>{off ?? t(`conflict.choices.${why}`)}</span>
    </button>
  );
}

interface ConfirmationProps {
  readonly choice: ConflictChoice;
  readonly comment: string;
  readonly pending: boolean;
  readonly onComment: (comment: string) => void;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

function Confirmation({ choice, comment, pending, onComment, onBack, onConfirm }: ConfirmationProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useKeys([
    { keys: 'mod+Enter', labelKey: 'conflict.choices.confirmKey', scope: 'conflict', inFields: true, run: onConfirm },
    { keys: 'Escape', labelKey: 'conflict.choices.back', scope: 'conflict', inFields: true, run: onBack },
  ]);
  return (
    <div className={classes.confirmation}>
      <Textarea
        ref={field}
        flex={1}
        label={t('conflict.choices.comment')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        value={comment}
        onChange={(event) => {
          onComment(event.currentTarget.value);
        }}
      />
      <ActionButton variant="default" keys="Escape" onClick={onBack}>
        {t('conflict.choices.back')}
      </ActionButton>
      <ActionButton keys="mod+Enter" loading={pending} onClick={onConfirm}>
        {t('conflict.choices.confirm', { choice: t(`conflict.choices.${choice}`) })}
      </ActionButton>
    </div>
  );
}
