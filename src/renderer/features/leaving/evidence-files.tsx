import { Button, FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DocumentFile, pageMediaTypes } from '../../../domain/application/document.ts';
import { client } from '../../api/client.ts';
import { useUploads } from '../intake/documents/use-uploads.ts';
import visit from '../visit/visit.module.css';

interface EvidenceFilesProps {
  readonly files: readonly DocumentFile[];
  readonly onChange: (files: DocumentFile[]) => void;
}

/** Photos and scans that show a ground. */
export function EvidenceFiles({ files, onChange }: EvidenceFilesProps) {
  const { t } = useTranslation();
  const { uploads, add } = useUploads((_of, stored) => {
    onChange([...files, stored]);
  }, client.visits.put);
  return (
    <div role="group" aria-label={t('leaving.field.files')}>
      <FileButton
        multiple
        accept={pageMediaTypes.join(',')}
        onChange={(chosen) => {
          add('other', chosen);
        }}
        inputProps={{ 'aria-label': t('leaving.field.files') }}
      >
        {(button) => (
          <Button {...button} size="xs" variant="default">
            {t('leaving.field.files')}
          </Button>
        )}
      </FileButton>
      <ul className={visit.papers}>
        {files.map((file) => (
          <li key={file.hash}>
            <span>{file.name}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('tenancy.papers.remove', { type: file.name })}
              onClick={() => {
                onChange(files.filter((other) => other !== file));
              }}
            >
              {t('tenancy.papers.removeShort')}
            </Button>
          </li>
        ))}
        {uploads.map(({ id, name, problem }) => (
          <li key={id} role="status">
            {problem ?? t('tenancy.papers.saving', { name })}
          </li>
        ))}
      </ul>
    </div>
  );
}
