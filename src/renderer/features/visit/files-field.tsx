import { Button, FileButton } from '@mantine/core';
import { type DocumentFile, pageMediaTypes } from '../../../domain/application/document.ts';
import { client } from '../../api/client.ts';
import { useUploads } from '../intake/documents/use-uploads.ts';
import classes from './visit.module.css';
import { RemoveButton, UploadLines } from './upload-lines.tsx';

interface FilesFieldProps {
  readonly label: string;
  readonly files: readonly DocumentFile[];
  readonly onChange: (files: DocumentFile[]) => void;
}

/** Photos and scans that a step of a lease brings along. */
export function FilesField({ label, files, onChange }: FilesFieldProps) {
  const { uploads, add } = useUploads((_of, stored) => {
    onChange([...files, stored]);
  }, client.visits.put);
  return (
    <div role="group" aria-label={label}>
      <FileButton
        multiple
        accept={pageMediaTypes.join(',')}
        onChange={(chosen) => {
          add('other', chosen);
        }}
        inputProps={{ 'aria-label': label }}
      >
        {(button) => (
          <Button {...button} size="xs" variant="default">
            {label}
          </Button>
        )}
      </FileButton>
      <ul className={classes.papers}>
        {files.map((file) => (
          <li key={file.hash}>
            <span>{file.name}</span>
            <RemoveButton
              what={file.name}
              onRemove={() => {
                onChange(files.filter((other) => other !== file));
              }}
            />
          </li>
        ))}
        <UploadLines uploads={uploads} />
      </ul>
    </div>
  );
}
