import { Button, Group, Modal, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { WaitingRow } from '../../../contract/waitlist.ts';
import { type ReminderWay, reminderWays } from '../../../domain/waitlist/reasons.ts';
import type { CommandId } from '../../../kernel/ids.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { WaitingWish } from './use-waiting-rows.ts';
import classes from './waitlist.module.css';

const READ_AT_ONCE = 200;
/** As many as one round shows and takes. */
const MOST = 1_000;
const GROUP = 50;

interface Run {
  readonly done: number;
  readonly total: number;
  readonly refused: readonly { readonly caseNo: string; readonly code: string }[];
  readonly ended: boolean;
}

/** Everybody who is to be reminded, shown by name before it is done, then with how far it has come, each told apart. */
export function MassReminder({ wish, onClose }: { readonly wish: WaitingWish; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [way, setWay] = useState<ReminderWay>('letter');
  const [run, setRun] = useState<Run | null>(null);
  const [error, setError] = useState<unknown>(null);
  const rows = useQuery({ queryKey: [...orpc.waitlist.page.key(), 'mass', wish], queryFn: () => everybody(wish) });
  const found = rows.data ?? [];
  const start = async (): Promise<void> => {
    let state: Run = { done: 0, total: found.length, refused: [], ended: false };
    setRun(state);
    try {
      for (let from = 0; from < found.length; from += GROUP) {
        state = await remindGroup(found.slice(from, from + GROUP), way, state);
        setRun(state);
      }
      setRun({ ...state, ended: true });
    } catch (problem) {
      setError(problem);
    }
    void queries.invalidateQueries({ queryKey: orpc.waitlist.key() });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('waiting.mass.title')}
      closeButtonProps={{ 'aria-label': t('waiting.mass.close') }}
    >
      <Stack gap="sm">
        <ProblemNote error={rows.error ?? error} />
        {run === null ? <Everybody rows={found} /> : <Report run={run} />}
        {run === null && (
          <NativeSelect
            label={t('waiting.form.way')}
            value={way}
            data={reminderWays.map((value) => ({ value, label: t(`waiting.way.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setWay(value as ReminderWay);
            }}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('waiting.mass.close')}
          </Button>
          {run === null && (
            <Button disabled={found.length === 0} onClick={() => void start()}>
              {t('waiting.mass.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function Everybody({ rows }: { readonly rows: readonly WaitingRow[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('waiting.mass.body', { n: formatCount(rows.length) })}</Text>
      <ol className={classes.massList}>
        {rows.map(({ caseId, number, applicantName, confirmBy }) => (
          <li key={caseId}>
            {number} {applicantName} {confirmBy}
          </li>
        ))}
      </ol>
    </>
  );
}

function Report({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { done, total, refused, ended } = run;
  const words = t('waiting.mass.progress', { done: formatCount(done), total: formatCount(total) });
  return (
    <div role="status">
      <Progress.Root size={8}>
        <Progress.Section value={total === 0 ? 100 : (done / total) * 100} aria-label={words} />
      </Progress.Root>
      <Text size="sm" mt={6}>
        {ended ? t('waiting.mass.done', { n: formatCount(total - refused.length) }) : words}
      </Text>
      {refused.length > 0 && (
        <Text size="sm">
          {t('waiting.mass.refused', { n: formatCount(refused.length) })}{' '}
          {refused.map(({ caseNo }) => caseNo).join('、')}
        </Text>
      )}
    </div>
  );
}

async function everybody(wish: WaitingWish): Promise<readonly WaitingRow[]> {
  const rows: WaitingRow[] = [];
  for (;;) {
    const page = await client.waitlist.page({ ...wish, offset: rows.length, limit: READ_AT_ONCE });
    // A household of another area is reminded by its own office.
    rows.push(...page);
    if (page.length < READ_AT_ONCE || rows.length >= MOST) return rows;
  }
}

async function remindGroup(rows: readonly WaitingRow[], way: ReminderWay, before: Run): Promise<Run> {
  const commands = rows.map(({ caseId }) => ({ commandId: uuidv7() as CommandId, caseId }));
  const answers = await client.waitlist.remindMany({ commands, way, comment: '' });
  const refused = answers.flatMap(({ refused: code }, index) =>
    code === null ? [] : [{ caseNo: rows[index]?.caseNo ?? '', code }],
  );
  return { ...before, done: before.done + rows.length, refused: [...before.refused, ...refused] };
}
