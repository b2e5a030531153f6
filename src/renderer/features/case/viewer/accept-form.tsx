import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentType, documentTypes } from '../../../../domain/application/document.ts';
import { parseTypedDate } from '../../intake/typed-date.ts';
import type { Paper } from './paper.ts';
import { JudgeFoot, useJudgeKeys } from './refuse-form.tsx';
import type { JudgeInput } from './use-judge.ts';
import classes from './judge.module.css';

interface AcceptFormProps {
  readonly paper: Paper;
  readonly onSend: (command: JudgeInput) => void;
  readonly onClose: () => void;
}

/** Accepting with what has to be put down about it: its last day, or that it is another kind than it came as. */
export function AcceptForm({ paper, onSend, onClose }: AcceptFormProps) {
  const { t } = useTranslation();
  const before = paper.verdict?.kind === 'accepted' ? paper.verdict.validUntil : null;
  const [type, setType] = useState<DocumentType>(paper.type);
  const [until, setUntil] = useState<string>(before ?? '');
  const [asked, setAsked] = useState(false);
  const day = until.trim() === '' ? null : parseTypedDate(until);
  const confirm = (): void => {
    setAsked(true);
    if (day === undefined) return;
    onSend({ type: 'accept-document', documentId: paper.id, documentType: type, validUntil: day });
  };
  useJudgeKeys(confirm, onClose);
  return (
    <section className={classes.form} role="dialog" aria-label={t('review.judge.acceptWith')}>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          size="xs"
          autoFocus
          label={t('review.judge.validUntil')}
          placeholder="2027-03-01"
          maxLength={20}
          value={until}
          error={asked && day === undefined ? t('review.judge.badDate') : null}
          onChange={({ currentTarget: { value } }) => {
            setUntil(value);
          }}
        />
        <Select
          size="xs"
          label={t('review.judge.type')}
          allowDeselect={false}
          value={type}
          data={documentTypes.map((value) => ({ value, label: t(`documentType.${value}`) }))}
          onChange={(value) => {
            const known = documentTypes.find((candidate) => candidate === value);
            if (known !== undefined) setType(known);
          }}
        />
      </Group>
      <JudgeFoot incomplete="" onConfirm={confirm} onClose={onClose} />
    </section>
  );
}
