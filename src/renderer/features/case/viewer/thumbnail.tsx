import { useIntersection } from '@mantine/hooks';
import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../../kernel/ids.ts';
import { useBlobSource } from './document-blob.ts';
import { makeThumbnail } from './thumbnail-image.ts';
import { isPdf, type ViewerFile } from './viewer-files.ts';
import classes from './viewer.module.css';

interface ThumbnailProps {
  readonly caseId: CaseId;
  readonly entry: ViewerFile;
  readonly current: boolean;
  readonly onChoose: () => void;
}

/** One file in the strip; its picture is made when it comes into sight. */
export function Thumbnail({ caseId, entry, current, onChoose }: ThumbnailProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { ref, entry: sight } = useIntersection({ threshold: 0 });
  const { file } = entry;
  const made = useQuery({
    queryKey: ['thumbnail', caseId, file.hash],
    queryFn: () => makeThumbnail(queries, caseId, file),
    enabled: sight?.isIntersecting === true,
    staleTime: Infinity,
  });
  const name = t('case.viewer.choose', { type: t(`documentType.${entry.document.type}`), number: entry.index + 1 });
  const pages =
    made.data !== undefined && made.data.pages > 1 ? t('case.viewer.pages', { count: made.data.pages }) : '';
  const Icon = isPdf(file) ? IconFileTypePdf : IconPhoto;
  return (
    <button
      ref={ref}
      type="button"
      className={classes.thumbnail}
      aria-current={current ? 'page' : undefined}
      aria-label={[name, pages].filter(Boolean).join(t('case.comma'))}
      title={file.name}
      onClick={onChoose}
    >
      {made.data === undefined ? <Icon size={22} stroke={1.5} aria-hidden /> : <Picture blob={made.data.picture} />}
      {pages !== '' && <span className={classes.pages}>{pages}</span>}
    </button>
  );
}

function Picture({ blob }: { readonly blob: Blob }) {
  return <img ref={useBlobSource(blob)} alt="" />;
}
