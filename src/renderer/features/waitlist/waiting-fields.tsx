import { Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { isAdult } from '../../../domain/agency-check/person-age.ts';
import type { WaitingCommandType } from '../../../domain/waitlist/commands.ts';
import {
  banGrounds,
  changeCauses,
  leaveReasons,
  offerExcuses,
  offerRefusals,
  reminderWays,
} from '../../../domain/waitlist/reasons.ts';
import { useToday } from '../../ui/today.ts';
import type { FormField, WaitingForm } from './waiting-form.ts';

interface FieldsProps {
  readonly command: WaitingCommandType;
  readonly form: WaitingForm;
  readonly view: CaseView;
  readonly missing: readonly FormField[];
  readonly onChange: (patch: Partial<WaitingForm>) => void;
}

/** The fields of a command; none for one that says all by itself. */
export function WaitingFields(props: FieldsProps) {
  switch (props.command) {
    case 'record-number':
      return <NumberFields {...props} />;
    case 'carry-over':
      return <CarryFields {...props} />;
    case 'remind':
      return <Choice name="way" label="way" values={reminderWays} {...props} />;
    case 'reconfirm':
      return <ConfirmFields {...props} />;
    case 'reevaluate':
      return <Choice name="cause" label="cause" values={changeCauses} {...props} />;
    case 'refuse-offer':
      return <RefusalFields {...props} />;
    case 'leave':
      return <Choice name="reason" label="reason" values={leaveReasons} words="leave" {...props} />;
    case 'ban':
      return <BanFields {...props} />;
    case 'register':
    case 'settle-flag':
    case 'lift-ban':
      return null;
  }
}

type ChoiceName = 'way' | 'cause' | 'reason' | 'refusal' | 'grounds';

interface ChoiceProps extends FieldsProps {
  readonly name: ChoiceName;
  readonly label: ChoiceName;
  readonly values: readonly string[];
  /** Under which words the values stand, where that is not the field's own name. */
  readonly words?: 'leave';
}

function Choice({ name, label, values, words, form, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const under = words ?? name;
  return (
    <NativeSelect
      label={t(`waiting.form.${label}`)}
      value={form[name]}
      data={values.map((value) => ({ value, label: t(`waiting.${under as 'way'}.${value as 'letter'}`) }))}
      onChange={({ currentTarget: { value } }) => {
        onChange({ [name]: value });
      }}
    />
  );
}

interface TextFieldProps extends Pick<FieldsProps, 'form' | 'missing' | 'onChange'> {
  readonly name: 'month' | 'number' | 'source' | 'signedOn' | 'returnedOn' | 'waitsSince' | 'confirmedOn';
  /** Where the label is another than the field's own. */
  readonly label?: 'sourceOld';
  readonly problem: 'needed' | 'badDay' | 'badMonth' | 'badNumber';
}

function TextField({ name, label = name as 'sourceOld', problem, form, missing, onChange }: TextFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`waiting.form.${label}`)}
      value={form[name]}
      maxLength={200}
      error={missing.includes(name) ? t(`waiting.form.${problem}`) : null}
      onChange={({ currentTarget: { value } }) => {
        onChange({ [name]: value });
      }}
    />
  );
}

function NumberFields(props: FieldsProps) {
  return (
    <>
      <Group grow align="start">
        <TextField name="month" problem="badMonth" {...props} />
        <TextField name="number" problem="badNumber" {...props} />
      </Group>
      <TextField name="source" problem="needed" {...props} />
    </>
  );
}

function CarryFields(props: FieldsProps) {
  return (
    <>
      <Group grow align="start">
        <TextField name="waitsSince" problem="badDay" {...props} />
        <TextField name="confirmedOn" problem="badDay" {...props} />
      </Group>
      <TextField name="source" label="sourceOld" problem="needed" {...props} />
    </>
  );
}

function ConfirmFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { form, onChange } = props;
  return (
    <>
      <Radio.Group
        label={t('waiting.form.changed')}
        value={form.changed ? 'yes' : 'no'}
        onChange={(value) => {
          onChange({ changed: value === 'yes' });
        }}
      >
        <Group gap="lg" mt={4}>
          <Radio size="xs" value="no" label={t('waiting.form.changedNo')} />
          <Radio size="xs" value="yes" label={t('waiting.form.changedYes')} />
        </Group>
      </Radio.Group>
      <TextField name="signedOn" problem="badDay" {...props} />
    </>
  );
}

function RefusalFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { form, onChange } = props;
  return (
    <>
      <Choice name="refusal" label="refusal" values={offerRefusals} {...props} />
      <NativeSelect
        label={t('waiting.form.excuse')}
        value={form.excuse ?? ''}
        data={[
          { value: '', label: t('waiting.form.noExcuse') },
          ...offerExcuses.map((value) => ({ value, label: t(`waiting.excuse.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ excuse: offerExcuses.find((known) => known === value) ?? null });
        }}
      />
    </>
  );
}

function BanFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { form, view, missing, onChange } = props;
  const today = useToday();
  const grownUps = view.content.members.filter(({ identityNumber }) => isAdult(identityNumber, today));
  return (
    <>
      <Group grow align="start">
        <Choice name="grounds" label="grounds" values={banGrounds} {...props} />
        <TextField name="returnedOn" problem="badDay" {...props} />
      </Group>
      <Checkbox.Group
        label={t('waiting.form.persons')}
        value={[...form.persons]}
        error={missing.includes('persons') ? t('waiting.form.needed') : null}
        onChange={(persons) => {
          onChange({ persons });
        }}
      >
        <Stack gap={4} mt={4}>
          {grownUps.map(({ identityNumber, name }) => (
            <Checkbox key={identityNumber} size="xs" value={identityNumber} label={`${name} ${identityNumber}`} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}
