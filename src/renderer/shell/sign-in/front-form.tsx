import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';

interface FrontFormProps {
  readonly title: string;
  readonly body?: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The one small form in the middle of a front page. */
export function FrontForm({ title, body, onSubmit, children }: FrontFormProps) {
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Paper component="form" onSubmit={submit} withBorder p="xl" w={400}>
      <Stack gap="md">
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          {body !== undefined && (
            <Text c="var(--quiet)" size="sm">
              {body}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
