import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { OfficeLevel } from '../../../domain/office/office.ts';
import { codeLength, levelsDownTo, officeLevels, type SetupForm } from './setup-form.ts';

/** City, district, street, down to the office where this desk stands. */
export function OfficeStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Group gap="md">
        <Text id="desk-level">{t('desk.setup.office.where')}</Text>
        <SegmentedControl
          aria-labelledby="desk-level"
          data={officeLevels.map((level) => ({ value: level, label: t(`officeLevel.${level}`) }))}
          {...form.getInputProps('level')}
        />
      </Group>
      <Text c="var(--quiet)" size="sm">
        {t('desk.setup.office.hint')}
      </Text>
      {levelsDownTo(form.values.level).map((level) => (
        <OfficeRow key={level} level={level} form={form} />
      ))}
    </Stack>
  );
}

function OfficeRow({ level, form }: { readonly level: OfficeLevel; readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  const word = t(`officeLevel.${level}`);
  return (
    <Group align="flex-start" wrap="nowrap">
      <TextInput
        w={180}
        label={t('desk.setup.office.codeOf', { level: word })}
        inputMode="numeric"
        maxLength={codeLength[level]}
        autoComplete="off"
        {...form.getInputProps(`offices.${level}.id`)}
      />
      <TextInput
        flex={1}
        label={t('desk.setup.office.nameOf', { level: word })}
        maxLength={50}
        autoComplete="off"
        {...form.getInputProps(`offices.${level}.name`)}
      />
    </Group>
  );
}
