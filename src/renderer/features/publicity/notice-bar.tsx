import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EndNoticeDialog } from './end-notice-dialog.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import { refusalTo } from './use-publicity.ts';
import classes from './publicity.module.css';

const barCommands = ['publish', 'close', 'raise-objection', 'drop'] as const;
type BarCommand = (typeof barCommands)[number];

interface NoticeBarProps {
  readonly view: NoticeView;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** What can be done with the whole notice, each with its number; one that is off says why. */
export function NoticeBar({ view, onDone }: NoticeBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<BarCommand | null>(null);
  const here = barCommands.filter((command) => refusalTo(view, command) !== undefined);
  const offBecause = (command: BarCommand): string | null => {
    const refusal = refusalTo(view, command) ?? early(view, command);
    return refusal === null ? null : ofRefusal(refusal);
  };
  useKeys(
    here.map((command, index) => ({
      keys: String(index + 1),
      labelKey: `publicity.command.${command}` as const,
      scope: 'publicity' as const,
      disabled: open !== null || offBecause(command) !== null,
      run: () => {
        setOpen(command);
      },
    })),
  );
  const close = (): void => {
    setOpen(null);
  };
  const done = (command: PublicityCommandType): void => {
    close();
    onDone(command);
  };
  return (
    <div className={classes.buttons} role="toolbar" aria-label={t('case.decision.bar')}>
      {here.map((command, index) => (
        <ActionButton
          key={command}
          variant={index === 0 ? 'filled' : 'default'}
          keys={String(index + 1)}
          offBecause={offBecause(command)}
          onClick={() => {
            setOpen(command);
          }}
        >
          {t(`publicity.command.${command}`)}
        </ActionButton>
      ))}
      {open === 'raise-objection' && <ObjectionDialog view={view} onClose={close} onDone={done} />}
      {open !== null && open !== 'raise-objection' && (
        <EndNoticeDialog view={view} command={open} onClose={close} onDone={done} />
      )}
    </div>
  );
}

/** What the rule will say, before anybody opens a form in vain. */
function early({ assessment, period }: NoticeView, command: BarCommand) {
  if (command === 'publish' && assessment === null) return { code: 'not-assessed' } as const;
  if (command === 'close' && period !== null && !period.overdue) {
    return { code: 'notice-running', until: period.dueOn } as const;
  }
  return null;
}
