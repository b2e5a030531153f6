import { Group, List, Modal, Progress, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChargeRunEvent } from '../../../contract/rent.ts';
import { addDays, addMonths, plainDate } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { StayNote } from '../leaving/stay-note.tsx';
import { parseTypedDate } from '../intake/typed-date.ts';
import looks from '../../ui/looks.module.css';

/** The charge run of a month, with progress; run again, it finds nothing left to do. */
export function ChargeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const queries = useQueryClient();
  const today = useToday();
  const lastOfMonth = addDays(addMonths(plainDate(`${today.slice(0, 7)}-01`), 1), -1);
  const [typed, setTyped] = useState<string>(lastOfMonth);
  const [state, setState] = useState<ChargeRunEvent | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const through = parseTypedDate(typed);
  const waiting = useQuery(
    orpc.rent.toCharge.queryOptions({ input: { through: through ?? today }, enabled: through !== undefined }),
  );
  const run = async (): Promise<void> => {
    if (through === undefined) return;
    const stop = new AbortController();
    abort.current = stop;
    setError(null);
    try {
      for await (const event of await client.rent.chargeAll({ through }, { signal: stop.signal })) setState(event);
    } catch (problem) {
      setState(null);
      setError(stop.signal.aborted ? null : problem);
    }
    await queries.invalidateQueries({ queryKey: orpc.rent.key() });
  };
  const close = (): void => {
    abort.current?.abort();
    onClose();
  };
  const isRunning = state?.kind === 'progress';
  const { leases: n, staying } = waiting.data ?? { leases: 0, staying: 0 };
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t('lease.charge.title')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('lease.charge.through')}
          value={typed}
          disabled={isRunning}
          error={through === undefined ? t('lease.dialog.date') : null}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
          }}
        />
        <p className={looks.quiet}>
          {t('lease.charge.waiting', { n: formatCount(n) })}
          {staying > 0 && t('lease.charge.staying', { n: formatCount(staying) })}
        </p>
        <StayNote />
        {state?.kind === 'progress' && (
          <>
            <Progress aria-label={t('lease.charge.title')} value={(100 * state.done) / Math.max(1, state.total)} />
            <p className={looks.quiet} role="status">
              {t('lease.charge.progress', { done: formatCount(state.done), total: formatCount(state.total) })}
            </p>
          </>
        )}
        {state?.kind === 'report' && (
          <div role="status">
            <p className={looks.done}>{t('lease.charge.done', { n: formatCount(state.charged) })}</p>
            {state.refusedCount > 0 && (
              <p className={looks.late}>{t('lease.charge.refused', { n: formatCount(state.refusedCount) })}</p>
            )}
            <List size="sm">
              {state.refused.map(({ leaseId, leaseNo, refusal }) => (
                <List.Item key={leaseId}>
                  {leaseNo} {ofRefusal(refusal)}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <ProblemNote error={error ?? waiting.error} />
        <Group justify="flex-end">
          <ActionButton variant="default" onClick={close}>
            {t('lease.dialog.close')}
          </ActionButton>
          <ActionButton
            data-autofocus
            loading={isRunning}
            offBecause={n === 0 ? t('refusal.nothing-to-charge') : null}
            onClick={() => void run()}
          >
            {t('lease.charge.run')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
