import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TenancyPaper } from '../../../domain/annual-review/paper.ts';
import type { DocumentFile } from '../../../domain/application/document.ts';
import { formatDay } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

interface PaperListProps {
  readonly papers: readonly TenancyPaper[];
  readonly read: (file: DocumentFile) => Promise<Blob>;
}

/** Papers that came in: looked at by a click, promised ones with their last day. */
export function PaperList({ papers, read }: PaperListProps) {
  const { t } = useTranslation();
  const today = useToday();
  const look = async (file: DocumentFile): Promise<void> => {
    saveFile(file.name, await read(file));
  };
  if (papers.length === 0) return <p className={looks.quiet}>{t('tenancy.papers.none')}</p>;
  return (
    <ul className={classes.papers}>
      {papers.map(({ type, files, promisedUntil }) => (
        <li key={type}>
          <span>{t(`documentType.${type}`)}</span>
          {files.map((file) => (
            <Anchor key={file.hash} component="button" size="sm" onClick={() => void look(file)}>
              {file.name}
            </Anchor>
          ))}
          {files.length === 0 && promisedUntil !== null && (
            <span className={promisedUntil < today ? looks.late : looks.due}>
              {t('tenancy.papers.promised', { until: formatDay(promisedUntil) })}
              {promisedUntil < today && ` ${t('lease.late')}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
