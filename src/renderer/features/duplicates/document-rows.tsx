import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { type DocumentType, documentTypes } from '../../../domain/application/document.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useDocumentBlob } from '../case/viewer/document-blob.ts';
import { ImagePage } from '../case/viewer/image-page.tsx';
import { PageSkeleton, PdfPage } from '../case/viewer/pdf-page.tsx';
import { type ViewerFile, isPdf, viewerFiles } from '../case/viewer/viewer-files.ts';
import classes from './duplicates.module.css';

/** The papers of both, kind by kind; one kind at a time is laid side by side. */
export function DocumentRows({ sides: [one, other] }: { readonly sides: readonly [CaseView, CaseView] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<DocumentType | null>(null);
  const has = (view: CaseView, type: DocumentType): boolean => view.documents.some((paper) => paper.type === type);
  const types = documentTypes.filter((type) => has(one, type) || has(other, type));
  return (
    <>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={3}>
          {t('duplicates.compare.group.documents')}
        </th>
      </tr>
      {types.map((type) => (
        <tr key={type} data-same={has(one, type) === has(other, type)}>
          <th scope="row">
            <Button
              size="compact-xs"
              classNames={{ root: classes.paper, label: classes.paperLabel }}
              variant={shown === type ? 'light' : 'default'}
              aria-expanded={shown === type}
              aria-label={t('duplicates.compare.showPapers', { type: t(`documentType.${type}`) })}
              onClick={() => {
                setShown((before) => (before === type ? null : type));
              }}
            >
              {t(`documentType.${type}`)}
            </Button>
          </th>
          {[one, other].map((view) => (
            <td key={view.caseId}>
              <Papers view={view} type={type} isShown={shown === type} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

interface PapersProps {
  readonly view: CaseView;
  readonly type: DocumentType;
  readonly isShown: boolean;
}

function Papers({ view, type, isShown }: PapersProps) {
  const { t } = useTranslation();
  const files = viewerFiles(view.documents).filter(({ document }) => document.type === type);
  const [first] = files;
  if (first === undefined) return <span className={classes.quiet}>{t('duplicates.compare.noPaper')}</span>;
  return (
    <>
      {t('duplicates.compare.pages', { n: files.length, day: first.document.receivedOn })}
      {isShown && files.map((file) => <Page key={file.key} view={view} shown={file} />)}
    </>
  );
}

function Page({ view, shown }: { readonly view: CaseView; readonly shown: ViewerFile }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const { data: blob, error } = useDocumentBlob(view.caseId, shown.file);
  const [broken, setBroken] = useState(false);
  const onProblem = useCallback(() => {
    setBroken(true);
  }, []);
  const onCounted = useCallback(() => undefined, []);
  const label = t('case.viewer.pageLabel', { type: t(`documentType.${shown.document.type}`), page: 1 });
  const drawing = blob === undefined ? undefined : { blob, width, rotation: 0 as const, label, onProblem };
  return (
    <div ref={ref} className={classes.page}>
      <ProblemNote error={error} />
      {broken && <span className={classes.quiet}>{t('duplicates.compare.unreadable')}</span>}
      {error === null && drawing === undefined && <PageSkeleton width={width} />}
      {!broken &&
        drawing !== undefined &&
        width > 0 &&
        (isPdf(shown.file) ? <PdfPage {...drawing} page={0} onCounted={onCounted} /> : <ImagePage {...drawing} />)}
    </div>
  );
}
