import { Alert, Checkbox, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { passphraseStrength } from './passphrase-strength.ts';
import type { SetupForm } from './setup-form.ts';

const BAR = {
  empty: { value: 0, color: 'gray' },
  weak: { value: 33, color: 'red' },
  fair: { value: 66, color: 'yellow' },
  strong: { value: 100, color: 'green' },
} as const;

/** The passphrase that opens the case file, with the plain warning that nobody can bring it back. */
export function PassphraseStep({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  const strength = passphraseStrength(form.values.passphrase);
  return (
    <Stack>
      <Alert icon={<IconKey size={20} />} color="yellow" title={t('desk.setup.passphrase.warning')}>
        {t('desk.setup.passphrase.warningBody')}
      </Alert>
      <PasswordInput
        label={t('desk.setup.passphrase.label')}
        description={t('desk.setup.passphrase.hint')}
        maxLength={500}
        autoComplete="off"
        {...form.getInputProps('passphrase')}
      />
      <Group gap="sm" wrap="nowrap">
        <Progress flex={1} aria-hidden {...BAR[strength]} />
        <Text size="sm" miw={110} aria-live="polite">
          {t('desk.setup.passphrase.strength', { word: t(`desk.strength.${strength}`) })}
        </Text>
      </Group>
      <PasswordInput
        label={t('desk.setup.passphrase.confirm')}
        maxLength={500}
        autoComplete="off"
        {...form.getInputProps('passphraseAgain')}
      />
      <Checkbox label={t('desk.setup.passphrase.kept')} {...form.getInputProps('kept', { type: 'checkbox' })} />
    </Stack>
  );
}
