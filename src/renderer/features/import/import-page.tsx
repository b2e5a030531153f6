import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../ui/format.ts';
import { ImportReportView } from './import-report.tsx';
import { type ImportPhase, type ImportRun, clearImport, startImport, stopImport, useImportRun } from './import-run.ts';
import { PackageDrop } from './package-drop.tsx';
import { reasonWords } from './reason-words.ts';
import { Note } from '../../ui/note.tsx';

/** From a package file to a report of what came in and what did not. */
export function ImportPage() {
  const { t } = useTranslation();
  const { staffId } = useSession();
  const run = useImportRun(staffId);
  return (
    <Stack p="lg" gap="md">
      <Title order={1} size="h3">
        {t('import.title')}
      </Title>
      {(run.kind === 'idle' || run.kind === 'stopped' || run.kind === 'failed') && (
        <>
          <LastOutcome run={run} />
          <PackageDrop onPackage={(file) => startImport(file, staffId)} />
        </>
      )}
      {run.kind === 'running' && <Running run={run} />}
      {run.kind === 'done' && <ImportReportView name={run.name} report={run.report} onAgain={clearImport} />}
    </Stack>
  );
}

function LastOutcome({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { ofError } = useProblemWords();
  if (run.kind === 'stopped') {
    return (
      <Note tone="plain" icon={<IconInfoCircle size={18} />} title={t('import.stopped.title')} role="status">
        {t('import.stopped.body')}
      </Note>
    );
  }
  if (run.kind !== 'failed') return null;
  const refusal = refusalOf(run.error);
  const whole = refusal !== undefined;
  const why =
    refusal?.code === 'bad-package'
      ? t('import.failed.why', { reason: reasonWords(refusal.reason, t) })
      : ofError(run.error);
  return (
    <Note
      role="alert"
      tone="late"
      icon={<IconAlertTriangle size={18} />}
      title={`${whole ? t('import.failed.whole') : t('import.failed.broken')} · ${run.name}`}
    >
      <Text>{why}</Text>
      <Text>{whole ? t('import.failed.nothing') : t('import.failed.kept')}</Text>
    </Note>
  );
}

/** Share of the whole bar that each phase takes: saving is what lasts. */
const parts: Readonly<Record<ImportPhase, readonly [from: number, width: number]>> = {
  reading: [0, 10],
  checking: [10, 30],
  saving: [40, 60],
};

function Running({ run }: { run: Extract<ImportRun, { kind: 'running' }> }) {
  const { t } = useTranslation();
  const [from, width] = parts[run.phase];
  const value = from + (run.total === 0 ? 0 : (width * run.done) / run.total);
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('import.running.title', { name: run.name })}
        </Title>
        <Progress.Root size="xl">
          <Progress.Section value={Math.max(value, 1)} aria-label={t('import.running.label')} />
        </Progress.Root>
        <Text role="status">
          {t('import.step', {
            phase: t(`import.phase.${run.phase}`),
            done: formatCount(run.done),
            total: formatCount(run.total),
          })}
        </Text>
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text>{t('import.running.safe')}</Text>
            <Text c="var(--quiet)">{t('import.running.stopHint')}</Text>
          </div>
          <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={stopImport} flex="none">
            {t('import.running.stop')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
