import { Modal, ScrollArea, Stack } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import { ImagePage } from '../../case/viewer/image-page.tsx';
import { PdfPage } from '../../case/viewer/pdf-page.tsx';

interface FilePreviewProps {
  readonly file: DocumentFile;
  /** The file as it was chosen: what is on the desk belongs to no case yet. */
  readonly source: Blob;
  readonly onClose: () => void;
}

export function FilePreview({ file, source, onClose }: FilePreviewProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={file.name}
      closeButtonProps={{ 'aria-label': t('intake.documents.close') }}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <div ref={ref}>{width > 0 && <Pages file={file} source={source} width={width} onProblem={onClose} />}</div>
    </Modal>
  );
}

interface PagesProps extends Pick<FilePreviewProps, 'file' | 'source'> {
  readonly width: number;
  readonly onProblem: () => void;
}

function Pages({ file, source, width, onProblem }: PagesProps) {
  const [count, setCount] = useState(1);
  const counted = useCallback((pages: number) => {
    setCount(pages);
  }, []);
  const common = { blob: source, width, rotation: 0 as const, label: file.name, onProblem };
  if (file.mediaType !== 'application/pdf') return <ImagePage {...common} />;
  return (
    <Stack gap="sm">
      {Array.from({ length: count }, (_, page) => (
        <PdfPage key={page} {...common} page={page} onCounted={counted} />
      ))}
    </Stack>
  );
}
