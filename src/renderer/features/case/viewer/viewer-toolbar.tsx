import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconCrop,
  IconEyeOff,
  IconLayoutColumns,
  IconRotate2,
  IconRotateClockwise2,
  IconZoomIn,
  IconZoomOut,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CopyKind } from '../../../../domain/application/document.ts';
import { shownKeys } from '../../../shell/key-combination.ts';
import type { ViewerFile } from './viewer-files.ts';
import { neighbours, pageOfDocument, type ViewerAction, type ViewerState, zoomSteps } from './viewer-state.ts';
import classes from './viewer.module.css';

interface ViewerToolbarProps {
  readonly state: ViewerState;
  readonly files: readonly ViewerFile[];
  readonly shown: ViewerFile;
  readonly onAction: (action: ViewerAction) => void;
  /** Opens the editor on a copy of the page; undefined for who may not, or what cannot be drawn on. */
  readonly onCopy: ((made: CopyKind) => void) | undefined;
}

/** What this document is, which page of it, and how it lies. */
export function ViewerToolbar({ state, files, shown, onAction, onCopy }: ViewerToolbarProps) {
  const { t } = useTranslation();
  const place = pageOfDocument(state, files);
  const around = neighbours(state, files);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('case.viewer.tools')}>
      <h2 className={classes.title} style={{ margin: 0, fontSize: 14 }}>
        {t(`documentType.${shown.document.type}`)}
        <span className={classes.fileName}>{shown.document.title === '' ? shown.file.name : shown.document.title}</span>
      </h2>
      <Tool
        label={t('case.viewer.previousPage')}
        keys="PageUp"
        Icon={IconChevronLeft}
        off={!around.previous}
        onClick={() => {
          onAction({ type: 'previous-page' });
        }}
      />
      <span className={classes.counter} aria-live="polite">
        {t('case.viewer.page', { page: place?.page ?? 1, total: place?.total ?? '…' })}
      </span>
      <Tool
        label={t('case.viewer.nextPage')}
        keys="PageDown"
        Icon={IconChevronRight}
        off={!around.next}
        onClick={() => {
          onAction({ type: 'next-page' });
        }}
      />
      <Tool
        label={t('case.viewer.beside')}
        keys="B"
        Icon={IconLayoutColumns}
        onClick={() => {
          onAction({ type: 'toggle-beside' });
        }}
      />
      <CopyTools onCopy={onCopy} />
      <Tools onAction={onAction}>
        <Tool
          label={t('case.viewer.zoomOut')}
          keys="-"
          Icon={IconZoomOut}
          off={state.zoom <= zoomSteps[0]}
          onClick={() => {
            onAction({ type: 'zoom-out' });
          }}
        />
        <span className={classes.zoom}>{t('case.viewer.percent', { percent: state.zoom })}</span>
        <Tool
          label={t('case.viewer.zoomIn')}
          keys="+"
          Icon={IconZoomIn}
          off={state.zoom >= (zoomSteps.at(-1) ?? 0)}
          onClick={() => {
            onAction({ type: 'zoom-in' });
          }}
        />
      </Tools>
    </div>
  );
}

/** Both work on a copy: the page that was handed in stays as it is. */
function CopyTools({ onCopy }: Pick<ViewerToolbarProps, 'onCopy'>) {
  const { t } = useTranslation();
  return (
    <>
      <Tool
        label={t('review.editor.straightened')}
        keys="C"
        Icon={IconCrop}
        off={onCopy === undefined}
        onClick={() => onCopy?.('straightened')}
      />
      <Tool
        label={t('review.editor.redacted')}
        keys="M"
        Icon={IconEyeOff}
        off={onCopy === undefined}
        onClick={() => onCopy?.('redacted')}
      />
    </>
  );
}

/** Turning and fitting around the zoom. */
function Tools({
  children,
  onAction,
}: {
  readonly children: ReactNode;
  readonly onAction: (action: ViewerAction) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Tool
        label={t('case.viewer.turnLeft')}
        keys="shift+R"
        Icon={IconRotate2}
        onClick={() => {
          onAction({ type: 'rotate', by: -90 });
        }}
      />
      <Tool
        label={t('case.viewer.turnRight')}
        keys="R"
        Icon={IconRotateClockwise2}
        onClick={() => {
          onAction({ type: 'rotate', by: 90 });
        }}
      />
      {children}
      <Tool
        label={t('case.viewer.fitWidth')}
        keys="W"
        Icon={IconArrowAutofitWidth}
        onClick={() => {
          onAction({ type: 'fit-width' });
        }}
      />
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly Icon: TablerIcon;
  readonly off?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, keys, Icon, off = false, onClick }: ToolProps) {
  return (
    <Tooltip label={`${label} (${shownKeys(keys)})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-keyshortcuts={keys}
        {...(off ? { 'aria-disabled': true, 'data-disabled': true } : { onClick })}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
