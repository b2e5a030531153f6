import { useTranslation } from 'react-i18next';
import { type ReactNode, useRef } from 'react';
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import classes from './decision.module.css';

/** Never the main action of a case, even when nothing else can be done. */
const aside: readonly StepCommandType[] = [
  'return-one-step',
  'withdraw',
  'pause-clock',
  'accept-on-promise',
  'record-promised',
  'take-back-step',
  'change-household',
  'record-death',
];

interface DecisionBarProps {
  readonly actions: CaseView['actions'];
  readonly open: StepCommandType | null;
  readonly onOpen: (command: StepCommandType) => void;
  /** Something was typed for it and waits. */
  readonly begun: (command: StepCommandType) => boolean;
  /** What was just done, at the end of the bar. */
  readonly children: ReactNode;
}

/** The table of available actions as buttons, each with its number; one that is off says why. */
export function DecisionBar({ actions, open, onOpen, begun, children }: DecisionBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const bar = useRef<HTMLDivElement>(null);
  useKeys(
    actions.map(({ command, refusal }, index) => ({
      keys: String(index + 1),
      labelKey: `command.${command}` as const,
      scope: 'case' as const,
      run: () => {
        // The reason of an action that is off shows on its button.
        if (refusal === null) onOpen(command);
        else bar.current?.querySelectorAll('button').item(index).focus();
      },
    })),
  );
  const stands = actions.some(({ command, refusal }) => command === 'resume-clock' && refusal === null);
  const first = actions.find(({ command, refusal }) => refusal === null && !aside.includes(command))?.command;
  // While the clock stands, setting it going comes before anything else.
  const main = stands ? 'resume-clock' : first;
  return (
    <div ref={bar} className={classes.bar} role="toolbar" aria-label={t('case.decision.bar')}>
      {actions.length === 0 && <span className={classes.hint}>{t('case.decision.nothing')}</span>}
      {actions.map(({ command, refusal }, index) => (
        <ActionButton
          key={command}
          size={aside.includes(command) ? 'xs' : 'sm'}
          variant={command === main ? 'filled' : 'default'}
          keys={String(index + 1)}
          aria-expanded={open === command}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            onOpen(command);
          }}
        >
          {t(`command.${command}`)}
          {begun(command) && <span className={classes.begun}>{t('case.decision.begun')}</span>}
        </ActionButton>
      ))}
      {children}
    </div>
  );
}
