import { Button, Group, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { FileDrop } from '../import/file-drop.tsx';
import { LastOutcome } from '../import/last-outcome.tsx';
import { ReadingBar } from '../import/reading-bar.tsx';
import { readSoFar } from '../import/read-so-far.ts';
import { Note } from '../../ui/note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { ImportProblems } from './import-problems.tsx';
import { type UnitImportRun, unitImport } from './unit-import-run.ts';
import classes from './units.module.css';
import looks from '../../ui/looks.module.css';

type Of<Kind extends UnitImportRun['kind']> = Extract<UnitImportRun, { readonly kind: Kind }>;

/** A file is looked at first; then two people sign, and its good lines come in. */
export function ImportUnitsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { staffId } = useSession();
  const { ofRefusal } = useProblemWords();
  const may = useMay('unit.manage');
  const run = unitImport.use(staffId);
  useKeys([{ keys: 'Escape', labelKey: 'units.back', scope: 'form', run: () => void navigate({ to: '/homes' }) }]);
  return (
    <div className={classes.sheet}>
      <Title order={1} size="h4">
        {t('units.import.title')}
      </Title>
      {run.kind !== 'running' && run.kind !== 'done' && (
        <>
          <LastOutcome run={run} keptKey="units.import.kept" />
          <FileDrop
            words={{ pick: 'units.import.pick', drop: 'units.import.drop', hint: 'units.import.hint' }}
            scope="form"
            offBecause={may ? null : ofRefusal({ code: 'missing-permission', permission: 'unit.manage' })}
            onFile={(file) => {
              unitImport.start({ file, mode: 'check', second: null, staffId });
            }}
          />
          <Earlier />
        </>
      )}
      {run.kind === 'running' && (
        <ReadingBar
          title={t(`units.import.running.${run.mode}`, { name: run.file.name })}
          label={t('units.import.title')}
          share={run.gathered.share}
          told={readSoFar(t, { rows: run.gathered.rows, bad: run.gathered.bad.count })}
          onStop={unitImport.stop}
        />
      )}
      {run.kind === 'done' && <Done run={run} staffId={staffId} />}
    </div>
  );
}

function Done({ run, staffId }: { readonly run: Of<'done'>; readonly staffId: string }) {
  const { t } = useTranslation();
  const { report, mode } = run;
  const { bad } = run.gathered;
  const figures = ['rows', 'added', 'repeated', 'refused'] as const;
  return (
    <Stack gap="sm">
      <Note
        tone={report.refused === 0 && bad.count === 0 ? 'done' : 'due'}
        role="status"
        title={`${t(`units.import.done.${mode}`)} · ${report.fileName}`}
      >
        {report.importedAt !== null && t('units.import.before', { at: formatInstant(instant(report.importedAt)) })}
      </Note>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{t(`units.import.figure.${mode === 'check' && figure === 'added' ? 'toAdd' : figure}`)}</dt>
            <dd className="number">{formatCount(report[figure])}</dd>
          </div>
        ))}
      </dl>
      {mode === 'check' ? (
        <Sign run={run} staffId={staffId} />
      ) : (
        <Button onClick={unitImport.clear}>{t('units.import.again')}</Button>
      )}
      <ImportProblems bad={bad} />
    </Stack>
  );
}

/** What was looked at comes in when a second person signs on this screen. */
function Sign({ run, staffId }: { readonly run: Of<'done'>; readonly staffId: string }) {
  const { t } = useTranslation();
  const [second, setSecond] = useState(nobodySigned);
  const signed = signInOf(second);
  const nothing = run.report.added === 0;
  const start = (): void => {
    if (signed !== null && !nothing) unitImport.start({ file: run.file, mode: 'import', second: signed, staffId });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'units.import.start', scope: 'form', inFields: true, run: start }]);
  const off = nothing ? t('units.import.nothingNew') : signed === null ? t('units.import.signFirst') : null;
  return (
    <Group align="flex-end" justify="space-between">
      <SecondSignIn legend={t('units.form.second')} signIn={second} onSignIn={setSecond} />
      <Group gap="xs">
        <Button variant="default" onClick={unitImport.clear}>
          {t('units.import.other')}
        </Button>
        <ActionButton keys="mod+Enter" offBecause={off} onClick={start}>
          {t('units.import.start')}
        </ActionButton>
      </Group>
    </Group>
  );
}

function Earlier() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.units.imports.queryOptions());
  return (
    <section aria-label={t('units.import.earlier')}>
      <h2 className={classes.under}>{t('units.import.earlier')}</h2>
      {data?.length === 0 && <p className={classes.quiet}>{t('units.import.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('units.import.file')}</Table.Th>
              <Table.Th>{t('units.import.when')}</Table.Th>
              <Table.Th>{t('units.import.who')}</Table.Th>
              {(['rows', 'added', 'repeated', 'refused'] as const).map((figure) => (
                <Table.Th key={figure} className="number">
                  {t(`units.import.figure.${figure}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((row) => (
              <Table.Tr key={`${row.fileHash} ${String(row.at)}`}>
                <Table.Td className={looks.long ?? ''}>{row.fileName}</Table.Td>
                <Table.Td>{formatInstant(instant(row.at))}</Table.Td>
                <Table.Td>{t('units.signedBy', { byName: row.byName, secondName: row.secondName })}</Table.Td>
                {(['rows', 'added', 'repeated', 'refused'] as const).map((figure) => (
                  <Table.Td key={figure} className="number">
                    {formatCount(row[figure])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
