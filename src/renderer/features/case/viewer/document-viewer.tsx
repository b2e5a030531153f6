import { Center, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFileAlert } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import type { CopyKind } from '../../../../domain/application/document.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { OwnVersions } from '../own-versions.ts';
import { CopyEditor } from './copy-editor.tsx';
import { useDocumentBlob } from './document-blob.ts';
import { ImagePage } from './image-page.tsx';
import { JudgeBar } from './judge-bar.tsx';
import { PageSkeleton, PdfPage } from './pdf-page.tsx';
import { ThumbnailStrip } from './thumbnail-strip.tsx';
import { useViewerKeys } from './use-viewer-keys.ts';
import { isPdf, type ViewerFile } from './viewer-files.ts';
import { heldPage, shownFile, shownPage, shownRotation, type ViewerAction, type ViewerState } from './viewer-state.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import panes from '../review/review.module.css';
import classes from './viewer.module.css';

interface DocumentViewerProps {
  readonly view: Pick<CaseView, 'caseId' | 'missingDocuments' | 'version' | 'judging' | 'newDocuments'>;
  readonly own: OwnVersions;
  readonly files: readonly ViewerFile[];
  readonly state: ViewerState;
  readonly onAction: (action: ViewerAction) => void;
}

/** The papers of the case. It stays on the page chosen while the left side is read, filled in and saved. */
export function DocumentViewer({ view, own, files, state, onAction }: DocumentViewerProps) {
  const { t } = useTranslation();
  const desk = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const shown = shownFile(state, files);
  const page = shown === undefined ? 0 : shownPage(state, shown);
  const [made, setMade] = useState<CopyKind | null>(null);
  const mayCopy =
    shown !== undefined && view.judging === null && !isPdf(shown.file) && shown.document.copyOf === undefined;
  const held = heldPage(state, files);
  useViewerKeys(onAction, desk);
  useKeys(
    copyKeys.map(({ keys, kind, labelKey }) => ({
      keys,
      labelKey,
      scope: 'case' as const,
      disabled: !mayCopy,
      run: () => {
        setMade(kind);
      },
    })),
  );
  const paneWidth = Math.floor(((held === undefined ? width : (width - 8) / 2) * state.zoom) / 100);
  useEffect(() => {
    desk.current?.scrollTo({ top: 0, left: 0 });
  }, [shown?.key, page]);
  return (
    <section className={classes.viewer} aria-label={t('case.viewer.title')}>
      {shown !== undefined && (
        <>
          <ViewerToolbar
            state={state}
            files={files}
            shown={shown}
            onAction={onAction}
            onCopy={mayCopy ? setMade : undefined}
          />
          <JudgeBar view={view} own={own} files={files} shown={shown} onAction={onAction} />
        </>
      )}
      <div ref={desk} className={classes.desk} tabIndex={0} role="group" aria-label={t('case.viewer.sheet')}>
        <div ref={measured}>
          {shown === undefined ? (
            <Empty text={t('case.viewer.none')} />
          ) : (
            width > 0 && (
              <div className={held === undefined ? undefined : panes.pair}>
                {held !== undefined && (
                  <Pane name={held.file} page={held.page}>
                    <Page
                      key={held.file.key}
                      caseId={view.caseId}
                      shown={held.file}
                      page={held.page}
                      width={paneWidth}
                      rotation={held.rotation}
                      onAction={onAction}
                    />
                  </Pane>
                )}
                <Pane name={held === undefined ? undefined : shown} page={page}>
                  <Page
                    key={shown.key}
                    caseId={view.caseId}
                    shown={shown}
                    page={page}
                    width={paneWidth}
                    rotation={shownRotation(state, files)}
                    onAction={onAction}
                  />
                </Pane>
              </div>
            )
          )}
        </div>
      </div>
      <ThumbnailStrip
        caseId={view.caseId}
        files={files}
        shown={shown}
        missing={view.missingDocuments}
        fresh={view.newDocuments}
        onChoose={(fileKey) => {
          onAction({ type: 'choose', fileKey });
        }}
      />
      {made !== null && shown !== undefined && (
        <CopyEditor
          view={view}
          shown={shown}
          made={made}
          own={own}
          onClose={() => {
            setMade(null);
          }}
        />
      )}
    </section>
  );
}

const copyKeys = [
  { keys: 'C', kind: 'straightened', labelKey: 'review.editor.straightened' },
  { keys: 'M', kind: 'redacted', labelKey: 'review.editor.redacted' },
] as const;

interface PaneProps {
  /** Named where two lie side by side. */
  readonly name: ViewerFile | undefined;
  readonly page: number;
  readonly children: ReactNode;
}

function Pane({ name, page, children }: PaneProps) {
  const { t } = useTranslation();
  if (name === undefined) return children;
  return (
    <div className={panes.pane}>
      <p className={panes.paneName}>
        {t('case.viewer.pageLabel', { type: t(`documentType.${name.document.type}`), page: page + 1 })}
      </p>
      {children}
    </div>
  );
}

interface ShownPageProps {
  readonly caseId: CaseView['caseId'];
  readonly shown: ViewerFile;
  readonly page: number;
  readonly width: number;
  readonly rotation: ReturnType<typeof shownRotation>;
  readonly onAction: (action: ViewerAction) => void;
}

function Page({ caseId, shown, page, width, rotation, onAction }: ShownPageProps) {
  const { t } = useTranslation();
  const { data: blob, error } = useDocumentBlob(caseId, shown.file);
  const [broken, setBroken] = useState(false);
  const { key } = shown;
  const onCounted = useCallback(
    (pages: number) => {
      onAction({ type: 'counted', fileKey: key, pages });
    },
    [onAction, key],
  );
  const onProblem = useCallback(() => {
    setBroken(true);
  }, []);
  if (error !== null) return <ProblemNote error={error} />;
  if (broken) return <Empty text={t('case.viewer.broken', { name: shown.file.name })} />;
  if (blob === undefined) return <PageSkeleton width={width} />;
  const label = t('case.viewer.pageLabel', { type: t(`documentType.${shown.document.type}`), page: page + 1 });
  const drawing = { blob, width, rotation, label, onProblem };
  return isPdf(shown.file) ? <PdfPage {...drawing} page={page} onCounted={onCounted} /> : <ImagePage {...drawing} />;
}

function Empty({ text }: { readonly text: string }) {
  return (
    <Center mih={240}>
      <Stack align="center" gap="xs" c="dimmed">
        <IconFileAlert size={32} stroke={1.3} aria-hidden />
        <Text ta="center" maw={360}>
          {text}
        </Text>
      </Stack>
    </Center>
  );
}
