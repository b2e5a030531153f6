import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../contract/tickets.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { TicketDialog } from './ticket-dialog.tsx';
import type { TicketCommandName } from './use-ticket.ts';
import classes from './tickets.module.css';

interface TicketBarProps {
  readonly view: TicketView;
  readonly onDone: (command: TicketCommandName) => void;
}

const NUMBERED = 9;

/** What can be done, the first nine with their numbers; one that is off says why. */
export function TicketBar({ view, onDone }: TicketBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<TicketCommandName | null>(null);
  const { actions } = view;
  const offBecause = ({ refusal }: TicketView['actions'][number]): string | null =>
    refusal === null ? null : ofRefusal(refusal);
  useKeys(
    actions.slice(0, NUMBERED).map((action, index) => ({
      keys: String(index + 1),
      labelKey: `tickets.command.${action.command}` as const,
      scope: 'tickets' as const,
      disabled: open !== null || action.refusal !== null,
      run: () => {
        setOpen(action.command);
      },
    })),
  );
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div className={classes.buttons} role="toolbar" aria-label={t('case.decision.bar')}>
      {actions.map((action, index) => (
        <ActionButton
          key={action.command}
          size="xs"
          variant={index === 0 ? 'filled' : 'default'}
          {...(index < NUMBERED ? { keys: String(index + 1) } : {})}
          offBecause={offBecause(action)}
          onClick={() => {
            setOpen(action.command);
          }}
        >
          {t(`tickets.command.${action.command}`)}
        </ActionButton>
      ))}
      {open !== null && (
        <TicketDialog
          view={view}
          command={open}
          onClose={close}
          onDone={() => {
            close();
            onDone(open);
          }}
        />
      )}
    </div>
  );
}
