import { Button, Group } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Json, type JsonObject, isJsonObject } from '../../../../domain/policy/issue/value-tree.ts';
import classes from '../policy.module.css';
import { fieldLabel } from '../value-words.ts';
import type { FieldChange, NodeProps } from './field-change.ts';
import { type FormSchema, blankOf, mayBeNull, schemaAt, variantsOf, withoutNull } from './form-schema.ts';
import { ChoicesField, JsonField, SimpleField, VariantField } from './simple-fields.tsx';

interface DataFieldsProps {
  readonly path: readonly string[];
  readonly data: JsonObject;
  /** Of the value; undefined for one that this program's check does not name. */
  readonly schema: FormSchema | undefined;
  readonly onChange: (change: FieldChange<JsonObject>) => void;
}

/** Fields for everything that a value holds, as its check allows: choices, rows to add and take away, what may be unset. */
export function DataFields({ path, data, schema, onChange }: DataFieldsProps) {
  return Object.entries(data).map(([name, node]) => (
    <NodeFields
      key={name}
      path={[...path, name]}
      node={node}
      schema={schema === undefined ? undefined : schemaAt(schema, [name])}
      onChange={({ node: changed, ...rest }) => {
        onChange({ ...rest, node: { ...data, [name]: changed } });
      }}
    />
  ));
}

function NodeFields(props: NodeProps) {
  const { schema } = props;
  if (schema !== undefined && mayBeNull(schema)) return <OptionalFields {...props} schema={schema} />;
  return <SaidFields {...props} />;
}

/** A limit that a class does not have, a bound that is open: set with what the check asks, and unset again. */
function OptionalFields({ path, node, schema, onChange }: NodeProps & { readonly schema: FormSchema }) {
  const { t } = useTranslation();
  const name = fieldLabel(path, t);
  if (node === null) {
    return (
      <Group gap="xs" className={classes.optional}>
        <span>{t('policy.draft.unset', { name })}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onChange({ node: blankOf(schema) });
          }}
        >
          {t('policy.draft.set', { name })}
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="xs" align="flex-end" className={classes.optional}>
      <SaidFields path={path} node={node} schema={withoutNull(schema)} onChange={onChange} />
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('policy.draft.unsetNamed', { name })}
        onClick={() => {
          onChange({ node: null, forget: path.join('.') });
        }}
      >
        {t('policy.draft.unsetIt')}
      </Button>
    </Group>
  );
}

function SaidFields(props: NodeProps) {
  const { path, node, schema, onChange } = props;
  if (Array.isArray(node)) {
    const items = schema === undefined ? undefined : schemaAt(schema, ['0']);
    if (items === undefined) return <JsonField {...props} />;
    if (Array.isArray(items['enum'])) return <ChoicesField {...props} choices={items} />;
    return <RowsField path={path} node={node as readonly Json[]} schema={items} onChange={onChange} />;
  }
  if (isJsonObject(node) && Object.keys(node).length > 0) return <Members {...props} node={node} />;
  return typeof node === 'object' ? <JsonField {...props} /> : <SimpleField {...props} />;
}

/** The members of an object; where it is one of several kinds, the kind is chosen first. */
function Members({ path, node, schema, onChange }: NodeProps<JsonObject>) {
  const variants = schema === undefined ? undefined : variantsOf(schema);
  const kind = typeof node['kind'] === 'string' ? node['kind'] : '';
  const own = variants?.get(kind) ?? schema;
  return (
    <>
      {variants !== undefined && variants.size > 0 && (
        <VariantField path={[...path, 'kind']} kind={kind} variants={variants} onChange={onChange} />
      )}
      {Object.entries(node)
        .filter(([name]) => name !== 'kind' || variants === undefined || variants.size === 0)
        .map(([name, member]) => (
          <NodeFields
            key={name}
            path={[...path, name]}
            node={member}
            schema={own === undefined ? undefined : schemaAt(own, [name])}
            onChange={({ node: changed, ...rest }) => {
              onChange({ ...rest, node: { ...node, [name]: changed } });
            }}
          />
        ))}
    </>
  );
}

interface RowsFieldProps extends NodeProps<readonly Json[]> {
  /** Of one row. */
  readonly schema: FormSchema;
}

/** The rows of a list, each to be changed or taken away, and a new one with what the check asks. */
function RowsField({ path, node, schema, onChange }: RowsFieldProps) {
  const { t } = useTranslation();
  const name = fieldLabel(path, t);
  const prefix = useId();
  // A row keeps its fields when one above it goes.
  const [keys, setKeys] = useState(() => node.map((_, place) => `${prefix}${String(place)}`));
  const [made, setMade] = useState(node.length);
  return (
    <div className={classes.rows} role="group" aria-label={name}>
      {node.map((row, place) => (
        <Group key={keys[place] ?? place} gap="md" align="flex-end" className={classes.rowFields}>
          <NodeFields
            path={[...path, String(place)]}
            node={row}
            schema={schema}
            onChange={({ node: changed, ...rest }) => {
              onChange({ ...rest, node: node.map((other, at) => (at === place ? changed : other)) });
            }}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('policy.draft.removeRowOf', { n: place + 1, name })}
            onClick={() => {
              setKeys(keys.filter((_, at) => at !== place));
              onChange({ node: node.filter((_, at) => at !== place), forget: path.join('.') });
            }}
          >
            {t('policy.draft.removeRow')}
          </Button>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('policy.draft.addRowTo', { name })}
        onClick={() => {
          setKeys([...keys, `${prefix}${String(made)}`]);
          setMade(made + 1);
          onChange({ node: [...node, blankOf(schema)] });
        }}
      >
        {t('policy.draft.addRow')}
      </Button>
    </div>
  );
}
