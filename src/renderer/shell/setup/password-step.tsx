import { PasswordInput, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import type { SetupForm } from './setup-form.ts';

/** The password on this desk of the person whom the code names. */
export function PasswordStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text c="var(--quiet)">{t('desk.setup.join.passwordHint')}</Text>
      <PasswordFields form={form} label={t('desk.setup.join.password')} />
    </Stack>
  );
}

interface PasswordFieldsProps {
  readonly form: UseFormReturnType<SetupForm>;
  readonly label: string;
}

/** A new password, typed twice. */
export function PasswordFields({ form, label }: PasswordFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordInput
        label={label}
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
    </>
  );
}
