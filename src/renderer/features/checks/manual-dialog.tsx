import { Button, Group, Modal, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { CaseView } from '../../../contract/cases.ts';
import type { CheckCellView } from '../../../contract/checks.ts';
import { type ManualReason, manualReasons } from '../../../domain/agency-check/reasons.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { parseTypedDate } from '../intake/typed-date.ts';
import { DocumentChoice } from './document-choice.tsx';
import { type ManualDraft, recordOf } from './manual-entry.ts';
import { ManualFields } from './manual-fields.tsx';
import { useCheckMutation } from './use-checks.ts';

interface ManualDialogProps {
  readonly view: CaseView;
  readonly cell: CheckCellView;
  readonly name: string;
  readonly today: PlainDate;
  readonly onClose: () => void;
}

/** What a paper proves where the registry cannot be asked: entered with the paper, the reason and a name. */
export function ManualDialog({ view, cell, name, today, onClose }: ManualDialogProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'found' | 'none'>('none');
  const [draft, setDraft] = useState<ManualDraft>({ typed: {}, counts: {} });
  const [asOf, setAsOf] = useState<string>(today);
  const [until, setUntil] = useState('');
  const [documentId, setDocumentId] = useState('');
  const [reason, setReason] = useState<ManualReason>(
    cell.failure === 'not-configured' || cell.failure === null ? 'not-configured' : 'source-down',
  );
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const { record, problems } = recordOf(cell.source, draft);
  const asOfDay = parseTypedDate(asOf);
  const untilDay = until.trim() === '' ? null : parseTypedDate(until);
  const isComplete =
    asOfDay !== undefined &&
    untilDay !== undefined &&
    documentId !== '' &&
    comment.trim() !== '' &&
    (outcome === 'none' || problems.length === 0);
  const enter = useCheckMutation((commandId, _input: null) =>
    client.checks.recordManually({
      commandId,
      caseId: view.caseId,
      evidenceId: uuidv7(),
      person: cell.person,
      source: cell.source,
      finding: outcome === 'none' ? { outcome } : { outcome, record: record as Record<string, never> },
      asOf: asOfDay ?? today,
      validUntil: untilDay ?? null,
      documentId,
      reason,
      comment,
    }),
  );
  const bad = (isBad: boolean): string | null => (asked && isBad ? t('checks.manual.bad') : null);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('checks.manual.title', { name, source: t(`checks.source.${cell.source}`) })}
      closeButtonProps={{ 'aria-label': t('checks.manual.cancel') }}
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('checks.manual.body')}</Text>
        <Radio.Group
          label={t('checks.manual.outcome')}
          value={outcome}
          onChange={(value) => {
            setOutcome(value);
          }}
        >
          <Group gap="lg" mt={4}>
            <Radio size="xs" value="none" label={t('checks.manual.none')} />
            <Radio size="xs" value="found" label={t('checks.manual.found')} />
          </Group>
        </Radio.Group>
        {outcome === 'found' && (
          <ManualFields source={cell.source} draft={draft} problems={asked ? problems : []} onChange={setDraft} />
        )}
        <TermFields
          asOf={{ value: asOf, error: bad(asOfDay === undefined), onChange: setAsOf }}
          until={{ value: until, error: bad(untilDay === undefined), onChange: setUntil }}
        />
        <Group grow align="start">
          <DocumentChoice
            label={t('checks.manual.document')}
            documents={view.documents}
            value={documentId}
            error={bad(documentId === '')}
            onChange={setDocumentId}
          />
          <NativeSelect
            label={t('checks.manual.reason')}
            value={reason}
            data={manualReasons.map((value) => ({ value, label: t(`checks.manualReason.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setReason(value as ManualReason);
            }}
          />
        </Group>
        <Textarea
          label={t('checks.manual.comment')}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2000}
          value={comment}
          error={bad(comment.trim() === '')}
          onChange={({ currentTarget: { value } }) => {
            setComment(value);
          }}
        />
        <ProblemNote error={enter.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('checks.manual.cancel')}
          </Button>
          <Button
            loading={enter.isPending}
            onClick={() => {
              setAsked(true);
              if (isComplete) enter.mutate(null, { onSuccess: onClose });
            }}
          >
            {t('checks.manual.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface DayField {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** The day that the paper bears, and how long it says that it counts. */
function TermFields({ asOf, until }: { readonly asOf: DayField; readonly until: DayField }) {
  const { t } = useTranslation();
  return (
    <Group grow align="start">
      {[
        { label: t('checks.manual.asOf'), field: asOf },
        { label: t('checks.manual.validUntil'), field: until },
      ].map(({ label, field }) => (
        <TextInput
          key={label}
          label={label}
          value={field.value}
          error={field.error}
          onChange={({ currentTarget: { value } }) => {
            field.onChange(value);
          }}
        />
      ))}
    </Group>
  );
}
