import { Checkbox, MultiSelect, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../domain/policy/issue/value-tree.ts';
import { quantityOf, storedNumber, typedNumber } from '../quantity.ts';
import { codeWord, fieldLabel } from '../value-words.ts';
import { choicesFor } from './closed-choices.ts';
import type { FieldChange, NodeProps } from './field-change.ts';
import { type FormSchema, blankOf, enumOf } from './form-schema.ts';

/** A number, a tick, a choice or a text. */
export function SimpleField({ path, node, schema, onChange }: NodeProps) {
  const { t } = useTranslation();
  const label = fieldLabel(path, t);
  if (typeof node === 'number') return <NumberField {...{ path, node, schema, onChange }} />;
  if (typeof node === 'boolean') {
    return (
      <Checkbox
        label={label}
        mt={28}
        checked={node}
        onChange={({ currentTarget: { checked } }) => {
          onChange({ node: checked });
        }}
      />
    );
  }
  const text = typeof node === 'string' ? node : JSON.stringify(node);
  const choices = (schema === undefined ? undefined : enumOf(schema)) ?? choicesFor(text);
  if (choices !== undefined) {
    return (
      <Select
        label={label}
        w={170}
        allowDeselect={false}
        value={text}
        data={choices.map((choice) => ({ value: choice, label: codeWord(choice, t) }))}
        onChange={(choice) => {
          onChange({ node: choice });
        }}
      />
    );
  }
  return (
    <TextInput
      label={label}
      w={220}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        onChange({ node: value });
      }}
    />
  );
}

/** A list of codes, each once, in the order in which they were chosen. */
export function ChoicesField({ path, node, choices, onChange }: NodeProps & { readonly choices: FormSchema }) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={fieldLabel(path, t)}
      w="100%"
      value={Array.isArray(node) ? (node as readonly Json[]).map(String) : []}
      data={(enumOf(choices) ?? []).map((choice) => ({ value: choice, label: codeWord(choice, t) }))}
      onChange={(chosen) => {
        onChange({ node: chosen });
      }}
    />
  );
}

interface VariantFieldProps {
  readonly path: readonly string[];
  readonly kind: string;
  readonly variants: ReadonlyMap<string, FormSchema>;
  readonly onChange: (change: FieldChange) => void;
}

/** Another kind has other members: they begin anew. */
export function VariantField({ path, kind, variants, onChange }: VariantFieldProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={fieldLabel(path, t)}
      w={170}
      allowDeselect={false}
      value={kind}
      data={[...variants.keys()].map((each) => ({ value: each, label: codeWord(each, t) }))}
      onChange={(chosen) => {
        const variant = variants.get(chosen ?? '');
        if (variant !== undefined) onChange({ node: blankOf(variant), forget: path.slice(0, -1).join('.') });
      }}
    />
  );
}

function NumberField({ path, node, onChange }: NodeProps<number>) {
  const { t } = useTranslation();
  const quantity = quantityOf(path);
  const [isEmpty, setEmpty] = useState(false);
  return (
    <NumberInput
      label={fieldLabel(path, t)}
      w={180}
      defaultValue={typedNumber(node, quantity)}
      suffix={quantity === undefined ? '' : ` ${t(`policy.unitHint.${quantity}`)}`}
      thousandSeparator=","
      decimalScale={quantity === undefined ? 0 : 4}
      allowNegative={false}
      error={isEmpty ? t('policy.draft.numberWrong') : null}
      onChange={(typed) => {
        const isNumber = typeof typed === 'number';
        setEmpty(!isNumber);
        const broken = { key: path.join('.'), isBroken: !isNumber };
        onChange({ node: isNumber ? storedNumber(typed, quantity) : node, broken });
      }}
    />
  );
}

/** For what no form is known. */
export function JsonField({ path, node, onChange }: NodeProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(node, null, 2));
  const [why, setWhy] = useState('');
  return (
    <Textarea
      label={t('policy.draft.json')}
      w="100%"
      autosize
      minRows={2}
      maxRows={14}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      value={text}
      error={why === '' ? null : t('policy.draft.jsonWrong', { why })}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        const parsed = parseJson(value);
        setWhy(parsed.why);
        const broken = { key: path.join('.'), isBroken: parsed.why !== '' };
        onChange({ node: parsed.why === '' ? parsed.node : node, broken });
      }}
    />
  );
}

function parseJson(text: string): { readonly node: Json; readonly why: string } {
  try {
    return { node: JSON.parse(text) as Json, why: '' };
  } catch (error) {
    return { node: null, why: error instanceof Error ? error.message : String(error) };
  }
}
