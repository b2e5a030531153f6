import { Checkbox, Group, Modal, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { DocumentFile } from '../../../domain/application/document.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { onConfirmKey } from '../../ui/confirm-key.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { FilesField } from '../visit/files-field.tsx';
import {
  type LeaseStep,
  type StepField,
  type StepForm,
  commandOf,
  fieldsOf,
  firstForm,
  hasPhotos,
} from './step-form.ts';
import { useLeaseCommand } from './use-lease.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';
import { useIsSaving } from '../../api/files-under-way.ts';

interface LeaseDialogProps {
  readonly view: LeaseView;
  readonly step: LeaseStep;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One step of a lease: its fields, what it means, and the button. */
export function LeaseDialog({ view, step, onClose, onDone }: LeaseDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [form, setForm] = useState<StepForm>(() => firstForm(step, view.lease, today));
  const give = useLeaseCommand(view, onDone);
  const [photos, setPhotos] = useState<readonly DocumentFile[]>([]);
  const command = commandOf(step, form, photos);
  const isSaving = useIsSaving();
  const off = isSaving
    ? t('intake.documents.stillSaving')
    : command === undefined
      ? t('lease.dialog.incomplete')
      : null;
  const confirm = (): void => {
    if (command !== undefined && off === null && !give.isPending) give.mutate(command);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      onKeyDown={onConfirmKey(confirm)}
      title={t(`lease.command.${step}`)}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <p className={looks.quiet}>{t(`lease.what.${step}`)}</p>
        <div className={classes.form}>
          {fieldsOf(step, view.lease).map((field, index) => (
            <Field
              key={field.name}
              field={field}
              isFirst={index === 0}
              value={form[field.name] ?? ''}
              onChange={(value) => {
                setForm({ ...form, [field.name]: value });
              }}
            />
          ))}
        </div>
        {hasPhotos(step) && <FilesField label={t('lease.paper.photos')} files={photos} onChange={setPhotos} />}
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <ActionButton keys="mod+Enter" loading={give.isPending} offBecause={off} onClick={confirm}>
            {t(`lease.command.${step}`)}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

interface FieldProps {
  readonly field: StepField;
  /** Has the focus when the dialog opens. */
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Field({ field, isFirst, value, onChange }: FieldProps) {
  const focused = isFirst ? { 'data-autofocus': true } : {};
  const { t } = useTranslation();
  const label = t(field.labelKey);
  switch (field.kind) {
    case 'line':
      return (
        <TextInput
          {...focused}
          label={label}
          value={value}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
          }}
        />
      );
    case 'text':
      return (
        <Textarea
          {...focused}
          className={classes.wide ?? ''}
          autosize
          minRows={3}
          label={label}
          value={value}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
          }}
        />
      );
    case 'tick':
      return (
        <Checkbox
          className={classes.wide ?? ''}
          label={label}
          checked={value === 'yes'}
          onChange={({ currentTarget: { checked } }) => {
            onChange(checked ? 'yes' : '');
          }}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...focused}
          label={label}
          value={value}
          data={field.choices.map((choice) => ({
            value: choice.value,
            label: choice.labelKey === null ? choice.text : t(choice.labelKey),
          }))}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value);
          }}
        />
      );
  }
}
