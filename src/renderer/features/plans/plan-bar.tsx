import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanCommandInput, PlanView } from '../../../contract/plans.ts';
import type { AllocationRefusal } from '../../../domain/allocation/refusal.ts';
import type { PlanCommandType } from '../../../domain/allocation/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { ContributorsDialog } from './contributors-dialog.tsx';
import { PlanForm } from './plan-form.tsx';
import { usePlan } from './use-plans.ts';
import classes from './plans.module.css';

const barCommands = [
  'freeze',
  'publish',
  'close-intents',
  'approve-roster',
  'end',
  'reopen',
  'change',
  'declare-contributors',
  'drop',
] as const;
type BarCommand = (typeof barCommands)[number];

interface PlanBarProps {
  readonly view: PlanView;
  readonly onDone: (command: PlanCommandType | 'freeze') => void;
}

/** What can be done with the plan now, each with its number; one that is off says why. */
export function PlanBar({ view, onDone }: PlanBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<BarCommand | null>(null);
  const here = barCommands.filter((command) => refusalTo(view, command) !== undefined);
  const offBecause = (command: BarCommand): string | null => {
    const refusal = refusalTo(view, command) ?? early(view, command);
    return refusal === null ? null : ofRefusal(refusal);
  };
  // What can be done now is the main action; while nothing can, the first keeps its place.
  const main = here.find((command) => offBecause(command) === null) ?? here[0];
  useKeys(
    here.map((command, index) => ({
      keys: String(index + 1),
      labelKey: `plans.command.${command}` as const,
      scope: 'plan' as const,
      disabled: open !== null || offBecause(command) !== null,
      run: () => {
        setOpen(command);
      },
    })),
  );
  const close = (): void => {
    setOpen(null);
  };
  const done = (command: PlanCommandType | 'freeze'): void => {
    close();
    onDone(command);
  };
  if (here.length === 0) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('case.decision.bar')}>
      {here.map((command, index) => (
        <ActionButton
          key={command}
          variant={command === main ? 'filled' : 'default'}
          keys={String(index + 1)}
          offBecause={offBecause(command)}
          onClick={() => {
            setOpen(command);
          }}
        >
          {t(`plans.command.${command}`)}
        </ActionButton>
      ))}
      {open === 'change' && (
        <PlanForm
          plan={view}
          onClose={close}
          onDone={() => {
            done('change');
          }}
        />
      )}
      {open === 'declare-contributors' && <ContributorsDialog view={view} onClose={close} onDone={done} />}
      {open === 'freeze' && <FreezeDialog view={view} onClose={close} onDone={done} />}
      {open !== null && open !== 'freeze' && open !== 'change' && open !== 'declare-contributors' && (
        <StepDialog view={view} command={open} onClose={close} onDone={done} />
      )}
    </div>
  );
}

/** Why the person cannot give a command now; null when they can, undefined when the plan's state does not have it. */
function refusalTo({ actions, status }: PlanView, command: BarCommand): AllocationRefusal | null | undefined {
  // The freeze is the draw's own command, and stands on the signed roster.
  const action = command === 'freeze' ? (status === 'approved' ? 'approve-roster' : null) : command;
  return actions.find((each) => each.command === action)?.refusal;
}

/** What the rule will say, before anybody opens a form in vain. */
function early({ parts, on, drawStatus }: PlanView, command: BarCommand): AllocationRefusal | null {
  const { until } = parts.window;
  if (command === 'end' && drawStatus !== 'settled') return { code: 'draw-elsewhere', status: drawStatus };
  if (command === 'reopen' && drawStatus !== 'voided') return { code: 'draw-elsewhere', status: drawStatus };
  return command === 'close-intents' && on <= until ? { code: 'window-running', until } : null;
}

interface StepDialogProps extends PlanBarProps {
  readonly command: Exclude<BarCommand, 'freeze' | 'change' | 'declare-contributors'>;
  readonly onClose: () => void;
}

/** A step of the plan: what it means, its reason, and the second person where the rules ask for one. */
function StepDialog({ view, command, onClose, onDone }: StepDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [signed, setSigned] = useState(nobodySigned);
  const run = usePlan(view, onDone);
  const input = (): PlanCommandInput => {
    switch (command) {
      case 'publish':
      case 'close-intents':
      case 'reopen':
      case 'end':
        return { type: command };
      case 'approve-roster':
        return { type: command, second: signInOf(signed) };
      case 'drop':
        return { type: command, reason };
    }
  };
  return (
    <CommandDialog
      title={t(`plans.command.${command}`)}
      pending={run.isPending}
      error={run.error}
      onConfirm={() => {
        run.mutate(input());
      }}
      onClose={onClose}
    >
      <Text data-autofocus tabIndex={-1}>
        {t(`plans.body.${command}`, {
          homes: formatCount(view.homes.reduce((sum, { units }) => sum + units, 0)),
          registered: formatCount(view.counts.registered),
          passed: formatCount(view.counts.passed),
        })}
      </Text>
      {command === 'approve-roster' && <SecondSignIn legend={t('plans.second')} signIn={signed} onSignIn={setSigned} />}
      {command === 'drop' && (
        <Textarea
          label={t('plans.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
      )}
    </CommandDialog>
  );
}
