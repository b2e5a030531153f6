import { Button, Group, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatInstant, formatYuan } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { BadLines } from '../import/bad-lines.tsx';
import { FileDrop } from '../import/file-drop.tsx';
import { ReadingBar } from '../import/reading-bar.tsx';
import classes from './payments.module.css';
import { TakenTable } from './taken-table.tsx';
import { type FileRun, usePaymentFile } from './use-payment-file.ts';
import looks from '../../ui/looks.module.css';

type Reading = ReturnType<typeof usePaymentFile>;

/** A file is previewed first; then what has its lease is booked, and the rest waits for somebody. */
export function FilePart() {
  const { t } = useTranslation();
  const reading = usePaymentFile();
  const { run } = reading;
  if (run.kind === 'running') {
    return (
      <ReadingBar
        title={t(`payments.running.${run.mode}`, { name: run.file.name })}
        label={t('payments.title')}
        share={run.share}
        told={t('payments.read', { rows: formatCount(run.rows) })}
        onStop={reading.stop}
      />
    );
  }
  if (run.kind === 'done') return <Done run={run} reading={reading} />;
  return (
    <Stack gap="sm">
      <LastOutcome run={run} />
      <FileDrop
        words={{ pick: 'payments.pick', drop: 'payments.drop', hint: 'payments.hint' }}
        scope="lease"
        offBecause={null}
        onFile={(file) => {
          reading.read(file, 'check');
        }}
      />
      <Earlier />
    </Stack>
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
      <BadLines
        columns={[
          { name: t('units.import.column.sheet'), width: '18%' },
          { name: t('units.import.column.line'), width: '10%', isNumber: true },
          { name: t('units.import.column.field'), width: '18%' },
          { name: t('units.import.column.why') },
        ]}
        rows={problems.map(({ sheet, line, field, code, value }) => [
          sheet,
          line === 0 ? '' : String(line),
          field === null ? '' : t(`payments.field.${field}`),
          t(`payments.problem.${code}`, { value }),
        ])}
        fileName={`${report.fileName} ${t('payments.problems')}`}
      />
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
              <Table.Tr key={`${row.officeName} ${row.fileName} ${String(row.at)}`}>
                <Table.Td className={looks.long ?? ''}>
                  {row.fileName}
                  <SettledElsewhere voided={row.voided} kept={row.keptElsewhere} />
                </Table.Td>
                <Table.Td>{formatInstant(instant(row.at))}</Table.Td>
                <Table.Td>
                  {row.byName} {row.officeName}
                </Table.Td>
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

/** The same file was read at another desk too: what that one booked or keeps is told, and nothing is left to decide. */
function SettledElsewhere({ voided, kept }: { readonly voided: number; readonly kept: number }) {
  const { t } = useTranslation();
  const told = [
    voided === 0 ? '' : t('payments.elsewhere.booked', { n: formatCount(voided) }),
    kept === 0 ? '' : t('payments.elsewhere.kept', { n: formatCount(kept) }),
  ].filter((text) => text !== '');
  return told.length === 0 ? null : <p className={looks.quiet}>{told.join(' ')}</p>;
}
