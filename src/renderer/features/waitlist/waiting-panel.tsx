import { CloseButton, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { WaitingEntry, WaitingView } from '../../../contract/waitlist.ts';
import type { WaitingCommandType } from '../../../domain/waitlist/commands.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { conditionWord } from '../../ui/condition-word.ts';
import { formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { OrderDetails } from './order-details.tsx';
import { Places } from './places.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';
import { eventDetail } from './waiting-words.ts';
import classes from './waitlist.module.css';

interface WaitingPanelProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** The household's place in the waiting list, what it stands on, what happened, and what may be done. */
export function WaitingPanel({ view, onClose }: WaitingPanelProps) {
  const { t } = useTranslation();
  const { data, isPending, error } = useQuery(orpc.waitlist.entry.queryOptions({ input: { caseId: view.caseId } }));
  const [open, setOpen] = useState<WaitingCommandType | null>(null);
  return (
    <section className={classes.panel} aria-label={t('waiting.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('waiting.title')}</h2>
        <span className={classes.grow}>{data?.entry?.number}</span>
        <CloseButton aria-label={t('waiting.close')} aria-keyshortcuts="Q" onClick={onClose} />
      </div>
      <ProblemNote error={error} />
      {isPending && (
        <div role="status" aria-label={t('waiting.loading')}>
          <Skeleton height={280} animate={false} />
        </div>
      )}
      {data !== undefined && (
        <>
          <Actions caseId={view.caseId} waiting={data} onOpen={setOpen} />
          {data.entry === null ? <NotYet view={view} waiting={data} /> : <Entry entry={data.entry} waiting={data} />}
          {open !== null && (
            <WaitingDialog
              key={open}
              view={view}
              waiting={data}
              command={open}
              onClose={() => {
                setOpen(null);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function NotYet({ view, waiting }: { readonly view: CaseView; readonly waiting: WaitingView }) {
  const { t } = useTranslation();
  const mayLater = waiting.actions.length === 0;
  return (
    <Note tone="plain" title={t('waiting.notYet')}>
      {t('waiting.notYetBody')} {mayLater && t('waiting.noWait', { status: t(`status.${view.status}`) })}
    </Note>
  );
}

function Entry({ entry, waiting }: { readonly entry: WaitingEntry; readonly waiting: WaitingView }) {
  return (
    <>
      {waiting.places !== null && <Places places={waiting.places} />}
      <Warnings entry={entry} />
      <EntryFacts entry={entry} />
      {waiting.order !== null && entry.left === null && <OrderDetails entry={entry} order={waiting.order} />}
      <History history={waiting.history} />
    </>
  );
}

function Warnings({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation();
  const { left, ban, flag, limit, waitsUntil: until } = entry;
  const icon = <IconAlertTriangle size={18} aria-hidden />;
  return (
    <>
      {left !== null && (
        <Note tone="plain" mb={8}>
          {t('waiting.leftOn', { on: left.on, reason: t(`waiting.leave.${left.reason}`) })}
        </Note>
      )}
      {ban !== null && (
        <Note tone="late" icon={icon} mb={8}>
          {t('waiting.banned', { ...ban, grounds: t(`waiting.grounds.${ban.grounds}`) })}
        </Note>
      )}
      {flag !== null && (
        <Note tone="due" icon={icon} title={t('waiting.flagTitle')} mb={8}>
          {t('waiting.flagBody', {
            since: flag.since,
            conditions: flag.unmet.map((condition) => conditionWord(condition, t)).join(t('case.comma')),
          })}
        </Note>
      )}
      {left === null && limit !== 'far' && (
        <Note tone={limit === 'over' ? 'late' : 'due'} icon={icon} title={t(`waiting.limit.${limit}`)} mb={8}>
          {t(`waiting.limitWhy.${limit}`, { until })}
        </Note>
      )}
    </>
  );
}

interface ActionsProps {
  readonly caseId: CaseView['caseId'];
  readonly waiting: WaitingView;
  readonly onOpen: (command: WaitingCommandType) => void;
}

/** The table of what fits; what this person may not do says why. */
function Actions({ caseId, waiting, onOpen }: ActionsProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const navigate = useNavigate();
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('waiting.title')}>
      {waiting.actions.map(({ command, refusal }, index) => (
        <ActionButton
          key={command}
          size="xs"
          variant={index === 0 ? 'filled' : 'default'}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            onOpen(command);
          }}
        >
          {t(`waiting.command.${command}`)}
        </ActionButton>
      ))}
      {waiting.places !== null && (
        <ActionButton
          size="xs"
          variant="default"
          onClick={() => void navigate({ to: '/cases/$caseId/waiting-slip', params: { caseId } })}
        >
          {t('waiting.slip.open')}
        </ActionButton>
      )}
    </div>
  );
}

function History({ history }: Pick<WaitingView, 'history'>) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.under}>{t('waiting.history')}</h3>
      <ol className={classes.history}>
        {history.map((event) => (
          <li key={`${String(event.at)} ${event.type}`}>
            <span className={classes.quiet}>{formatInstant(instant(event.at))}</span>
            <span>{t(`event.${event.type as 'waiting.left.v1'}`, { defaultValue: event.type })}</span>
            <span className={classes.grow}>{eventDetail(event, t)}</span>
            <span className={classes.quiet}>{event.byName}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
