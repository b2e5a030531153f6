import { Button, CloseButton, Progress, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { CheckMatrixView } from '../../../contract/checks.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { conditionWord } from '../../ui/condition-word.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CheckMatrix } from './check-matrix.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import {
  type CellPlace,
  pendingIds,
  refusalTo,
  staleCells,
  toAsk,
  useAsk,
  useCallBack,
  useCheckMutation,
  useMatrix,
} from './use-checks.ts';
import classes from './checks.module.css';

interface ChecksPanelProps {
  readonly view: CaseView;
  readonly open: CellPlace | null;
  readonly onOpen: (cell: CellPlace) => void;
  readonly onClose: () => void;
}

/** What every registry says of everybody, on one screen. */
export function ChecksPanel({ view, open, onOpen, onClose }: ChecksPanelProps) {
  const { t } = useTranslation();
  const matrix = useMatrix(view.caseId);
  const [consentOf, setConsentOf] = useState<string | null>(null);
  return (
    <section className={classes.panel} aria-label={t('checks.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('checks.title')}</h2>
        {matrix.data !== undefined && <Counts matrix={matrix.data} />}
        <CloseButton aria-label={t('checks.close')} aria-keyshortcuts="V" onClick={onClose} />
      </div>
      <ProblemNote error={matrix.error} />
      {matrix.isPending && (
        <div role="status" aria-label={t('checks.loading')}>
          <Skeleton height={320} animate={false} />
        </div>
      )}
      {matrix.data !== undefined && (
        <>
          <Changed view={view} matrix={matrix.data} />
          <Tools view={view} matrix={matrix.data} />
          <CheckMatrix matrix={matrix.data} open={open} onOpen={onOpen} onConsent={setConsentOf} />
          {consentOf !== null && (
            <ConsentDialog
              view={view}
              matrix={matrix.data}
              person={consentOf}
              onClose={() => {
                setConsentOf(null);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Counts({ matrix: { counts } }: { readonly matrix: CheckMatrixView }) {
  const { t } = useTranslation();
  return (
    <span className={classes.counts}>
      <span title={t('checks.doneWhy', counts)}>{t('checks.done', counts)}</span>
      {counts.waiting > 0 && <span data-tone="way">{t('checks.waiting', { n: counts.waiting })}</span>}
      {counts.mismatches > 0 && <span data-tone="late">{t('checks.mismatches', { n: counts.mismatches })}</span>}
    </span>
  );
}

/** Nothing in the case changes by itself: what new evidence did to a condition waits here for somebody's eye. */
function Changed({ view, matrix }: { readonly view: CaseView; readonly matrix: CheckMatrixView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const refusal = refusalTo(matrix, 'see-change');
  const see = useCheckMutation((commandId, _: null) => client.checks.seeChange({ commandId, caseId: view.caseId }));
  if (matrix.changed.length === 0) return null;
  return (
    <Note tone="due" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('checks.changed.title')} mb={8}>
      <ul className={classes.changes}>
        {matrix.changed.map(({ condition, from, to }) => (
          <li key={condition}>
            {t('checks.changed.line', {
              condition: conditionWord(condition, t),
              from: t(`eligibility.verdict.${from}`),
              to: t(`eligibility.verdict.${to}`),
            })}
          </li>
        ))}
      </ul>
      <div className={classes.changedFoot}>
        <span>{t('checks.changed.body')}</span>
        <ActionButton
          size="xs"
          variant="default"
          loading={see.isPending}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            see.mutate(null);
          }}
        >
          {t('checks.changed.seen')}
        </ActionButton>
      </div>
      <ProblemNote error={see.error} />
    </Note>
  );
}

/** Rounds over the whole matrix, with how far the one under way has come. */
function Tools({ view, matrix }: { readonly view: CaseView; readonly matrix: CheckMatrixView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const ask = useAsk(view.caseId);
  const callBack = useCallBack(view.caseId);
  const refusal = refusalTo(matrix, 'request');
  const all = toAsk(matrix);
  const stale = staleCells(matrix);
  const pending = pendingIds(matrix);
  const off = refusal === null ? null : ofRefusal(refusal);
  const nothing = matrix.people.every(({ consents }) => consents.length === 0)
    ? t('checks.consentFirst')
    : t('checks.nothingToAsk');
  return (
    <>
      <div className={classes.tools} role="toolbar" aria-label={t('checks.title')}>
        <ActionButton
          size="xs"
          loading={ask.isPending}
          offBecause={off ?? (all.length === 0 ? nothing : null)}
          onClick={() => {
            ask.mutate(all);
          }}
        >
          {t('checks.askAll')}
        </ActionButton>
        <ActionButton
          size="xs"
          variant="default"
          offBecause={off ?? (stale.length === 0 ? t('checks.nothingStale') : null)}
          onClick={() => {
            ask.mutate(stale);
          }}
        >
          {t('checks.askStale')}
        </ActionButton>
        {pending.length > 0 && (
          <Button
            size="xs"
            variant="default"
            loading={callBack.isPending}
            onClick={() => {
              callBack.mutate(pending);
            }}
          >
            {t('checks.cancel')}
          </Button>
        )}
        {matrix.sources.every(({ configured }) => !configured) && (
          <span className={classes.quiet}>{t('checks.noneConfigured')}</span>
        )}
      </div>
      {pending.length > 0 && <RoundProgress waiting={pending.length} />}
      <ProblemNote error={ask.error ?? callBack.error} />
    </>
  );
}

/** Counts down what was waiting when the round was first seen. */
function RoundProgress({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(waiting);
  if (waiting > most) setMost(waiting);
  const done = most - waiting;
  const words = t('checks.progress', { done, total: most });
  return (
    <div className={classes.progress} role="status">
      <Progress.Root size={6}>
        <Progress.Section value={most === 0 ? 0 : (done / most) * 100} aria-label={words} />
      </Progress.Root>
      <span className={classes.quiet}>{words}</span>
    </div>
  );
}
