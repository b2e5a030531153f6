import { Checkbox, Group, NativeSelect, SimpleGrid, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UnitView, unitNoSchema } from '../../../contract/units.ts';
import type { LedgerCommandType } from '../../../domain/unit/commands.ts';
import { unitTypes } from '../../../domain/unit/particulars.ts';
import type { EstateId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { type LedgerField, type LedgerForm, commandOf, fieldsOf, formOf, wrongFields } from './ledger-form.ts';
import { SignedDialog } from './signed-dialog.tsx';

interface LedgerDialogProps {
  readonly command: LedgerCommandType;
  /** Null for a new home of the estate. */
  readonly view: UnitView | null;
  readonly estateId?: EstateId;
  readonly onClose: () => void;
}

/** One change of what the ledger says of a home, signed by two. */
export function LedgerDialog({ command, view, estateId, onClose }: LedgerDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(view));
  const [asked, setAsked] = useState(false);
  const wrong = wrongFields(command, form);
  const change = (patch: Partial<LedgerForm>): void => {
    setForm((before) => ({ ...before, ...patch }));
  };
  const estate = estateId ?? view?.particulars.estateId;
  return (
    <SignedDialog
      title={t(`units.command.${command}`)}
      onClose={onClose}
      isReady={wrong.length === 0 && estate !== undefined}
      onAsked={() => {
        setAsked(true);
      }}
      send={(commandId, second) =>
        client.units.change({
          commandId,
          unitNo: unitNoSchema.parse(view?.unitNo ?? form.unitNo.trim()),
          version: view?.version ?? 0,
          command: commandOf(command, form, estate as EstateId),
          second,
        })
      }
    >
      <Fields command={command} form={form} wrong={asked ? wrong : []} onChange={change} />
    </SignedDialog>
  );
}

interface FieldsProps {
  readonly command: LedgerCommandType;
  readonly form: LedgerForm;
  readonly wrong: readonly LedgerField[];
  readonly onChange: (patch: Partial<LedgerForm>) => void;
}

function Fields({ command, form, wrong, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const fields = fieldsOf(command).filter((field) => field !== 'reason');
  return (
    <>
      {fields.length > 0 && (
        <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
          {fields.map((field, index) => (
            <TextInput
              key={field}
              data-autofocus={index === 0 ? true : undefined}
              size="xs"
              label={t(`units.form.${field}`)}
              value={form[field]}
              error={wrong.includes(field) ? t(`units.wrong.${field}`) : null}
              onChange={({ currentTarget: { value } }) => {
                onChange({ [field]: value });
              }}
            />
          ))}
        </SimpleGrid>
      )}
      {(command === 'register' || command === 'correct') && (
        <Group gap="md" align="flex-end">
          <NativeSelect
            size="xs"
            label={t('units.column.type')}
            value={form.type}
            data={unitTypes.map((value) => ({ value, label: t(`units.type.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              onChange({ type: unitTypes.find((known) => known === value) ?? form.type });
            }}
          />
          {(['lift', 'accessible'] as const).map((flag) => (
            <Checkbox
              key={flag}
              size="xs"
              mb={7}
              label={t(`units.field.${flag}`)}
              checked={form[flag]}
              onChange={({ currentTarget: { checked } }) => {
                onChange({ [flag]: checked });
              }}
            />
          ))}
        </Group>
      )}
      {fieldsOf(command).includes('reason') && (
        <Textarea
          data-autofocus={fields.length === 0 ? true : undefined}
          label={t('units.form.reason')}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2000}
          value={form.reason}
          error={wrong.includes('reason') ? t('units.wrong.reason') : null}
          onChange={({ currentTarget: { value } }) => {
            onChange({ reason: value });
          }}
        />
      )}
    </>
  );
}
