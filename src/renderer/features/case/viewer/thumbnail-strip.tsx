import { useTranslation } from 'react-i18next';
import type { DocumentType } from '../../../../domain/application/document.ts';
import type { CaseId } from '../../../../kernel/ids.ts';
import { Thumbnail } from './thumbnail.tsx';
import { groupedByType, type ViewerFile } from './viewer-files.ts';
import classes from './viewer.module.css';

interface ThumbnailStripProps {
  readonly caseId: CaseId;
  readonly files: readonly ViewerFile[];
  readonly shown: ViewerFile | undefined;
  readonly missing: readonly DocumentType[];
  /** Papers that have come since the last step. */
  readonly fresh: readonly string[];
  readonly onChoose: (fileKey: string) => void;
}

/** The papers of the case by type, and the gaps between them. */
export function ThumbnailStrip({ caseId, files, shown, missing, fresh, onChoose }: ThumbnailStripProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.strip} aria-label={t('case.viewer.list')}>
      {groupedByType(files).map((group) => {
        const type = group[0]?.document.type ?? 'other';
        return (
          <div key={type} className={classes.group}>
            <div className={classes.groupName}>{t(`documentType.${type}`)}</div>
            <div className={classes.thumbnails}>
              {group.map((entry) => (
                <Thumbnail
                  key={entry.key}
                  caseId={caseId}
                  entry={entry}
                  current={entry.key === shown?.key}
                  isNew={fresh.includes(entry.document.id)}
                  onChoose={() => {
                    onChoose(entry.key);
                  }}
                />
              ))}
            </div>
          </div>
        );
      })}
      {missing.map((type) => (
        <div key={type} className={classes.group}>
          <div className={classes.groupName}>{t(`documentType.${type}`)}</div>
          <div className={classes.absent}>{t('case.viewer.absent')}</div>
        </div>
      ))}
    </nav>
  );
}
