import { Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatInstant, formatYuan } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import classes from './payments.module.css';
import { TakenTable } from './taken-table.tsx';
import { type FileRun, usePaymentFile } from './use-payment-file.ts';
import looks from '../../ui/looks.module.css';

type Reading = ReturnType<typeof usePaymentFile>;

/** A file is previewed first; then what has its lease is booked, and the rest waits for somebody. */
export function FilePart() {
  const reading = usePaymentFile();
  const { run } = reading;
  if (run.kind === 'running') return <Running run={run} onStop={reading.stop} />;
  if (run.kind === 'done') return <Done run={run} reading={reading} />;
  return (
    <Stack gap="sm">
      <LastOutcome run={run} />
      <FileDrop
        onFile={(file) => {
          reading.read(file, 'check');
        }}
      />
      <Earlier />
    </Stack>
  );
}

function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const open = useRef<() => void>(null);
  const pick = (): void => {
    open.current?.();
  };
  useKeys([{ keys: 'F', labelKey: 'payments.pick', scope: 'lease', run: pick }]);
  return (
    <Dropzone
      multiple={false}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      inputProps={{ 'aria-label': t('payments.pick') }}
      onDrop={([file]) => {
        if (file !== undefined) onFile(file);
      }}
    >
      <Stack gap="sm" align="center" justify="center" mih={150}>
        <Text size="md" fw={600}>
          {t('payments.drop')}
        </Text>
        <Text size="sm" c="var(--quiet)">
          {t('payments.hint')}
        </Text>
        <ActionButton keys="F" onClick={pick}>
          {t('payments.pick')}
        </ActionButton>
      </Stack>
    </Dropzone>
  );
}

function LastOutcome({ run }: { readonly run: FileRun }) {
  const { t } = useTranslation();
  const { ofError } = useProblemWords();
  if (run.kind === 'stopped') {
    return (
      <Note tone="plain" role="status" title={t('payments.stopped')}>
        {null}
      </Note>
    );
  }
  if (run.kind !== 'failed') return null;
  const refusal = refusalOf(run.error);
  const why =
    refusal?.code === 'bad-file'
      ? t(`payments.badFile.${refusal.reason}` as 'payments.badFile.damaged')
      : ofError(run.error);
  return (
    <Note tone="late" role="alert" title={`${t('payments.failed')} · ${run.file.name}`}>
      {why}
    </Note>
  );
}

interface RunningProps {
  readonly run: Extract<FileRun, { kind: 'running' }>;
  readonly onStop: () => void;
}

function Running({ run, onStop }: RunningProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <h2 className={looks.title}>{t(`payments.running.${run.mode}`, { name: run.file.name })}</h2>
      <Progress.Root size="xl">
        <Progress.Section value={Math.max(1, run.share / 10)} aria-label={t('payments.title')} />
      </Progress.Root>
      <Group justify="space-between">
        <Text role="status">{t('payments.read', { rows: formatCount(run.rows) })}</Text>
        <Button variant="default" onClick={onStop}>
          {t('payments.stop')}
        </Button>
      </Group>
    </Stack>
  );
}

const figures = ['rows', 'booked', 'bookedFen', 'kept', 'keptFen', 'repeated', 'bad', 'passedOver'] as const;

interface DoneProps {
  readonly run: Extract<FileRun, { kind: 'done' }>;
  readonly reading: Reading;
}

function Done({ run, reading }: DoneProps) {
  const { t } = useTranslation();
  const { report, problems, taken, file } = run;
  const { counts, mode, readAt, format } = report;
  const isClean = counts.bad === 0 && counts.kept === 0 && problems.length === 0;
  return (
    <Stack gap="sm">
      <Note tone={isClean ? 'done' : 'due'} role="status" title={`${t(`payments.done.${mode}`)} · ${report.fileName}`}>
        {[
          format === '' ? '' : t('payments.byFormat', { format }),
          readAt === null ? '' : t('payments.before', { at: formatInstant(instant(readAt)) }),
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </Note>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{t(`payments.figure.${figure}`)}</dt>
            <dd className="number">
              {figure === 'bookedFen' || figure === 'keptFen'
                ? formatYuan(counts[figure])
                : formatCount(counts[figure])}
            </dd>
          </div>
        ))}
      </dl>
      {mode === 'check' ? (
        <Confirm file={file} isEmpty={counts.booked + counts.kept === 0} reading={reading} />
      ) : (
        <Group>
          <Button variant="default" onClick={reading.clear}>
            {t('payments.again')}
          </Button>
        </Group>
      )}
      {problems.length > 0 && (
        <section aria-label={t('payments.problems')}>
          <h2 className={looks.title}>{t('payments.problems')}</h2>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>
                {problem.line > 0 && `${problem.sheet} ${t('payments.atLine', { line: problem.line })} `}
                {problem.field !== null && `${t(`payments.field.${problem.field}`)} `}
                {t(`payments.problem.${problem.code}`, { value: problem.value })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <TakenTable taken={taken} />
    </Stack>
  );
}

interface ConfirmProps {
  readonly file: File;
  readonly isEmpty: boolean;
  readonly reading: Reading;
}

function Confirm({ file, isEmpty, reading }: ConfirmProps) {
  const { t } = useTranslation();
  const start = (): void => {
    if (!isEmpty) reading.read(file, 'import');
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'payments.start', scope: 'lease', run: start }]);
  return (
    <Group>
      <ActionButton keys="mod+Enter" offBecause={isEmpty ? t('payments.nothing') : null} onClick={start}>
        {t('payments.start')}
      </ActionButton>
      <Button variant="default" onClick={reading.clear}>
        {t('payments.other')}
      </Button>
    </Group>
  );
}

function Earlier() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.payments.files.queryOptions());
  const counts = ['rows', 'booked', 'kept', 'repeated', 'bad'] as const;
  return (
    <section aria-label={t('payments.earlier')}>
      <h2 className={looks.title}>{t('payments.earlier')}</h2>
      {data?.length === 0 && <p className={looks.quiet}>{t('payments.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('payments.column.file')}</Table.Th>
              <Table.Th>{t('payments.column.when')}</Table.Th>
              <Table.Th>{t('payments.column.who')}</Table.Th>
              {counts.map((count) => (
                <Table.Th key={count} className="number">
                  {t(`payments.figure.${count}`)}
                </Table.Th>
              ))}
              <Table.Th className="number">{t('payments.figure.bookedFen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((row) => (
              <Table.Tr key={`${row.fileName} ${String(row.at)}`}>
                <Table.Td className={looks.long ?? ''}>{row.fileName}</Table.Td>
                <Table.Td>{formatInstant(instant(row.at))}</Table.Td>
                <Table.Td>{row.byName}</Table.Td>
                {counts.map((count) => (
                  <Table.Td key={count} className="number">
                    {formatCount(row[count])}
                  </Table.Td>
                ))}
                <Table.Td className="number">{formatYuan(row.bookedFen)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
