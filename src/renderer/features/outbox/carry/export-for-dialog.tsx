import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { parseOfficeId } from '../../../../domain/office/office.ts';
import { instant } from '../../../../kernel/instant.ts';
import { invariant } from '../../../../kernel/invariant.ts';
import { client } from '../../../api/client.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { CarryDialog } from './carry-dialog.tsx';
import { carriedFileName, passphraseProblems } from './carry-form.ts';
import { PassphraseFields } from './passphrase-fields.tsx';

export interface OfficeChoice {
  readonly value: string;
  readonly label: string;
}

interface ExportForDialogProps {
  readonly offices: readonly OfficeChoice[];
  readonly onClose: () => void;
}

interface ExportFor {
  readonly office: string;
  readonly after: string;
  readonly passphrase: string;
  readonly again: string;
}

const NUMBER = /^\d{1,15}$/;
const nothing: ExportFor = { office: '', after: '0', passphrase: '', again: '' };

/** What an office below should have, as one encrypted file: the way back by stick. */
export function ExportForDialog({ offices, onClose }: ExportForDialogProps) {
  const { t } = useTranslation();
  const form = useForm<ExportFor>({ initialValues: nothing, validate: (values) => problemsOf(values, t) });
  const make = useMutation({
    mutationFn: async ({ office, after, passphrase }: ExportFor) => {
      const id = parseOfficeId(office);
      invariant(id, 'an office from the list');
      const content = await client.sync.exportFor({ office: id, after: Number(after), passphrase });
      const name = offices.find(({ value }) => value === office)?.label.trim() ?? office;
      const words = t('outbox.exportFor.name', { office: name });
      return { name: carriedFileName({ words, at: instant(Date.now()), given: content.name }), content };
    },
    onSuccess: (file) => {
      saveFile(file.name, file.content);
    },
  });
  return (
    <CarryDialog
      title={t('outbox.exportFor.title')}
      body={t('outbox.exportFor.body')}
      submitLabel={t('outbox.exportFor.submit')}
      file={make.data}
      pending={make.isPending}
      error={make.error}
      onSubmit={form.onSubmit((values) => {
        make.mutate(values);
      })}
      onClose={onClose}
    >
      <NativeSelect
        label={t('outbox.exportFor.office')}
        data-autofocus
        data={[{ value: '', label: '' }, ...offices]}
        {...form.getInputProps('office')}
      />
      <TextInput
        label={t('outbox.exportFor.after')}
        description={t('outbox.exportFor.afterHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="numeric"
        maxLength={15}
        {...form.getInputProps('after')}
      />
      <PassphraseFields
        value={form.values}
        problems={form.errors as Readonly<Record<string, string>>}
        onChange={(typed) => {
          form.setValues(typed);
        }}
      />
    </CarryDialog>
  );
}

function problemsOf(values: ExportFor, t: TFunction): Record<string, string> {
  return {
    ...(values.office === '' ? { office: t('outbox.exportFor.officeMissing') } : {}),
    ...(NUMBER.test(values.after.trim()) ? {} : { after: t('outbox.exportFor.afterWrong') }),
    ...passphraseProblems(values, t),
  };
}
