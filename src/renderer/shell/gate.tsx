import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/query.ts';
import { SessionContext } from '../api/session.ts';
import { router } from '../routes/router.tsx';

/** Nobody passes before the case file is open and a person has signed in. */
export function Gate() {
  const { t } = useTranslation();
  const status = useQuery(orpc.desk.status.queryOptions());
  const session = useQuery({ ...orpc.session.current.queryOptions(), enabled: status.data?.phase === 'open' });
  if (status.isError) {
    return (
      <Center h="100%">
        <Stack role="alert">
          <Title order={1} size="h3">
            {t('desk.unreachable.title')}
          </Title>
          <Text>{t('desk.unreachable.body')}</Text>
          <Button onClick={() => void status.refetch()}>{t('desk.unreachable.again')}</Button>
        </Stack>
      </Center>
    );
  }
  if (session.data === undefined || session.data === null) {
    return (
      <Center h="100%">
        <Loader aria-label={t('shell.loading')} />
      </Center>
    );
  }
  return (
    <SessionContext value={session.data}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}
