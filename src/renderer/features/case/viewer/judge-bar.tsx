import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconCopy } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useToday } from '../../../ui/today.ts';
import type { OwnVersions } from '../own-versions.ts';
import { AcceptForm } from './accept-form.tsx';
import type { Paper } from './paper.ts';
import { type PaperMark, markOf, nextUnjudged, refusalText, unjudged } from './paper-verdict.ts';
import { RefuseForm } from './refuse-form.tsx';
import { type JudgeInput, useJudge } from './use-judge.ts';
import type { ViewerFile } from './viewer-files.ts';
import type { ViewerAction } from './viewer-state.ts';
import classes from './judge.module.css';

interface JudgeBarProps {
  readonly view: Pick<CaseView, 'caseId' | 'version' | 'judging'>;
  readonly files: readonly ViewerFile[];
  readonly shown: ViewerFile;
  readonly own: OwnVersions;
  readonly onAction: (action: ViewerAction) => void;
}

/**
 * What was found of the paper that lies open, and the keys that find it: Y accepts and goes on to the next that nobody
 * has judged, F refuses by a coded reason. Judging again takes the place of what was found before.
 */
export function JudgeBar({ view, files, shown, own, onAction }: JudgeBarProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [opened, setOpened] = useState<{ readonly paper: string; readonly form: 'accept' | 'refuse' } | null>(null);
  const { judge, error } = useJudge(view, own);
  const paper = shown.document;
  const isBeside = paper.copyOf !== undefined || paper.withCheck === true;
  // A form is about the paper on which it was opened: turning to another closes it.
  const form = opened?.paper === paper.id ? opened.form : null;
  const setForm = (to: 'accept' | 'refuse' | null): void => {
    setOpened(to === null ? null : { paper: paper.id, form: to });
  };
  const send = (command: JudgeInput): void => {
    judge(command);
    setForm(null);
    const next = command.type === 'accept-document' ? nextUnjudged(files, paper.id) : undefined;
    if (next !== undefined) onAction({ type: 'choose', fileKey: next.key });
  };
  const off = view.judging !== null || isBeside;
  useKeys([
    {
      keys: 'Y',
      labelKey: 'review.judge.accept',
      scope: 'case',
      disabled: off,
      run: () => {
        send({ type: 'accept-document', documentId: paper.id, documentType: paper.type, validUntil: null });
      },
    },
    {
      keys: 'U',
      labelKey: 'review.judge.acceptWith',
      scope: 'case',
      disabled: off,
      run: () => {
        setForm('accept');
      },
    },
    {
      keys: 'F',
      labelKey: 'review.judge.refuse',
      scope: 'case',
      disabled: off,
      run: () => {
        setForm('refuse');
      },
    },
  ]);
  const close = (): void => {
    setForm(null);
  };
  return (
    <>
      <div className={classes.bar} role="group" aria-label={t('review.judge.bar')}>
        <Verdict paper={paper} />
        {!isBeside && (
          <Buttons
            offBecause={view.judging === null ? null : ofRefusal(view.judging)}
            left={unjudged(files).length}
            onAccept={() => {
              send({ type: 'accept-document', documentId: paper.id, documentType: paper.type, validUntil: null });
            }}
            onForm={setForm}
          />
        )}
      </div>
      <ProblemNote error={error} />
      {form === 'accept' && <AcceptForm key={paper.id} paper={paper} onSend={send} onClose={close} />}
      {form === 'refuse' && <RefuseForm key={paper.id} paper={paper} onSend={send} onClose={close} />}
    </>
  );
}

interface ButtonsProps {
  readonly offBecause: string | null;
  readonly left: number;
  readonly onAccept: () => void;
  readonly onForm: (form: 'accept' | 'refuse') => void;
}

function Buttons({ offBecause, left, onAccept, onForm }: ButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.left}>
        {left === 0 ? t('review.judge.all') : t('review.judge.left', { count: left })}
      </span>
      <ActionButton size="xs" variant="default" keys="Y" offBecause={offBecause} onClick={onAccept}>
        {t('review.judge.accept')}
      </ActionButton>
      <ActionButton
        size="xs"
        variant="subtle"
        keys="U"
        offBecause={offBecause}
        onClick={() => {
          onForm('accept');
        }}
      >
        {t('review.judge.withDetails')}
      </ActionButton>
      <ActionButton
        size="xs"
        variant="default"
        keys="F"
        offBecause={offBecause}
        onClick={() => {
          onForm('refuse');
        }}
      >
        {t('review.judge.refuse')}
      </ActionButton>
    </>
  );
}

const looks: Readonly<Record<PaperMark | 'none', typeof IconCircleX>> = {
  none: IconCircleDashed,
  accepted: IconCircleCheck,
  refused: IconCircleX,
  expired: IconAlertTriangle,
  copy: IconCopy,
};

function Verdict({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation();
  const mark = markOf(paper, useToday());
  const Icon = looks[mark ?? 'none'];
  return (
    <span className={classes.verdict} data-mark={mark ?? 'none'} role="status">
      <Icon size={16} aria-hidden />
      <span className={classes.words}>
        {verdictText(paper, mark, t)}
        {paper.verdict !== undefined && (
          <span className={classes.by}>
            {t('review.verdict.by', { name: paper.verdict.byName, day: paper.verdict.on })}
          </span>
        )}
      </span>
    </span>
  );
}

function verdictText({ verdict, copyOf }: Paper, mark: PaperMark | null, t: TFunction): string {
  if (copyOf !== undefined) return t('review.verdict.copy', { copy: t(`review.copy.${copyOf.made}`) });
  if (verdict === undefined) return t('review.verdict.none');
  if (verdict.kind === 'refused') return t('review.verdict.refused', { reason: refusalText(verdict, t) });
  const { validUntil: day } = verdict;
  if (day === null) return t('review.verdict.accepted');
  return t(mark === 'expired' ? 'review.verdict.expired' : 'review.verdict.acceptedUntil', { day });
}
