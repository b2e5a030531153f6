import { CloseButton, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentView, PlanView } from '../../../contract/plans.ts';
import type { AllocationRefusal } from '../../../domain/allocation/refusal.ts';
import type { IntentCommandType } from '../../../domain/allocation/intent-commands.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CaseLink } from '../../ui/case-link.tsx';
import { conditionWord } from '../../ui/condition-word.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ExplanationLines } from './explanation-lines.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

interface IntentPanelProps {
  readonly view: PlanView;
  readonly caseId: string;
  readonly onClose: () => void;
}

/** The keys of the re-review, as on a case: pass, fail, again. */
const commandKeys: Partial<Readonly<Record<IntentCommandType, string>>> = {
  'pass-review': 'Y',
  'fail-review': 'X',
  'reopen-review': 'R',
  change: 'E',
  declare: 'B',
  withdraw: 'W',
};

/** One household: what its re-review still needs, what came of it, and its line in the roster with the reasons. */
export function IntentPanel({ view, caseId, onClose }: IntentPanelProps) {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(
    orpc.plans.intent.queryOptions({ input: { planId: view.planId, caseId } }),
  );
  return (
    <aside className={classes.side} aria-label={t('plans.household')}>
      <div className={classes.bar}>
        <h2 className={looks.partTitle}>{data?.applicantName ?? t('plans.household')}</h2>
        <span className={looks.spread} />
        <CloseButton aria-label={t('plans.closeSide')} onClick={onClose} />
      </div>
      <ProblemNote error={error} />
      {isPending && <Skeleton height={240} animate={false} />}
      {data !== undefined && <Household view={view} intent={data} />}
    </aside>
  );
}

function Household({ view, intent }: { readonly view: PlanView; readonly intent: IntentView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState<IntentCommandType | null>(null);
  const { caseId, actions } = intent;
  const off = (command: IntentCommandType): string | null => {
    const refusal = actions.find((action) => action.command === command)?.refusal ?? early(view, intent, command);
    return refusal === null ? null : ofRefusal(refusal);
  };
  const commands = actions.map(({ command }) => command).filter((command) => command !== 'register');
  const openSlip = (): void =>
    void navigate({ to: '/plans/$planId/slip/$caseId', params: { planId: view.planId, caseId } });
  useKeys([
    {
      keys: 'S',
      labelKey: 'plans.slip.open',
      scope: 'plan',
      disabled: view.status !== 'frozen' || intent.passed === null,
      run: openSlip,
    },
  ]);
  useKeys(
    commands.map((command) => ({
      keys: commandKeys[command] ?? '',
      labelKey: `plans.intentCommand.${command}` as const,
      scope: 'plan' as const,
      disabled: open !== null || off(command) !== null,
      run: () => {
        setOpen(command);
      },
    })),
  );
  return (
    <>
      <div className={classes.bar}>
        <span className={looks.quiet}>{intent.number}</span>
        <CaseLink caseId={caseId}>{intent.caseNo}</CaseLink>
        <span className={looks.quiet}>{intent.streetName}</span>
      </div>
      {intent.late !== null && (
        <Note tone="late" title={t(`plans.late.${intent.late}`)}>
          {t(`plans.late.what.${intent.late}`)}
        </Note>
      )}
      <Progress view={view} intent={intent} />
      {intent.declaration.kind !== 'none' && (
        <Note tone="due" title={t(`plans.declaration.${intent.declaration.kind}`)}>
          {intent.declaration.detail}
        </Note>
      )}
      <div className={classes.bar} role="toolbar" aria-label={t('plans.household')}>
        {commands.map((command) => (
          <ActionButton
            key={command}
            size="xs"
            variant={command === 'pass-review' ? 'filled' : 'default'}
            {...(commandKeys[command] === undefined ? {} : { keys: commandKeys[command] })}
            offBecause={off(command)}
            onClick={() => {
              setOpen(command);
            }}
          >
            {t(`plans.intentCommand.${command}`)}
          </ActionButton>
        ))}
        {intent.passed !== null && view.status === 'frozen' && (
          <ActionButton size="xs" keys="S" onClick={openSlip}>
            {t('plans.slip.open')}
          </ActionButton>
        )}
        {intent.failed !== null && (
          <ActionButton
            size="xs"
            variant="default"
            onClick={() =>
              void navigate({ to: '/plans/$planId/letter/$caseId', params: { planId: view.planId, caseId } })
            }
          >
            {t('plans.letter.open')}
          </ActionButton>
        )}
      </div>
      {intent.explanation !== null && (
        <>
          <h3 className={looks.partTitle}>{t('plans.line')}</h3>
          <ExplanationLines explanation={intent.explanation} pools={intent.pools} />
        </>
      )}
      {open !== null && (
        <IntentDialog
          view={view}
          caseId={caseId}
          who={`${intent.applicantName} ${intent.number}`}
          command={open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function Progress({ view, intent }: { readonly view: PlanView; readonly intent: IntentView }) {
  const { t } = useTranslation();
  const { passed, failed, missingAnswers, needed, outcome, unmet } = intent;
  if (passed !== null) {
    return (
      <Note tone="done" title={t('plans.review.passed', { on: passed.on, by: passed.byName })}>
        {t('plans.review.until', { until: passed.countsUntil })}
      </Note>
    );
  }
  if (failed !== null) {
    return (
      <Note
        tone="late"
        title={t('plans.review.failed', { on: failed.on, by: failed.byName, second: failed.secondName })}
      >
        {failed.reasons}
      </Note>
    );
  }
  const conditions = unmet.map((condition) => conditionWord(condition, t)).join(t('case.comma'));
  return (
    <Note tone={missingAnswers > 0 || outcome !== 'eligible' ? 'due' : 'done'}>
      {t('plans.review.answers', { done: needed - missingAnswers, needed, since: view.parts.window.from })}
      {' · '}
      {t(`plans.review.outcome.${outcome}`)}
      {conditions !== '' && ` ${t('plans.review.unmet', { conditions })}`}
    </Note>
  );
}

/** What the rule will say, before anybody opens a form in vain. */
function early(view: PlanView, { missingAnswers }: IntentView, command: IntentCommandType): AllocationRefusal | null {
  if (command !== 'pass-review' || missingAnswers === 0) return null;
  return { code: 'answers-missing', count: missingAnswers, since: view.parts.window.from };
}
