import { Modal, ScrollArea, Skeleton, Stack } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import { orpc } from '../../../api/query.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ImagePage } from '../../case/viewer/image-page.tsx';
import { PdfPage } from '../../case/viewer/pdf-page.tsx';

interface FilePreviewProps {
  readonly file: DocumentFile;
  readonly draftId: string;
  /** The file as it was chosen in this sitting; one of an earlier sitting is read from the draft. */
  readonly source: Blob | undefined;
  readonly onClose: () => void;
}

export function FilePreview({ file, draftId, source, onClose }: FilePreviewProps) {
  const { t } = useTranslation();
  const stored = useQuery({
    ...orpc.documents.readOfDraft.queryOptions({ input: { draftId, hash: file.hash }, staleTime: Infinity, gcTime: 0 }),
    enabled: source === undefined,
  });
  const blob = source ?? stored.data;
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
      <div ref={ref}>
        <ProblemNote error={stored.error} />
        {blob === undefined && stored.isLoading && <Skeleton height={400} />}
        {blob !== undefined && width > 0 && <Pages file={file} source={blob} width={width} onProblem={onClose} />}
      </div>
    </Modal>
  );
}

interface PagesProps extends Pick<FilePreviewProps, 'file'> {
  readonly source: Blob;
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
