import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProfileForm } from './profile-form.ts';

/** The relatives on whose applications this person does not work. */
export function RelativesEditor({ form }: { form: UseFormReturnType<ProfileForm> }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="group" aria-labelledby="relatives-title">
      <div>
        <Text fw={500} id="relatives-title">
          {t('staff.form.relatives')}
        </Text>
        <Text c="var(--quiet)" fz="xs">
          {t('staff.form.relativesHint')}
        </Text>
      </div>
      {form.values.relatives.map((_, index) => (
        <Group key={index} gap="sm" wrap="nowrap" align="flex-start">
          <TextInput
            w={180}
            aria-label={t('staff.form.relativeName', { n: index + 1 })}
            placeholder={t('staff.form.name')}
            {...form.getInputProps(`relatives.${index}.name`)}
          />
          <TextInput
            flex={1}
            aria-label={t('staff.form.relativeIdentity', { n: index + 1 })}
            placeholder={t('staff.form.identityNumber')}
            {...form.getInputProps(`relatives.${index}.identityNumber`)}
          />
          <ActionIcon
            size={34}
            variant="subtle"
            color="gray"
            aria-label={t('staff.form.removeRelative', { n: index + 1 })}
            onClick={() => {
              form.removeListItem('relatives', index);
            }}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        w="fit-content"
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => {
          form.insertListItem('relatives', { name: '', identityNumber: '' });
        }}
      >
        {t('staff.form.addRelative')}
      </Button>
    </Stack>
  );
}
