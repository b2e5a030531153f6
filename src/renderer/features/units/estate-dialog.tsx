import { NativeSelect, SimpleGrid, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EstateView, estateIdSchema } from '../../../contract/units.ts';
import { officeIdSchema } from '../../../contract/schemas/primitives.ts';
import { facilityKinds } from '../../../domain/estate/particulars.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import {
  type EstateField,
  type EstateForm,
  estateFormOf,
  estateOf,
  textFields,
  wrongEstateFields,
} from './estate-form.ts';
import { SignedDialog } from './signed-dialog.tsx';

interface EstateDialogProps {
  /** Null for a new one. */
  readonly estate: EstateView | null;
  readonly onClose: () => void;
}

/** What the ledger says of an estate, signed by two. */
export function EstateDialog({ estate, onClose }: EstateDialogProps) {
  const { t } = useTranslation();
  const { office } = useSession();
  const [form, setForm] = useState(() => estateFormOf(estate, officeIdSchema.parse(office)));
  const [asked, setAsked] = useState(false);
  const wrong = wrongEstateFields(form, estate === null);
  return (
    <SignedDialog
      title={t(estate === null ? 'units.estateCommand.register' : 'units.estateCommand.correct')}
      onClose={onClose}
      isReady={wrong.length === 0}
      onAsked={() => {
        setAsked(true);
      }}
      send={(commandId, second) =>
        client.units.changeEstate({
          commandId,
          estateId: estateIdSchema.parse(form.estateId.trim()),
          version: estate?.version ?? 0,
          command:
            estate === null
              ? { type: 'register', estate: estateOf(form) }
              : { type: 'correct', changes: estateOf(form), reason: form.reason.trim() },
          second,
        })
      }
    >
      <Fields
        form={form}
        isNew={estate === null}
        wrong={asked ? wrong : []}
        onChange={(patch) => {
          setForm((before) => ({ ...before, ...patch }));
        }}
      />
    </SignedDialog>
  );
}

interface FieldsProps {
  readonly form: EstateForm;
  readonly isNew: boolean;
  readonly wrong: readonly EstateField[];
  readonly onChange: (patch: Partial<EstateForm>) => void;
}

function Fields({ form, isNew, wrong, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { data: offices } = useQuery(orpc.offices.list.queryOptions());
  const errorOf = (field: EstateField): string | null => (wrong.includes(field) ? t('units.wrong.estate') : null);
  const text = (field: 'estateId' | (typeof textFields)[number]) => (
    <TextInput
      key={field}
      data-autofocus={field === (isNew ? 'estateId' : textFields[0]) ? true : undefined}
      size="xs"
      label={t(`units.estateForm.${field}`)}
      value={form[field]}
      error={errorOf(field)}
      onChange={({ currentTarget: { value } }) => {
        onChange({ [field]: value });
      }}
    />
  );
  return (
    <>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
        {isNew && text('estateId')}
        {textFields.map(text)}
        <NativeSelect
          size="xs"
          label={t('units.estateForm.office')}
          value={form.office}
          data={(offices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => {
            onChange({ office: value });
          }}
        />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
        {facilityKinds.map((kind) => (
          <Textarea
            key={kind}
            size="xs"
            autosize
            minRows={2}
            maxRows={4}
            label={t('units.estateForm.near', { kind: t(`units.facility.${kind}`) })}
            value={form[kind]}
            error={errorOf(kind)}
            onChange={({ currentTarget: { value } }) => {
              onChange({ [kind]: value });
            }}
          />
        ))}
      </SimpleGrid>
      {!isNew && (
        <TextInput
          size="xs"
          label={t('units.form.reason')}
          value={form.reason}
          error={errorOf('reason')}
          onChange={({ currentTarget: { value } }) => {
            onChange({ reason: value });
          }}
        />
      )}
    </>
  );
}
