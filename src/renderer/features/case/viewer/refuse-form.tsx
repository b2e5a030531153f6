import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentRefusalReason, documentRefusalReasons } from '../../../../domain/application/judged-document.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { KeyedChoices } from '../decision/keyed-choices.tsx';
import type { Paper } from './paper.ts';
import type { JudgeInput } from './use-judge.ts';
import classes from './judge.module.css';

interface JudgeFormProps {
  readonly paper: Paper;
  readonly onSend: (command: JudgeInput) => void;
  readonly onClose: () => void;
}

/** Why a paper is not accepted: a number key chooses, Ctrl Enter confirms. */
export function RefuseForm({ paper, onSend, onClose }: JudgeFormProps) {
  const { t } = useTranslation();
  const before = paper.verdict?.kind === 'refused' ? paper.verdict : undefined;
  const [reason, setReason] = useState<DocumentRefusalReason | null>(before?.reason ?? null);
  const [comment, setComment] = useState(before?.comment ?? '');
  const [askAgain, setAskAgain] = useState(before?.askAgain ?? true);
  const [asked, setAsked] = useState(false);
  const incomplete =
    reason === null ? 'incompleteReason' : reason === 'other' && comment.trim() === '' ? 'incompleteComment' : null;
  const confirm = (): void => {
    setAsked(true);
    if (incomplete !== null || reason === null) return;
    onSend({ type: 'refuse-document', documentId: paper.id, reason, comment: comment.trim(), askAgain });
  };
  useJudgeKeys(confirm, onClose);
  return (
    <section className={classes.form} role="dialog" aria-label={t('review.judge.refuse')}>
      <KeyedChoices
        label={t('review.judge.reasons')}
        options={documentRefusalReasons.map((value) => ({ value, labelKey: `review.reason.${value}` as const }))}
        chosen={reason === null ? [] : [reason]}
        onChoose={setReason}
      />
      <TextInput
        size="xs"
        label={t(reason === 'other' ? 'review.judge.commentNeeded' : 'review.judge.comment')}
        maxLength={300}
        value={comment}
        onChange={({ currentTarget: { value } }) => {
          setComment(value);
        }}
      />
      <Checkbox
        size="xs"
        label={t('review.judge.askAgain')}
        checked={askAgain}
        onChange={({ currentTarget: { checked } }) => {
          setAskAgain(checked);
        }}
      />
      <JudgeFoot
        incomplete={asked && incomplete !== null ? t(`review.judge.${incomplete}`) : ''}
        onConfirm={confirm}
        onClose={onClose}
      />
    </section>
  );
}

export function useJudgeKeys(confirm: () => void, onClose: () => void): void {
  useKeys([
    { keys: 'mod+Enter', labelKey: 'review.judge.confirmKey', scope: 'case', inFields: true, run: confirm },
    { keys: 'Escape', labelKey: 'review.judge.close', scope: 'case', inFields: true, run: onClose },
  ]);
}

interface JudgeFootProps {
  readonly incomplete: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function JudgeFoot({ incomplete, onConfirm, onClose }: JudgeFootProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.foot}>
      <span className={classes.incomplete} role="status">
        {incomplete}
      </span>
      <Button size="xs" variant="default" rightSection={<KeyHint keys="Escape" />} onClick={onClose}>
        {t('review.judge.close')}
      </Button>
      <ActionButton size="xs" keys="mod+Enter" onClick={onConfirm}>
        {t('review.judge.confirm')}
      </ActionButton>
    </div>
  );
}
