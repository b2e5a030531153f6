import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { CaseView } from '../../../contract/cases.ts';
import type { StepCommandType } from '../../../domain/application/commands.ts';
import type { DocumentType } from '../../../domain/application/document.ts';
import { CellPanel } from '../checks/cell-panel.tsx';
import { ChecksPanel } from '../checks/checks-panel.tsx';
import { EligibilityPanel } from '../checks/eligibility-panel.tsx';
import type { CellPlace } from '../checks/use-checks.ts';
import { SuspectsPanel } from '../duplicates/suspects-panel.tsx';
import { CaseTimePanel } from '../time/case-time-panel.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseSections } from './case-sections.tsx';
import { type CaseSide, CaseTools } from './case-tools.tsx';
import { CaseWay } from './case-way.tsx';
import { ConflictBanner } from './conflict-banner.tsx';
import { AfterDecision, type LastDecision } from './decision/after-decision.tsx';
import { DecisionBar } from './decision/decision-bar.tsx';
import { DecisionPanel } from './decision/decision-panel.tsx';
import { useDrafts } from './decision/use-drafts.ts';
import type { DecisionDone } from './decision/use-decision.ts';
import { HoldBanner } from '../hold/hold-banner.tsx';
import { WaitingPanel } from '../waitlist/waiting-panel.tsx';
import { HistoryPanel } from './history/history-panel.tsx';
import { useOwnVersions } from './own-versions.ts';
import { type Papers, PapersContext } from './papers.ts';
import { useNextCase } from './use-next-case.ts';
import { DocumentViewer } from './viewer/document-viewer.tsx';
import { SkippedNote } from '../queue/skipped-note.tsx';
import { type ViewerFile, viewerFiles } from './viewer/viewer-files.ts';
import { openedAtFirst, type ViewerAction, viewerReducer } from './viewer/viewer-state.ts';
import classes from './case.module.css';

interface CaseDeskProps {
  readonly view: CaseView;
  /** What stands beside the papers when the case is opened. */
  readonly firstSide: CaseSide | undefined;
  readonly last: LastDecision | null;
  readonly onDecided: (decision: LastDecision) => void;
}

/** Data on the left, papers on the right, decisions above: one case in front of an officer. */
export function CaseDesk({ view, firstSide, last, onDecided }: CaseDeskProps) {
  const files = useMemo(() => viewerFiles(view.documents), [view.documents]);
  const [viewer, act] = useViewer(files);
  const papers = usePapersOf(files, act);
  const [open, setOpen] = useState<StepCommandType | null>(null);
  const [side, setSide] = useState<CaseSide>(firstSide ?? 'application');
  const [cell, setCell] = useState<CellPlace | null>(null);
  const toggle = (to: CaseSide): void => {
    setCell(null);
    setSide((at) => (at === to ? 'application' : to));
  };
  const backToApplication = (): void => {
    setCell(null);
    setSide('application');
  };
  const drafts = useDrafts(view);
  const list = useNextCase(view.caseId);
  const own = useOwnVersions();
  const data = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(null);
    data.current?.focus({ preventScroll: true });
  };
  const decided = (done: DecisionDone, then: 'stay' | 'next'): void => {
    drafts.drop(done.command);
    onDecided({ ...done, caseId: view.caseId, caseNo: view.caseNo });
    close();
    if (then === 'next') void list.next().then((found) => (found ? undefined : list.back()));
  };
  return (
    <PapersContext value={papers}>
      <article className={classes.page}>
        <CaseHeader view={view}>
          <CaseTools view={view} list={list} side={side} onSide={toggle} />
        </CaseHeader>
        <CaseWay view={view} />
        <DecisionBar actions={view.actions} open={open} onOpen={setOpen} begun={drafts.begun}>
          <AfterDecision last={last} caseId={view.caseId} />
          <SkippedNote className={classes.skipped} />
        </DecisionBar>
        <HoldBanner hold={view.hold} />
        <ConflictBanner caseId={view.caseId} />
        <div className={classes.columns}>
          <div className={classes.left}>
            <div ref={data} className={classes.data} tabIndex={-1}>
              {side === 'history' && <HistoryPanel caseId={view.caseId} onClose={backToApplication} />}
              {side === 'checks' && (
                <ChecksPanel view={view} open={cell} onOpen={setCell} onClose={backToApplication} />
              )}
              {side === 'eligibility' && <EligibilityPanel caseId={view.caseId} onClose={backToApplication} />}
              {side === 'time' && <CaseTimePanel caseId={view.caseId} onClose={backToApplication} />}
              {side === 'waiting' && <WaitingPanel view={view} onClose={backToApplication} />}
              {side === 'duplicates' && <SuspectsPanel caseId={view.caseId} onClose={backToApplication} />}
              {side === 'application' && <CaseSections view={view} />}
            </div>
            {open !== null && (
              <DecisionPanel
                key={open}
                view={view}
                command={open}
                own={own}
                draft={drafts.draftOf(open)}
                onChange={(change) => {
                  drafts.change(open, change);
                }}
                onClose={close}
                onDone={decided}
                hasList={list.hasList}
              />
            )}
          </div>
          {cell === null ? (
            <DocumentViewer view={view} own={own} files={files} state={viewer} onAction={act} />
          ) : (
            <CellPanel
              view={view}
              place={cell}
              onClose={() => {
                setCell(null);
              }}
            />
          )}
        </div>
      </article>
    </PapersContext>
  );
}

function useViewer(files: readonly ViewerFile[]) {
  const [state, dispatch] = useReducer(viewerReducer, files, openedAtFirst);
  const act = useCallback(
    (action: ViewerAction) => {
      dispatch({ files, action });
    },
    [files],
  );
  return [state, act] as const;
}

function usePapersOf(files: readonly ViewerFile[], act: (action: ViewerAction) => void): Papers {
  return useMemo(() => {
    const first = (type: DocumentType): ViewerFile | undefined => files.find((file) => file.document.type === type);
    return {
      has: (type) => first(type) !== undefined,
      show: (type) => {
        const file = first(type);
        if (file !== undefined) act({ type: 'choose', fileKey: file.key });
      },
    };
  }, [files, act]);
}
