import { Checkbox, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Json, type JsonObject, isJsonObject } from '../../../../domain/policy/issue/value-tree.ts';
import { quantityOf, storedNumber, typedNumber } from '../quantity.ts';
import { codeWord, partName } from '../value-words.ts';
import { choicesFor } from './closed-choices.ts';

interface FieldProps {
  readonly path: readonly string[];
  readonly node: Json;
  readonly onChange: (node: Json) => void;
  /** Told when what stands in the field cannot be taken, and when it can again. */
  readonly onBroken: (isBroken: boolean) => void;
}

interface DataFieldsProps {
  readonly path: readonly string[];
  readonly data: JsonObject;
  readonly onChange: (data: JsonObject) => void;
  readonly onBroken: (name: string, isBroken: boolean) => void;
}

/** A field for each simple member of a value; what is nested deeper is written as JSON. */
export function DataFields({ path, data, onChange, onBroken }: DataFieldsProps) {
  return Object.entries(data).map(([name, node]) => (
    <NodeFields
      key={name}
      path={[...path, name]}
      node={node}
      onChange={(changed) => {
        onChange({ ...data, [name]: changed });
      }}
      onBroken={(member, isBroken) => {
        onBroken(`${name}.${member}`, isBroken);
      }}
    />
  ));
}

interface NodeFieldsProps extends Omit<FieldProps, 'onBroken'> {
  readonly onBroken: (member: string, isBroken: boolean) => void;
}

function NodeFields({ path, node, onChange, onBroken }: NodeFieldsProps) {
  if (isJsonObject(node) && Object.keys(node).length > 0 && Object.values(node).every(isSimple)) {
    return Object.entries(node).map(([name, member]) => (
      <SimpleField
        key={name}
        path={[...path, name]}
        node={member}
        onChange={(changed) => {
          onChange({ ...node, [name]: changed });
        }}
        onBroken={(isBroken) => {
          onBroken(name, isBroken);
        }}
      />
    ));
  }
  const Field = isSimple(node) ? SimpleField : JsonField;
  return (
    <Field
      path={path}
      node={node}
      onChange={onChange}
      onBroken={(isBroken) => {
        onBroken('', isBroken);
      }}
    />
  );
}

function isSimple(node: Json): boolean {
  return typeof node === 'number' || typeof node === 'string' || typeof node === 'boolean';
}

/** The member's name, or of a bare `value` what the value is called. */
function useLabel(path: readonly string[]): string {
  const { t } = useTranslation();
  const own = path.filter((name) => name !== 'value');
  return partName(own.at(-1) ?? '', path[0] ?? '', t);
}

function SimpleField({ path, node, onChange, onBroken }: FieldProps) {
  const { t } = useTranslation();
  const label = useLabel(path);
  if (typeof node === 'number') return <NumberField {...{ path, node, onChange, onBroken }} />;
  if (typeof node === 'boolean') {
    return (
      <Checkbox
        label={label}
        mt={28}
        checked={node}
        onChange={({ currentTarget: { checked } }) => {
          onChange(checked);
        }}
      />
    );
  }
  const text = typeof node === 'string' ? node : JSON.stringify(node);
  const choices = choicesFor(text);
  if (choices !== undefined) {
    return (
      <Select
        label={label}
        w={150}
        allowDeselect={false}
        value={text}
        data={choices.map((choice) => ({ value: choice, label: codeWord(choice, t) }))}
        onChange={(choice) => {
          onChange(choice);
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
        onChange(value);
      }}
    />
  );
}

function NumberField({ path, node, onChange, onBroken }: FieldProps & { readonly node: number }) {
  const { t } = useTranslation();
  const quantity = quantityOf(path);
  const [isEmpty, setEmpty] = useState(false);
  return (
    <NumberInput
      label={useLabel(path)}
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
        onBroken(!isNumber);
        if (isNumber) onChange(storedNumber(typed, quantity));
      }}
    />
  );
}

function JsonField({ node, onChange, onBroken }: FieldProps) {
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
        onBroken(parsed.why !== '');
        if (parsed.why === '') onChange(parsed.node);
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
