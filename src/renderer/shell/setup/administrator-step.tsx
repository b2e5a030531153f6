import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '../../../domain/settings/settings.ts';
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
      <PasswordInput
        label={t('desk.signIn.password')}
        description={t('desk.password.nextHint', { n: defaultSettings.passwordMinLength })}
        maxLength={200}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={t('desk.password.confirm')}
        maxLength={200}
        autoComplete="new-password"
        {...form.getInputProps('passwordAgain')}
      />
    </Stack>
  );
}
