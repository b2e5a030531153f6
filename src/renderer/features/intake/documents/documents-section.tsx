import { Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_DOCUMENT_BYTES } from '../../../../contract/documents.ts';
import { type DocumentFile, type DocumentType, documentTypes } from '../../../../domain/application/document.ts';
import { type BindField, useFormEdit } from '../form-edit.ts';
import type { DocumentForm, IntakeForm } from '../form-model.ts';
import { FormSection } from '../form-section.tsx';
import { DocumentRow } from './document-row.tsx';
import { FilePreview } from './file-preview.tsx';
import { withFile, withoutFile } from './form-documents.ts';
import { useAskedTypes } from './use-asked-types.ts';
import { type StoredFile, useUploads } from './use-uploads.ts';

interface DocumentsSectionProps {
  readonly bind: BindField;
  /** Where files are read from that an earlier sitting added. */
  readonly draftId: string;
  readonly programme: IntakeForm['programme'];
  readonly documents: readonly DocumentForm[];
}

/** One row a type of document; files come by drop or by the dialog and are on disk before the form is handed in. */
export function DocumentsSection({ bind, draftId, programme, documents }: DocumentsSectionProps) {
  const { t } = useTranslation();
  const edit = useFormEdit();
  const [sources, setSources] = useState<ReadonlyMap<string, Blob>>(new Map());
  const [open, setOpen] = useState<DocumentFile | null>(null);
  const change = useCallback(
    (next: (documents: readonly DocumentForm[]) => DocumentForm[]) => {
      edit.set('documents', next);
    },
    [edit],
  );
  const stored = useCallback<StoredFile>(
    (type, file, source) => {
      setSources((all) => new Map(all).set(file.hash, source));
      change((all) => withFile(all, type, file));
    },
    [change],
  );
  const { uploads, add } = useUploads(stored);
  const { asked, missing } = useAskedTypes(programme, documents);
  return (
    <FormSection id="documents">
      <Text c="var(--quiet)" fz="sm">
        {t('intake.documents.hint', { limit: MAX_DOCUMENT_BYTES / 1024 / 1024 })}
      </Text>
      {asked.length > 0 && (
        <Text fz="sm" role="status" c={missing.length > 0 ? 'var(--due)' : 'var(--done)'}>
          {missing.length > 0
            ? t('intake.documents.missing', { n: missing.length, total: asked.length })
            : t('intake.documents.allThere', { total: asked.length })}
        </Text>
      )}
      <div>
        {inOrderAsked(asked).map((type) => {
          const index = documents.findIndex((document) => document.type === type);
          return (
            <DocumentRow
              key={type}
              type={type}
              files={documents[index]?.files ?? []}
              state={asked.includes(type) ? (missing.includes(type) ? 'missing' : 'there') : 'free'}
              sources={sources}
              uploads={uploads.filter((upload) => upload.type === type)}
              title={type === 'other' && index >= 0 ? bind(`documents.${index}.title`) : null}
              onAdd={(files) => {
                add(type, files);
              }}
              onRemove={(hash) => {
                change((all) => withoutFile(all, type, hash));
              }}
              onOpen={setOpen}
            />
          );
        })}
      </div>
      {open !== null && (
        <FilePreview
          file={open}
          draftId={draftId}
          source={sources.get(open.hash)}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </FormSection>
  );
}

/** What the programme asks for first, in the policy's order; then all that may come besides. */
function inOrderAsked(asked: readonly DocumentType[]): readonly DocumentType[] {
  return [...asked, ...documentTypes.filter((type) => !asked.includes(type))];
}
