import { Alert, Button, CloseButton, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import type { StepCommandType } from '../../../../domain/application/commands.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { OwnVersions } from '../own-versions.ts';
import type { Draft } from './draft.ts';
import { PanelFields } from './panel-fields.tsx';
import { type DecisionDone, useDecision } from './use-decision.ts';
import classes from './decision.module.css';
import { useIsSaving } from '../../../api/files-under-way.ts';

interface DecisionPanelProps {
  readonly view: CaseView;
  readonly command: StepCommandType;
  readonly draft: Draft;
  /** What was judged on papers meanwhile is no change to what this decision stands on. */
  readonly own: OwnVersions;
  readonly onChange: (change: (draft: Draft) => Draft) => void;
  readonly onClose: () => void;
  readonly onDone: (done: DecisionDone, then: 'stay' | 'next') => void;
  /** The case was opened from a list, so there may be a next one. */
  readonly hasList: boolean;
}

/** One decision being made: it lies below the data it is made on, and closing it loses nothing. */
export function DecisionPanel({ view, command, draft, own, onChange, onClose, onDone, hasList }: DecisionPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const then = useRef<'stay' | 'next'>('stay');
  const decision = useDecision({ view, command, draft, own }, (done) => {
    onDone(done, then.current);
  });
  const isSaving = useIsSaving();
  const confirm = (after: 'stay' | 'next'): void => {
    if (isSaving) return;
    then.current = after;
    decision.confirm();
  };
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
  }, []);
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'case.decision.confirmKey',
      scope: 'case',
      inFields: true,
      run: () => {
        confirm('stay');
      },
    },
    {
      keys: 'mod+shift+Enter',
      labelKey: 'case.decision.confirmNext',
      scope: 'case',
      inFields: true,
      disabled: !hasList,
      run: () => {
        confirm('next');
      },
    },
    { keys: 'Escape', labelKey: 'case.decision.close', scope: 'case', inFields: true, run: onClose },
  ]);
  return (
    <section ref={panel} role="dialog" aria-labelledby={titleId} tabIndex={-1} className={classes.panel}>
      <div className={classes.panelHead}>
        <h2 id={titleId} className={classes.panelTitle}>
          {t(`command.${command}`)}
        </h2>
        <Tooltip label={t('case.decision.kept')}>
          <CloseButton aria-label={t('case.decision.close')} aria-keyshortcuts="Escape" onClick={onClose} />
        </Tooltip>
      </div>
      <div className={classes.panelBody}>
        <Changed decision={decision} />
        <PanelFields view={view} draft={draft} onChange={onChange} command={command} />
        {!decision.stale && !decision.gone && (
          <ProblemNote error={decision.error}>
            {decision.unconfirmed && <div>{t('case.decision.unconfirmed')}</div>}
          </ProblemNote>
        )}
      </div>
      <PanelFoot command={command} decision={decision} hasList={hasList} onConfirm={confirm} />
    </section>
  );
}

type Decision = ReturnType<typeof useDecision>;

/** The case moved on while the officer was writing. */
function Changed({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation();
  if (!decision.stale && !decision.gone) return null;
  return (
    <Alert role="alert" color="orange" variant="light" p="sm" icon={<IconAlertTriangle size={18} aria-hidden />}>
      <div>{t(decision.gone ? 'case.decision.notNow' : 'case.decision.stale')}</div>
      {!decision.gone && (
        <Button size="xs" variant="default" mt={6} onClick={decision.acknowledge}>
          {t('case.decision.staleAgain')}
        </Button>
      )}
    </Alert>
  );
}

interface PanelFootProps {
  readonly command: StepCommandType;
  readonly decision: Decision;
  readonly hasList: boolean;
  readonly onConfirm: (then: 'stay' | 'next') => void;
}

function PanelFoot({ command, decision, hasList, onConfirm }: PanelFootProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const isSaving = useIsSaving();
  const offBecause = decision.gone
    ? t('case.decision.notNow')
    : decision.stale
      ? t('case.decision.staleFirst')
      : decision.refusal
        ? ofRefusal(decision.refusal)
        : isSaving
          ? t('intake.documents.stillSaving')
          : null;
  return (
    <div className={classes.panelFoot}>
      <span className={classes.incomplete} role="status">
        {decision.incomplete !== null && t(`case.incomplete.${decision.incomplete}`)}
      </span>
      {hasList && (
        <ActionButton
          variant="default"
          keys="mod+shift+Enter"
          offBecause={offBecause}
          onClick={() => {
            onConfirm('next');
          }}
        >
          {t('case.decision.confirmNext')}
        </ActionButton>
      )}
      <ActionButton
        keys="mod+Enter"
        loading={decision.pending}
        offBecause={offBecause}
        onClick={() => {
          onConfirm('stay');
        }}
      >
        {t('case.decision.confirm', { command: t(`command.${command}`) })}
      </ActionButton>
    </div>
  );
}
