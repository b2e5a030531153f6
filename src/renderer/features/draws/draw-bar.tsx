import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '@mantine/core';
import type { DrawView } from '../../../contract/draws.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { client } from '../../api/client.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { DrawObjectionDialog } from './draw-objection-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { type GivenCommand, refusalTo, useDraw } from './use-draw.ts';
import classes from './draws.module.css';

type Barred = 'start' | 'sign' | 'close-signing' | 'publish' | 'raise-objection' | 'settle' | 'void' | 'rehearse';

interface DrawBarProps {
  readonly view: DrawView;
  readonly onDone: (command: GivenCommand) => void;
}

/** One main action for where the ceremony stands, and beside it what may be done at any time. */
export function DrawBar({ view, onDone }: DrawBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<Barred | null>(null);
  const direct = useDraw(view, onDone);
  const shown = barOf(view);
  const offBecause = (command: Barred): string | null => {
    const refusal =
      command === 'rehearse' ? refusalTo(view, 'void') : (refusalTo(view, command) ?? early(view, command));
    return refusal === null ? null : ofRefusal(refusal);
  };
  const run = (command: Barred): void => {
    if (command === 'close-signing' || command === 'settle') direct.mutate({ type: command });
    else setOpen(command);
  };
  useKeys(
    shown.map((command, index) => ({
      keys: String(index + 1),
      labelKey: command === 'rehearse' ? ('draws.rehearse' as const) : (`draws.command.${command}` as const),
      scope: 'draw' as const,
      disabled: open !== null || offBecause(command) !== null,
      run: () => {
        run(command);
      },
    })),
  );
  const close = (): void => {
    setOpen(null);
  };
  const done = (command: GivenCommand): void => {
    close();
    onDone(command);
  };
  return (
    <>
      <div className={classes.buttons} role="toolbar" aria-label={t('draws.bar')}>
        {shown.map((command, index) => (
          <ActionButton
            key={command}
            variant={index === 0 && command !== 'void' ? 'filled' : 'default'}
            keys={String(index + 1)}
            offBecause={offBecause(command)}
            onClick={() => {
              run(command);
            }}
          >
            {command === 'rehearse' ? t('draws.rehearse') : t(`draws.command.${command}`)}
          </ActionButton>
        ))}
      </div>
      <Computing view={view} />
      <ProblemNote error={direct.error} />
      {open === 'sign' && <SignDialog view={view} onClose={close} onDone={done} />}
      {open === 'raise-objection' && <DrawObjectionDialog view={view} onClose={close} onDone={done} />}
      {open === 'rehearse' && <RehearseDialog view={view} onClose={close} />}
      {(open === 'start' || open === 'publish' || open === 'void') && (
        <DrawDialog view={view} command={open} onClose={close} onDone={done} />
      )}
    </>
  );
}

/** How far the computation is; where it stopped (another desk, a power cut), a person lets it go on. */
function Computing({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const resume = useMutation({ mutationFn: () => client.draws.resume({ drawId: view.drawId }) });
  if (view.status !== 'drawing') return null;
  if (view.progress === null) {
    return (
      <div className={classes.buttons}>
        <ActionButton variant="default" loading={resume.isPending} onClick={resume.mutate}>
          {t('draws.resume')}
        </ActionButton>
        <ProblemNote error={resume.error} />
      </div>
    );
  }
  const { step, share } = view.progress;
  return (
    <div role="status">
      {t(`draws.progress.${step}`)}
      <Progress value={share / 10} aria-label={t(`draws.progress.${step}`)} />
    </div>
  );
}

function RehearseDialog({ view, onClose }: { readonly view: DrawView; readonly onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <DrawDialog
      view={view}
      command="rehearse"
      onClose={onClose}
      onDone={onClose}
      onRehearsal={(drawId) => void navigate({ to: '/draws/$drawId', params: { drawId } })}
    />
  );
}

function barOf({ status, rehearsal }: DrawView): readonly Barred[] {
  switch (status) {
    case 'frozen':
    case 'contributed':
      return ['start', ...(rehearsal ? [] : (['rehearse'] as const)), 'void'];
    case 'drawing':
      return ['void'];
    case 'drawn':
      return ['sign', 'close-signing', 'void'];
    case 'signed':
      return ['publish', 'void'];
    case 'published':
      return ['settle', 'raise-objection', 'void'];
    case 'settled':
    case 'voided':
      return [];
  }
}

/** What the rule will say, before anybody asks in vain: an attempt that the rule refuses stands in the log. */
function early(view: DrawView, command: Barred) {
  if (command === 'close-signing' && view.openRoles.length > 0) {
    return { code: 'signatures-open', roles: view.openRoles } as const;
  }
  if (command !== 'settle') return null;
  const count = view.objections.filter(({ answer }) => answer === null).length;
  if (!view.over && view.until !== null) return { code: 'draw-notice-running', until: view.until } as const;
  return count > 0 ? ({ code: 'draw-objections-open', count } as const) : null;
}
