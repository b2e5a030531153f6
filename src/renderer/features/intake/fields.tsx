import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { compactNumber } from '../../../domain/identity/half-width.ts';
import { parsePhone } from '../../../domain/identity/mobile.ts';
import classes from './fields.module.css';
import { type FieldState, fieldElementId, useFormEdit } from './form-edit.ts';
import { parseTypedDate } from './typed-date.ts';

interface TextFieldProps extends FieldState {
  /** What stands under the field while nothing is wrong. */
  readonly hint?: string;
  readonly kind?: 'line' | 'number' | 'identity' | 'phone' | 'date' | 'code';
  readonly required?: boolean;
}

/** How a text is tidied when the field is left; what does not read stays as typed. */
const tidy: Readonly<Record<NonNullable<TextFieldProps['kind']>, (text: string) => string>> = {
  line: (text) => text.trim(),
  number: (text) => compactNumber(text),
  identity: (text) => compactNumber(text).toUpperCase(),
  code: (text) => compactNumber(text).toUpperCase(),
  date: (text) => parseTypedDate(text) ?? text.trim(),
  phone: (text) => {
    const phone = parsePhone(text);
    return phone.ok ? phone.value : text.trim();
  },
};

export const TextField = memo(function TextField(props: TextFieldProps) {
  const { path, label, value, kind = 'line', required = false } = props;
  const { t } = useTranslation();
  const edit = useFormEdit();
  return (
    <TextInput
      id={fieldElementId(path)}
      label={label}
      value={value}
      required={required}
      error={props.error !== ''}
      description={noteOf(props)}
      {...noteStyle(props)}
      placeholder={kind === 'date' ? t('intake.dateHint') : ''}
      autoComplete="off"
      spellCheck={false}
      {...(kind === 'number'
        ? { inputMode: 'decimal' as const, classNames: { ...noteStyle(props).classNames, input: classes.number ?? '' } }
        : {})}
      onChange={(event) => {
        edit.set(path, event.currentTarget.value);
      }}
      onBlur={() => {
        const tidied = tidy[kind](value);
        if (tidied !== value) edit.set(path, tidied);
        edit.check(path);
      }}
    />
  );
});

export const NoteField = memo(function NoteField(props: FieldState) {
  const edit = useFormEdit();
  return (
    <Textarea
      id={fieldElementId(props.path)}
      label={props.label}
      value={props.value}
      autosize
      minRows={1}
      maxRows={4}
      error={props.error !== ''}
      description={noteOf(props)}
      {...noteStyle(props)}
      onChange={(event) => {
        edit.set(props.path, event.currentTarget.value);
      }}
      onBlur={() => {
        edit.check(props.path);
      }}
    />
  );
});

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type Choices = readonly (Choice | { readonly group: string; readonly items: readonly Choice[] })[];

interface ChoiceFieldProps extends FieldState {
  readonly choices: Choices;
  readonly required?: boolean;
}

export const ChoiceField = memo(function ChoiceField({ choices, ...props }: ChoiceFieldProps) {
  const { path, label, value, required = false } = props;
  const { t } = useTranslation();
  const edit = useFormEdit();
  return (
    <NativeSelect
      id={fieldElementId(path)}
      label={label}
      value={value}
      required={required}
      error={props.error !== ''}
      description={noteOf(props)}
      {...noteStyle(props)}
      onChange={(event) => {
        edit.set(path, event.currentTarget.value);
      }}
      onBlur={() => {
        edit.check(path);
      }}
    >
      {value === '' && <option value="">{t('intake.choose')}</option>}
      {choices.map((choice) =>
        'group' in choice ? (
          <optgroup key={choice.group} label={choice.group}>
            {choice.items.map(option)}
          </optgroup>
        ) : (
          option(choice)
        ),
      )}
    </NativeSelect>
  );
});

interface FlagFieldProps {
  readonly path: string;
  readonly label: string;
  readonly checked: boolean;
}

export const FlagField = memo(function FlagField({ path, label, checked }: FlagFieldProps) {
  const edit = useFormEdit();
  return (
    <Checkbox
      id={fieldElementId(path)}
      label={label}
      checked={checked}
      onChange={(event) => {
        edit.set(path, event.currentTarget.checked);
      }}
    />
  );
});

function option({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

/** The line under a field is always there, so that nothing moves when something is said on it. */
function noteOf(field: { readonly error: string; readonly warning: string; readonly hint?: string }): string {
  return [field.error, field.warning, field.hint ?? ''].find((note) => note !== '') ?? '\u00a0';
}

function noteStyle(field: { readonly error: string; readonly warning: string }) {
  const tone = field.error !== '' ? classes.wrong : field.warning !== '' ? classes.doubtful : classes.hint;
  return {
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
    classNames: { description: `${classes.note ?? ''} ${tone ?? ''}`, input: '' },
  };
}
