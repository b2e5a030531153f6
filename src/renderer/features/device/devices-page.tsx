import { Skeleton, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../shell/sync/use-sync.ts';
import { ConnectForm } from './connect-form.tsx';
import { DeviceList } from './device-list.tsx';
import { OwnDevice } from './own-device.tsx';

/** This desk's place among the city's devices; before it has one, the way in. */
export function DevicesPage() {
  const { t } = useTranslation();
  const sync = useSync();
  return (
    <Stack p="lg" gap="md">
      <Title order={1} size="h3">
        {t('device.title')}
      </Title>
      {sync === undefined && <Skeleton height={400} />}
      {sync?.phase === 'alone' && <ConnectForm />}
      {sync !== undefined && sync.phase !== 'alone' && (
        <>
          <OwnDevice status={sync} />
          <DeviceList status={sync} />
        </>
      )}
    </Stack>
  );
}
