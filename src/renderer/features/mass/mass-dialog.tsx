import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MassActionInput } from '../../../contract/mass.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { MassPreview } from './mass-preview.tsx';
import { MassReport } from './mass-report.tsx';
import classes from './mass.module.css';
import { useMassRun } from './use-mass-run.ts';

export interface MassDialogProps {
  readonly title: string;
  /** Words of the button that does it. */
  readonly confirm: string;
  /** What is asked of the person for this action; null where nothing is. */
  readonly fields: ReactNode;
  /** The action as it is filled in so far; null while something is missing, told by `missing`. */
  readonly action: MassActionInput | null;
  readonly missing: string | null;
  readonly caseIds: readonly CaseId[];
  /** `touched`: something was done, so what was selected is not as it was. */
  readonly onClose: (touched: boolean) => void;
}

/** Words are typed; what it touches is asked again once the person rests. */
const REST_MS = 300;

/** A mass action: whom it touches, a second person where the number asks for one, progress, and a report to keep. */
export function MassDialog({ title, confirm, fields, action, missing, caseIds, onClose }: MassDialogProps) {
  const { t } = useTranslation();
  const [second, setSecond] = useState(nobodySigned);
  const { state, start, stop } = useMassRun();
  const [asked] = useDebouncedValue(action, REST_MS, { leading: true });
  const preview = useQuery({
    ...orpc.mass.preview.queryOptions({ input: { action: asked ?? NOTHING, caseIds: [...caseIds] } }),
    enabled: asked !== null && state.kind === 'ready',
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const { rows = [], needsSecond = false, alone = 0 } = preview.data ?? {};
  const touched = rows.filter(({ refusal }) => refusal === null).length;
  const off = offBecause();
  const run = (): void => {
    if (off !== null || action === null || state.kind !== 'ready') return;
    void start({ action, caseIds, second: needsSecond ? signInOf(second) : null });
  };
  // The window's keys are silent while a dialog stands in front: this one listens for its own.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
  };
  const close = (): void => {
    if (state.kind === 'running') stop();
    else onClose(state.kind === 'done');
  };

  function offBecause(): string | null {
    if (action === null) return missing;
    if (preview.data === undefined) return t('mass.looking');
    if (touched === 0) return t('mass.nobody');
    return needsSecond && signInOf(second) === null ? t('mass.secondMissing') : null;
  }

  return (
    <Modal opened onClose={close} size="xl" title={title} closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}>
      {state.kind === 'done' ? (
        <MassReport title={title} rows={state.rows} onClose={close} />
      ) : (
        <Stack gap="sm" onKeyDown={onKeyDown}>
          {fields}
          {action !== null && <MassPreview rows={rows} isPending={preview.isPending} />}
          <ProblemNote error={preview.error} />
          {needsSecond && (
            <>
              <Text size="sm">{t('mass.secondWhy', { n: alone })}</Text>
              <SecondSignIn legend={t('eligibility.overrule.second')} signIn={second} onSignIn={setSecond} />
            </>
          )}
          <div className={classes.run}>
            {state.kind === 'running' && (
              <>
                <Progress
                  value={(100 * state.done) / Math.max(1, state.total)}
                  aria-label={t('mass.progress')}
                  flex={1}
                />
                <span role="status">
                  {t('mass.doneOf', { n: formatCount(state.done), of: formatCount(state.total) })}
                </span>
              </>
            )}
          </div>
          <ProblemNote error={state.kind === 'ready' ? state.error : null} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {state.kind === 'running' ? t('mass.stop') : t('staff.form.cancel')}
            </Button>
            <ActionButton keys="mod+Enter" offBecause={off} loading={state.kind === 'running'} onClick={run}>
              {touched === 0 ? confirm : t('mass.confirm', { what: confirm, n: formatCount(touched) })}
            </ActionButton>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** Never sent: the question is not asked while the action is not filled in. */
const NOTHING: MassActionInput = { type: 'release', reason: '' };
