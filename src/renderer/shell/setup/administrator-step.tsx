import { Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PasswordFields } from './password-step.tsx';
import type { SetupForm } from './setup-form.ts';

export function AdministratorStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text c="var(--quiet)" size="sm">
        {t('desk.setup.administrator.hint')}
      </Text>
      <TextInput
        label={t('desk.setup.administrator.account')}
        description={t('desk.setup.administrator.accountHint')}
        maxLength={32}
        autoComplete="off"
        {...form.getInputProps('account')}
      />
      <TextInput
        label={t('desk.setup.administrator.name')}
        maxLength={50}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <PasswordFields form={form} label={t('desk.signIn.password')} />
    </Stack>
  );
}
