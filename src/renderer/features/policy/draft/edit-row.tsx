import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyValue } from '../../../../contract/policies.ts';
import classes from '../policy.module.css';
import { fullName } from '../value-words.ts';
import { ConfidenceSelect } from './confidence-select.tsx';
import { DataFields } from './data-fields.tsx';
import { type ValueEdit, afterChange } from './draft.ts';
import type { FormSchema } from './form-schema.ts';

interface EditRowProps {
  readonly edit: ValueEdit;
  /** A value of the same form that says something, where this one says nothing yet. */
  readonly template: PolicyValue | undefined;
  /** What the check of a version allows here. */
  readonly schema: FormSchema | undefined;
  readonly onChange: (edit: ValueEdit) => void;
  readonly onUndo: () => void;
  readonly onDone: () => void;
}

/** One value being changed in its place: what it says, and anew what it rests on. */
export function EditRow({ edit, template, schema, onChange, onUndo, onDone }: EditRowProps) {
  const { t } = useTranslation();
  // Fields keep what is typed; a form filled in from elsewhere begins them anew.
  const [round, setRound] = useState(0);
  const [checked, setChecked] = useState(false);
  const done = (): void => {
    setChecked(true);
    if (edit.source.trim() !== '' && edit.confidence !== null && edit.broken.length === 0) onDone();
  };
  return (
    <tr className={classes.editing}>
      <td colSpan={5}>
        <Group align="flex-start" gap="md">
          <DataFields
            key={round}
            path={edit.path}
            data={edit.data}
            schema={schema}
            onChange={(change) => {
              onChange(afterChange(edit, change));
            }}
          />
        </Group>
        <Group align="flex-start" gap="md" mt="sm">
          <TextInput
            label={t('policy.draft.source')}
            required
            flex={1}
            miw={280}
            maxLength={300}
            value={edit.source}
            error={checked && edit.source.trim() === '' ? t('policy.draft.sourceMissing') : null}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...edit, source: value });
            }}
          />
          <ConfidenceSelect
            label={t('policy.draft.confidence')}
            value={edit.confidence}
            error={checked && edit.confidence === null ? t('policy.draft.confidenceMissing') : null}
            onChange={(confidence) => {
              onChange({ ...edit, confidence });
            }}
          />
          <Group gap="xs" mt={20}>
            {template !== undefined && (
              <Button
                variant="default"
                onClick={() => {
                  onChange({ ...edit, data: template.data, broken: [] });
                  setRound(round + 1);
                }}
              >
                {t('policy.draft.template', { name: fullName(template.path, t) })}
              </Button>
            )}
            <Button variant="default" onClick={onUndo}>
              {t('policy.draft.undo')}
            </Button>
            <Button variant="light" onClick={done}>
              {t('policy.draft.done')}
            </Button>
          </Group>
        </Group>
      </td>
    </tr>
  );
}
