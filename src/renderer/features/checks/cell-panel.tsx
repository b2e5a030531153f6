import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { CheckCellView, CheckMatrixView } from '../../../contract/checks.ts';
import { instant } from '../../../kernel/instant.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { cellLooks } from './cell-look.ts';
import { DifferencesPart } from './differences-part.tsx';
import { ManualDialog } from './manual-dialog.tsx';
import { RecordView } from './record-view.tsx';
import { type CellPlace, mayAsk, refusalTo, useAsk, useCallBack, useMatrix } from './use-checks.ts';
import classes from './checks.module.css';

interface CellPanelProps {
  readonly view: CaseView;
  readonly place: CellPlace;
  readonly onClose: () => void;
}

/** One cell opened, in place of the papers: what was asked, what came back, where it differs, what was ruled. */
export function CellPanel({ view, place, onClose }: CellPanelProps) {
  const { t } = useTranslation();
  const { data: matrix } = useMatrix(view.caseId);
  const panel = useRef<HTMLElement>(null);
  const cell = matrix?.cells.find(({ person, source }) => person === place.person && source === place.source);
  const name = matrix?.people.find(({ person }) => person === place.person)?.name ?? '';
  useKeys([{ keys: 'Escape', labelKey: 'checks.cell.back', scope: 'case', inFields: true, run: onClose }]);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, [place.person, place.source]);
  if (matrix === undefined || cell === undefined) return <section className={classes.beside} />;
  const { icon: Icon, tone } = cellLooks[cell.state];
  const title = t('checks.cell.title', { name, source: t(`checks.source.${cell.source}`) });
  return (
    <section ref={panel} className={classes.beside} tabIndex={-1} aria-label={title}>
      <div className={classes.besideHead}>
        <h2>{title}</h2>
        <span className={classes.mark} data-tone={tone}>
          <Icon size={16} aria-hidden />
          {t(`checks.state.${cell.state}`)}
        </span>
        <Button size="xs" variant="default" aria-keyshortcuts="Escape" onClick={onClose}>
          {t('checks.cell.back')}
        </Button>
      </div>
      <AskedPart view={view} matrix={matrix} cell={cell} name={name} />
      <AnswerPart cell={cell} />
      {cell.evidence !== null && (
        <DifferencesPart key={cell.evidence.evidenceId} view={view} matrix={matrix} cell={cell} />
      )}
    </section>
  );
}

interface PartProps {
  readonly view: CaseView;
  readonly matrix: CheckMatrixView;
  readonly cell: CheckCellView;
  readonly name: string;
}

function AskedPart({ view, matrix, cell, name }: PartProps) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [byHand, setByHand] = useState(false);
  const ask = useAsk(view.caseId);
  const callBack = useCallBack(view.caseId);
  const { pending, failure } = cell;
  const askRefusal = refusalTo(matrix, 'request');
  const handRefusal = refusalTo(matrix, 'record-manually');
  const isNeeded = matrix.people.find(({ person }) => person === cell.person)?.needed.includes(cell.source) === true;
  const off =
    askRefusal !== null
      ? ofRefusal(askRefusal)
      : !isNeeded
        ? t('checks.notNeededHere')
        : mayAsk(matrix, cell)
          ? null
          : t('checks.consentFirst');
  return (
    <div className={classes.part}>
      <h3>{t('checks.cell.asked')}</h3>
      {pending !== null && (
        <p>
          {t('checks.cell.askedBy', { name: pending.byName, at: formatInstant(instant(pending.requestedAt)) })}
          {!pending.isHere && ` ${t('checks.cell.askedElsewhere')}`}
        </p>
      )}
      {pending === null && failure === null && cell.evidence === null && (
        <p className={classes.quiet}>{t('checks.cell.neverAsked')}</p>
      )}
      {pending === null && failure !== null && (
        <p className={classes.differs}>
          {t('checks.cell.failed', { why: t(`checks.failure.${failure}`) })}{' '}
          {t(passing.includes(failure) ? 'checks.failureNext.later' : 'checks.failureNext.person')}
        </p>
      )}
      <div className={classes.buttons}>
        {pending === null ? (
          <ActionButton
            size="xs"
            loading={ask.isPending}
            offBecause={off}
            onClick={() => {
              ask.mutate([cell]);
            }}
          >
            {t(cell.evidence === null && failure === null ? 'checks.cell.ask' : 'checks.cell.askAgain')}
          </ActionButton>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={callBack.isPending}
            onClick={() => {
              callBack.mutate([pending.requestId]);
            }}
          >
            {t('checks.cell.cancel')}
          </Button>
        )}
        <ActionButton
          size="xs"
          variant="default"
          offBecause={handRefusal === null ? null : ofRefusal(handRefusal)}
          onClick={() => {
            setByHand(true);
          }}
        >
          {t('checks.cell.byHand')}
        </ActionButton>
      </div>
      <ProblemNote error={ask.error ?? callBack.error} />
      {byHand && (
        <ManualDialog
          view={view}
          cell={cell}
          name={name}
          today={matrix.on}
          onClose={() => {
            setByHand(false);
          }}
        />
      )}
    </div>
  );
}

/** These may pass by themselves. */
const passing: readonly CheckCellView['failure'][] = ['unreachable', 'timeout', 'server-error', 'circuit-open'];

function AnswerPart({ cell }: { readonly cell: CheckCellView }) {
  const { t } = useTranslation();
  const { evidence, validUntil } = cell;
  if (evidence === null) return null;
  const { finding, manual } = evidence;
  return (
    <div className={classes.part}>
      <h3>{t('checks.cell.answer')}</h3>
      <p>
        {manual === null
          ? t('checks.cell.answeredAt', { at: formatInstant(instant(evidence.at)), day: evidence.asOf })
          : t('checks.cell.manual', { reason: t(`checks.manualReason.${manual.reason}`), name: manual.byName })}
        {validUntil !== null &&
          ` · ${t(cell.state === 'stale' ? 'checks.expired' : 'checks.until', { day: validUntil })}`}
      </p>
      {manual !== null && <p className={classes.quiet}>{manual.comment}</p>}
      {finding.outcome === 'none' ? (
        <p>{t('checks.cell.none')}</p>
      ) : (
        <RecordView source={cell.source} record={finding.record} />
      )}
    </div>
  );
}
