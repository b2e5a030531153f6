import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairView } from '../../../contract/duplicates.ts';
import type { PairCommandType } from '../../../domain/duplicate/commands.ts';
import { differenceReasons } from '../../../domain/duplicate/reasons.ts';
import { relationCodes } from '../../../domain/identity/relation.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { relationWord } from '../../ui/code-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn } from '../../ui/second-sign-in.tsx';
import { KeyedChoices } from '../case/decision/keyed-choices.tsx';
import classes from './duplicates.module.css';
import { type PairDraft, closable, joiningOf, pairCommandOf, pairDraft, relationOf } from './pair-draft.ts';
import { usePairDecision } from './use-pair-decision.ts';

interface PairFormProps {
  readonly pair: PairView;
  readonly command: PairCommandType;
  readonly onBack: () => void;
}

interface PartProps {
  readonly pair: PairView;
  readonly command: PairCommandType;
  readonly draft: PairDraft;
  readonly onChange: (change: Partial<PairDraft>) => void;
}

/** What the outcome asks for, and its confirmation. */
export function PairForm({ pair, command, onBack }: PairFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => pairDraft(pair, command));
  const [asked, setAsked] = useState(false);
  const decide = usePairDecision(pair);
  const made = pairCommandOf(command, draft, pair);
  const part = {
    pair,
    command,
    draft,
    onChange: (change: Partial<PairDraft>) => {
      setDraft((before) => ({ ...before, ...change }));
    },
  };
  const confirm = (): void => {
    setAsked(true);
    if (made.ok && !decide.isPending) decide.mutate(made.value);
  };
  useKeys([
    { keys: 'mod+Enter', labelKey: 'duplicates.decide.confirmKey', scope: 'pair', inFields: true, run: confirm },
    { keys: 'Escape', labelKey: 'duplicates.decide.back', scope: 'pair', inFields: true, run: onBack },
  ]);
  const isClosing = command !== 'different-people';
  return (
    <>
      <div className={classes.form}>
        <div>
          {isClosing ? <WhichCloses {...part} /> : <Reasons {...part} />}
          {command === 'same-household' && <Joining {...part} />}
        </div>
        <div>
          <Comment {...part} />
          {isClosing && (
            <SecondSignIn
              legend={t('duplicates.decide.second')}
              signIn={draft.second}
              onSignIn={(second) => {
                part.onChange({ second });
              }}
            />
          )}
        </div>
      </div>
      <ProblemNote error={decide.error} />
      <div className={classes.foot}>
        {asked && !made.ok && (
          <span role="status" className={classes.missing}>
            {t(`duplicates.decide.${made.error}`)}
          </span>
        )}
        <ActionButton variant="default" keys="Escape" onClick={onBack}>
          {t('duplicates.decide.back')}
        </ActionButton>
        <ActionButton keys="mod+Enter" loading={decide.isPending} onClick={confirm}>
          {t('duplicates.decide.confirm', { outcome: t(`duplicates.decide.${command}`) })}
        </ActionButton>
      </div>
    </>
  );
}

function WhichCloses({ pair, command, draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const both = [pair.low, pair.high];
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('duplicates.decide.close')}</legend>
      {closable(pair, command).map(({ close }) => {
        const view = both.find(({ caseId }) => caseId === close);
        const other = both.find(({ caseId }) => caseId !== close);
        if (view === undefined || other === undefined) return null;
        const name = view.content.members[0]?.name ?? '';
        return (
          <Radio
            key={view.caseId}
            size="xs"
            mt={10}
            name="pair-close"
            label={t('duplicates.decide.closeOne', { caseNo: view.caseNo, name, other: other.caseNo })}
            checked={draft.close === view.caseId}
            onChange={() => {
              onChange({ close: view.caseId });
            }}
          />
        );
      })}
    </fieldset>
  );
}

function Reasons({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <KeyedChoices
      label={t('duplicates.decide.reason')}
      options={differenceReasons.map((value) => ({ value, labelKey: `duplicates.difference.${value}` as const }))}
      chosen={draft.reason === null ? [] : [draft.reason]}
      onChoose={(reason) => {
        onChange({ reason });
      }}
    />
  );
}

/** Nobody joins as the applicant. */
const joinable = relationCodes.filter(({ group }) => group !== 'self');

function Joining({ pair, draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const members = joiningOf(pair, draft.close);
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('duplicates.decide.joining')}</legend>
      {members.length === 0 && <span className={classes.quiet}>{t('duplicates.decide.joiningNone')}</span>}
      {members.map((member) => {
        const { identityNumber, name, declared } = member;
        return (
          <div key={identityNumber} className={classes.joining}>
            <span>
              {name}{' '}
              <span className={classes.quiet}>
                {t('duplicates.decide.joiningWas', { relation: relationWord(declared, t) })}
              </span>
            </span>
            <NativeSelect
              size="xs"
              aria-label={name}
              value={relationOf(draft, member)}
              data={[
                { value: '', label: t('duplicates.decide.choose') },
                ...joinable.map(({ code }) => ({ value: code, label: relationWord(code, t) })),
              ]}
              onChange={({ currentTarget: { value } }) => {
                onChange({ relations: { ...draft.relations, [identityNumber]: value } });
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function Comment({ command, draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const isFirst = command !== 'different-people';
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  return (
    <Textarea
      ref={field}
      label={t('duplicates.decide.comment')}
      autosize
      minRows={2}
      maxRows={4}
      maxLength={2000}
      value={draft.comment}
      onChange={({ currentTarget: { value } }) => {
        onChange({ comment: value });
      }}
    />
  );
}
