import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerStop, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../kernel/instant.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type AuditResult, useVerification } from './use-verification.ts';
import { Note } from '../../ui/note.tsx';

/** Walks every chain and seal of the case log and says in words what came of it. */
export function VerifyPanel() {
  const { t } = useTranslation();
  const { state, start, stop } = useVerification();
  const running = state.kind === 'running';
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="verify-title">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={2} size="h5" id="verify-title">
              {t('log.verify.title')}
            </Title>
            <Text c="var(--quiet)">{t('log.verify.hint')}</Text>
          </div>
          {running ? (
            <Button variant="default" onClick={stop} leftSection={<IconPlayerStop size={16} />} flex="none">
              {t('log.verify.stop')}
            </Button>
          ) : (
            <Button onClick={start} leftSection={<IconShieldCheck size={16} />} flex="none">
              {state.kind === 'idle' ? t('log.verify.start') : t('log.verify.again')}
            </Button>
          )}
        </Group>
        {running && <WalkProgress done={state.done} total={state.total} />}
        <div aria-live="polite">
          {state.kind === 'done' && <Outcome result={state.result} at={state.at} />}
          {state.kind === 'stopped' && <Note tone="plain">{t('log.verify.stopped')}</Note>}
        </div>
        {state.kind === 'failed' && <ProblemNote error={state.error} />}
      </Stack>
    </Paper>
  );
}

function WalkProgress({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation();
  const part = total === 0 ? 0 : (100 * done) / total;
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section
          value={done === 0 ? 100 : part}
          striped={done === 0}
          animated={done === 0}
          aria-label={t('log.verify.label')}
        />
      </Progress.Root>
      <Text mt={4}>{t('log.verify.progress', { done: formatCount(done), total: formatCount(total) })}</Text>
    </div>
  );
}

function Outcome({ result, at }: { result: AuditResult; at: Instant }) {
  const { t } = useTranslation();
  const counts = {
    events: formatCount(result.events),
    seals: formatCount(result.seals),
    devices: formatCount(result.devices),
    at: formatInstant(at),
  };
  if (result.ok) {
    return (
      <Note tone="done" icon={<IconCircleCheck size={20} />} title={t('log.verify.ok')}>
        {t('log.verify.okBody', counts)}
      </Note>
    );
  }
  return (
    <Note tone="late" icon={<IconAlertTriangle size={20} />} title={t('log.verify.bad')}>
      <Text>{t('log.verify.badBody', { problem: result.problem ?? '' })}</Text>
      <Text>{t('log.verify.checked', counts)}</Text>
    </Note>
  );
}
