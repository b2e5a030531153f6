import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView, ObjectionView } from '../../../contract/publicity.ts';
import type { PublicityCommandType } from '../../../domain/publicity/commands.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDayWithWeekday } from '../../ui/format.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { type ObjectionCommand, refusalTo } from './use-publicity.ts';
import classes from './publicity.module.css';
import looks from '../../ui/looks.module.css';

interface ObjectionPartProps {
  readonly view: NoticeView;
  readonly onDone: (command: PublicityCommandType) => void;
}

/** The objections to a notice: what each says, whom it holds, until when it is answered, and the answer. */
export function ObjectionPart({ view, onDone }: ObjectionPartProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<readonly [ObjectionView, ObjectionCommand] | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <section className={looks.part}>
      <h2 className={looks.partTitle}>{t('publicity.objection.title')}</h2>
      {view.objections.length === 0 && <p className={looks.quiet}>{t('publicity.objection.none')}</p>}
      {view.objections.map((objection) => (
        <Objection
          key={objection.objectionId}
          view={view}
          objection={objection}
          onOpen={(command) => {
            setOpen([objection, command]);
          }}
        />
      ))}
      {open !== null && (
        <AnswerDialog
          view={view}
          objection={open[0]}
          command={open[1]}
          onClose={close}
          onDone={(command) => {
            close();
            onDone(command);
          }}
        />
      )}
    </section>
  );
}

interface ObjectionProps {
  readonly view: NoticeView;
  readonly objection: ObjectionView;
  readonly onOpen: (command: ObjectionCommand) => void;
}

function Objection({ view, objection, onOpen }: ObjectionProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const { objector, channel, text, receivedOn, answer, pausedFor } = objection;
  const who = objector === null ? t('publicity.objection.anonymous') : [objector.name, objector.contact].join(' ');
  const commands =
    answer !== null ? [] : (['answer-objection', pausedFor === null ? 'pause-objection' : 'resume-objection'] as const);
  return (
    <div className={classes.objection}>
      <span>
        {t('publicity.objection.line', {
          day: receivedOn,
          channel: t(`publicity.objection.channels.${channel}`),
          who,
        })}{' '}
        <Deadline objection={objection} />
      </span>
      <p className={classes.quote}>{text}</p>
      <Concerned view={view} objection={objection} />
      {answer !== null && (
        <>
          <span className={looks.quiet}>
            {t('publicity.objection.answered', {
              name: answer.byName,
              day: answer.answeredOn,
              number: answer.resultNo,
            })}
          </span>
          <p className={classes.quote}>{answer.result}</p>
          <AnswerLetters view={view} objection={objection} />
        </>
      )}
      <div className={classes.buttons}>
        {commands.map((command) => {
          const refusal = refusalTo(view, command) ?? null;
          return (
            <ActionButton
              key={command}
              size="xs"
              variant={command === 'answer-objection' ? 'filled' : 'default'}
              offBecause={refusal === null ? null : ofRefusal(refusal)}
              onClick={() => {
                onOpen(command);
              }}
            >
              {t(`publicity.command.${command}`)}
            </ActionButton>
          );
        })}
      </div>
    </div>
  );
}

/** The written answer, from the case that it is kept with. */
function AnswerLetters({ view, objection: { caseIds } }: Omit<ObjectionProps, 'onOpen'>) {
  const { t } = useTranslation();
  return (
    <span>
      {caseIds.flatMap((caseId) => {
        const item = view.items.find((one) => one.caseId === caseId);
        if (item === undefined || item.status === null) return [];
        return (
          <Link
            key={caseId}
            className={classes.letter}
            to="/cases/$caseId/print/$letter"
            params={{ caseId, letter: 'objection' }}
          >
            {t('publicity.objection.letter', { caseNo: item.caseNo })}
          </Link>
        );
      })}
    </span>
  );
}

function Deadline({ objection: { answer, clock, pausedFor } }: Pick<ObjectionProps, 'objection'>) {
  const { t } = useTranslation();
  if (answer !== null) return null;
  if (pausedFor !== null) {
    return (
      <span className={looks.quiet}>
        {t('publicity.objection.pausedFor', { reason: t(`publicity.objection.pauses.${pausedFor}`) })}
      </span>
    );
  }
  return (
    <span className={clock.overdue ? looks.late : looks.due}>
      {t('publicity.objection.due', { due: formatDayWithWeekday(clock.dueOn, t), day: clock.day, limit: clock.limit })}
    </span>
  );
}

/** Each household that it concerns, and once it is answered what became of it. */
function Concerned({ view, objection: { caseIds, answer } }: Omit<ObjectionProps, 'onOpen'>) {
  const { t } = useTranslation();
  const words = caseIds.map((caseId) => {
    const item = view.items.find((one) => one.caseId === caseId);
    const named = `${item?.caseNo ?? ''} ${item?.name ?? ''}`.trim();
    if (answer === null) return named;
    const upheld = answer.upheld.includes(caseId);
    return `${named}（${t(upheld ? 'publicity.objection.isUpheld' : 'publicity.objection.notUpheld')}）`;
  });
  return <span className={looks.quiet}>{words.join(t('case.comma'))}</span>;
}
