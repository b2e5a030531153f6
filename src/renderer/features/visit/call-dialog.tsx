import { Group, List, Modal, Progress, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRunEvent } from '../../../contract/reviews.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

interface CallDialogProps {
  /** How many the run would call now. */
  readonly waiting: number;
  readonly onClose: () => void;
}

/** Makes the list: everybody whose review is due is called, with progress; run again, it finds nothing left to do. */
export function CallDialog({ waiting, onClose }: CallDialogProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const queries = useQueryClient();
  const [state, setState] = useState<CallRunEvent | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const run = async (): Promise<void> => {
    const stop = new AbortController();
    abort.current = stop;
    setError(null);
    try {
      for await (const event of await client.reviews.callAll(undefined, { signal: stop.signal })) setState(event);
    } catch (problem) {
      setState(null);
      setError(stop.signal.aborted ? null : problem);
    }
    await queries.invalidateQueries({ queryKey: orpc.reviews.key() });
  };
  const close = (): void => {
    abort.current?.abort();
    onClose();
  };
  const isRunning = state?.kind === 'progress';
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t('tenancy.call.title')}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        <p className={looks.quiet}>{t('tenancy.call.waiting', { n: formatCount(waiting) })}</p>
        {state?.kind === 'progress' && (
          <>
            <Progress aria-label={t('tenancy.call.title')} value={(100 * state.done) / Math.max(1, state.total)} />
            <p className={looks.quiet} role="status">
              {t('lease.charge.progress', { done: formatCount(state.done), total: formatCount(state.total) })}
            </p>
          </>
        )}
        {state?.kind === 'report' && (
          <div role="status">
            <p className={looks.done}>{t('tenancy.call.done', { n: formatCount(state.called) })}</p>
            {state.refusedCount > 0 && (
              <p className={looks.late}>{t('tenancy.call.refused', { n: formatCount(state.refusedCount) })}</p>
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
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <ActionButton variant="default" onClick={close}>
            {t('lease.dialog.close')}
          </ActionButton>
          <ActionButton
            data-autofocus
            loading={isRunning}
            offBecause={waiting === 0 ? t('tenancy.call.nothing') : null}
            onClick={() => void run()}
          >
            {t('tenancy.call.run')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
