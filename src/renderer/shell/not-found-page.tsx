import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** In place of a page that no address leads to: an old bookmark, a link that was cut off. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Paper role="alert" p="xl" m="xl" maw={640} withBorder>
      <Stack align="flex-start">
        <Title order={2} size="h4">
          {t('shell.notFound.title')}
        </Title>
        <Text>{t('shell.notFound.body')}</Text>
        <Button autoFocus onClick={() => void navigate({ to: '/' })}>
          {t('shell.error.home')}
        </Button>
      </Stack>
    </Paper>
  );
}
