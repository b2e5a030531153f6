import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ReadingLog } from './reading-log.tsx';
import { VerifyPanel } from './verify-panel.tsx';

/** For the administrator and the auditor: does the case log hold, and who looked at whose data. */
export function LogPage() {
  const { t } = useTranslation();
  return (
    <Stack p="lg" gap="md">
      <Title order={1} size="h3">
        {t('log.title')}
      </Title>
      <VerifyPanel />
      <ReadingLog />
    </Stack>
  );
}
