import { Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** In place of a page that threw: what happened, what was kept, what to do. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = (): void => {
    reset();
    void navigate({ to: '/' });
  };
  return (
    <Paper role="alert" p="xl" m="xl" maw={640} withBorder>
      <Stack>
        <Title order={2} size="h4">
          {t('shell.error.title')}
        </Title>
        <Text>{t('shell.error.body')}</Text>
        <Code block>{error instanceof Error ? error.message : String(error)}</Code>
        <Group>
          <Button onClick={reset}>{t('shell.error.again')}</Button>
          <Button variant="default" onClick={home}>
            {t('shell.error.home')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
