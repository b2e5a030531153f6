import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useProblemWords } from '../api/problem-words.ts';

/** What a call failed with, in words, where the person looks; read out at once. Nothing for null. */
export function ProblemNote({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  const { ofError } = useProblemWords();
  if (error === null || error === undefined) return null;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} />} p="sm">
      {ofError(error)}
      {children}
    </Alert>
  );
}
