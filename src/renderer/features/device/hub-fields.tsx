import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HubFieldName, HubFields } from './hub-form.ts';

interface HubFieldsInputProps {
  readonly values: HubFields;
  readonly problems: Readonly<Partial<Record<HubFieldName, string>>>;
  readonly onChange: (name: HubFieldName, value: string) => void;
}

const lengths = { url: 300, code: 60, deviceName: 80 } as const satisfies Record<HubFieldName, number>;
const names = ['url', 'code', 'deviceName'] as const;

/** Where the hub is, the code that lets this desk in, and what the desk is called among the others. */
export function HubFieldsInput({ values, problems, onChange }: HubFieldsInputProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      {names.map((name) => (
        <TextInput
          key={name}
          label={t(`device.connect.${name}`)}
          description={t(`device.connect.${name}Hint`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={lengths[name]}
          autoComplete="off"
          spellCheck={false}
          required
          withAsterisk={false}
          {...(name === 'url' ? { inputMode: 'url' as const } : {})}
          value={values[name]}
          error={problems[name]}
          onChange={(event) => {
            onChange(name, event.currentTarget.value);
          }}
        />
      ))}
    </Stack>
  );
}
