import { Button, Group, Stack, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../../api/problem-words.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { formatCount } from '../../../ui/format.ts';
import { FileDrop } from '../../import/file-drop.tsx';
import { LastOutcome } from '../../import/last-outcome.tsx';
import { ReadingBar } from '../../import/reading-bar.tsx';
import { readSoFar } from '../../import/read-so-far.ts';
import { Note } from '../../../ui/note.tsx';
import { type OrderImportRun, orderImport } from './order-import-run.ts';
import { OrderPreviewTable } from './order-preview.tsx';
import { OrderProblems } from './order-problems.tsx';
import classes from './orders.module.css';

type Of<Kind extends OrderImportRun['kind']> = Extract<OrderImportRun, { readonly kind: Kind }>;

/** A file of the hotline's orders is looked at first; then its good lines come in, each order once. */
export function ImportOrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { staffId } = useSession();
  const { ofRefusal } = useProblemWords();
  const may = useMay('ticket.import');
  const run = orderImport.use(staffId);
  const back = (): void => void navigate({ to: '/tickets', search: {} });
  useKeys([{ keys: 'Escape', labelKey: 'tickets.back', scope: 'tickets', run: back }]);
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1} size="h4">
          {t('orders.title')}
        </Title>
        <ActionButton size="xs" variant="default" keys="Escape" onClick={back}>
          {t('tickets.back')}
        </ActionButton>
      </Group>
      {run.kind !== 'running' && run.kind !== 'done' && (
        <>
          <LastOutcome run={run} keptKey="orders.kept" />
          <FileDrop
            words={{ pick: 'orders.pick', drop: 'orders.drop', hint: 'orders.hint' }}
            scope="tickets"
            offBecause={may ? null : ofRefusal({ code: 'missing-permission', permission: 'ticket.import' })}
            onFile={(file) => {
              orderImport.start({ file, mode: 'check', staffId });
            }}
          />
        </>
      )}
      {run.kind === 'running' && (
        <ReadingBar
          title={t(`units.import.running.${run.mode}`, { name: run.file.name })}
          label={t('orders.title')}
          share={run.gathered.share}
          told={readSoFar(t, { rows: run.gathered.rows, bad: run.gathered.problems.length })}
          onStop={orderImport.stop}
        />
      )}
      {run.kind === 'done' && <Done run={run} staffId={staffId} />}
    </div>
  );
}

function Done({ run, staffId }: { readonly run: Of<'done'>; readonly staffId: string }) {
  const { t } = useTranslation();
  const { report, mode } = run;
  const { problems, preview } = run.gathered;
  const isCheck = mode === 'check';
  const nothing = report.added === 0;
  const start = (): void => {
    if (isCheck && !nothing) orderImport.start({ file: run.file, mode: 'import', staffId });
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'orders.start', scope: 'tickets', disabled: !isCheck, run: start }]);
  return (
    <Stack gap="sm">
      <Note
        tone={problems.length === 0 ? 'done' : 'due'}
        role="status"
        title={`${t(`units.import.done.${mode}`)} · ${report.fileName}`}
      >
        {!isCheck && t('orders.goOn')}
      </Note>
      <Group justify="space-between" align="flex-end">
        <dl className={classes.figures}>
          {(['rows', 'added', 'repeated', 'refused'] as const).map((figure) => (
            <div key={figure}>
              <dt>{t(`orders.figure.${isCheck && figure === 'added' ? 'toAdd' : figure}`)}</dt>
              <dd className="number">{formatCount(report[figure])}</dd>
            </div>
          ))}
        </dl>
        {isCheck ? (
          <Group gap="xs">
            <Button variant="default" onClick={orderImport.clear}>
              {t('units.import.other')}
            </Button>
            <ActionButton keys="mod+Enter" offBecause={nothing ? t('orders.nothingNew') : null} onClick={start}>
              {t('orders.start')}
            </ActionButton>
          </Group>
        ) : (
          <Button onClick={orderImport.clear}>{t('units.import.again')}</Button>
        )}
      </Group>
      <OrderProblems problems={problems} />
      <OrderPreviewTable rows={preview} />
    </Stack>
  );
}
