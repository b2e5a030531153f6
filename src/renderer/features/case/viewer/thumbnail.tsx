import { useIntersection } from '@mantine/hooks';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconCopy,
  IconFileTypePdf,
  IconPhoto,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../../kernel/ids.ts';
import { useToday } from '../../../ui/today.ts';
import { useBlobSource } from './document-blob.ts';
import { type PaperMark, markOf } from './paper-verdict.ts';
import { makeThumbnail } from './thumbnail-image.ts';
import { isPdf, type ViewerFile } from './viewer-files.ts';
import judged from './judge.module.css';
import classes from './viewer.module.css';

interface ThumbnailProps {
  readonly caseId: CaseId;
  readonly entry: ViewerFile;
  readonly current: boolean;
  readonly isNew: boolean;
  readonly onChoose: () => void;
}

/** One file in the strip; its picture is made when it comes into sight. */
export function Thumbnail({ caseId, entry, current, isNew, onChoose }: ThumbnailProps) {
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
  const mark = markOf(entry.document, useToday());
  const marked = [mark === null ? '' : t(`review.verdict.mark.${mark}`), isNew ? t('review.fresh') : ''];
  const Icon = isPdf(file) ? IconFileTypePdf : IconPhoto;
  return (
    <button
      ref={ref}
      type="button"
      className={classes.thumbnail}
      aria-current={current ? 'page' : undefined}
      aria-label={[name, pages, ...marked].filter(Boolean).join(t('case.comma'))}
      title={file.name}
      onClick={onChoose}
    >
      {made.data === undefined ? <Icon size={22} stroke={1.5} aria-hidden /> : <Picture blob={made.data.picture} />}
      {mark !== null && <Mark mark={mark} />}
      {isNew && <span className={classes.fresh}>{t('review.fresh')}</span>}
      {pages !== '' && <span className={classes.pages}>{pages}</span>}
    </button>
  );
}

const marks = {
  accepted: IconCircleCheckFilled,
  refused: IconCircleXFilled,
  expired: IconAlertTriangleFilled,
  copy: IconCopy,
};

/** What was found of the paper, as a shape of its own besides its colour. */
function Mark({ mark }: { readonly mark: PaperMark }) {
  const Icon = marks[mark];
  return (
    <span className={judged.mark} data-mark={mark}>
      <Icon size={16} aria-hidden />
    </span>
  );
}

function Picture({ blob }: { readonly blob: Blob }) {
  return <img ref={useBlobSource(blob)} alt="" />;
}
