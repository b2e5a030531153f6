import { ActionIcon, Button, FileButton, Loader, Text } from '@mantine/core';
import { IconFileTypePdf, IconPhoto, IconPlus, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentFile, type DocumentType, pageMediaTypes } from '../../../../domain/application/document.ts';
import { formatBytes } from '../../../ui/format.ts';
import { useBlobSource } from '../../case/viewer/document-blob.ts';
import { TextField } from '../fields.tsx';
import type { FieldState } from '../form-edit.ts';
import classes from './documents.module.css';
import type { Upload } from './use-uploads.ts';

interface DocumentRowProps {
  readonly type: DocumentType;
  readonly files: readonly DocumentFile[];
  /** Whether the programme asks for it, and has it. */
  readonly state: 'missing' | 'there' | 'free';
  readonly sources: ReadonlyMap<string, Blob>;
  readonly uploads: readonly Upload[];
  /** The name field of "other", once it has a file. */
  readonly title: FieldState | null;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (hash: DocumentFile['hash']) => void;
  readonly onOpen: (file: DocumentFile) => void;
}

export function DocumentRow(props: DocumentRowProps) {
  const { type, files, state, uploads, title, onAdd } = props;
  const { t } = useTranslation();
  const { over, ...drop } = useFileDrop(onAdd);
  const word = t(`documentType.${type}`);
  return (
    <div className={classes.row} data-over={over} role="group" aria-label={word} {...drop}>
      <Text className={classes.type} fw={files.length > 0 ? 600 : 400}>
        {word}
        {state === 'missing' && <span className={classes.asked}>{t('intake.documents.asked')}</span>}
      </Text>
      <div className={classes.files}>
        {files.map((file) => (
          <FileChip key={file.hash} {...props} file={file} source={props.sources.get(file.hash)} />
        ))}
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
        {over && <Text c="var(--done)">{t('intake.documents.dropHere')}</Text>}
        {title !== null && <TextField {...title} />}
      </div>
      <FileButton
        multiple
        accept={pageMediaTypes.join(',')}
        onChange={onAdd}
        inputProps={{ 'aria-label': t('intake.documents.addTo', { type: word }) }}
      >
        {(button) => (
          <Button
            {...button}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            aria-label={t('intake.documents.addTo', { type: word })}
          >
            {t('intake.documents.add')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

/** Files dragged over an element; `over` while they are. */
function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return {
    over,
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
}

interface FileChipProps extends Pick<DocumentRowProps, 'onOpen' | 'onRemove'> {
  readonly file: DocumentFile;
  readonly source: Blob | undefined;
}

function FileChip({ file, source, onOpen, onRemove }: FileChipProps) {
  const { t } = useTranslation();
  const Icon = file.mediaType === 'application/pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <span className={classes.chip}>
      {source !== undefined && file.mediaType !== 'application/pdf' ? (
        <Thumb source={source} />
      ) : (
        <Icon size={22} aria-hidden />
      )}
      <button
        type="button"
        className={classes.open}
        title={file.name}
        aria-label={t('intake.documents.open', { name: file.name })}
        onClick={() => {
          onOpen(file);
        }}
      >
        {file.name}
      </button>
      <span className={classes.bytes}>{formatBytes(file.bytes)}</span>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('intake.documents.remove', { name: file.name })}
        onClick={() => {
          onRemove(file.hash);
        }}
      >
        <IconX size={14} />
      </ActionIcon>
    </span>
  );
}

function Thumb({ source }: { source: Blob }) {
  const image = useBlobSource(source);
  return <img ref={image} alt="" className={classes.thumb} />;
}

function UploadLine({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  if (upload.problem !== null) {
    return (
      <Text role="alert" c="var(--late)" fz="sm">
        {upload.problem}
      </Text>
    );
  }
  return (
    <Text role="status" c="var(--quiet)" fz="sm">
      <Loader size={12} mr={6} />
      {t('intake.documents.saving', { name: upload.name })}
    </Text>
  );
}
