import { Button, Checkbox, FileButton, Group, Pill, Select, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { MAX_DOCUMENT_BYTES } from '../../../../contract/documents.ts';
import { documentTypes, type DocumentType, pageMediaTypes } from '../../../../domain/application/document.ts';
import { client } from '../../../api/client.ts';
import { onItsWay } from '../../../api/files-under-way.ts';
import { formatBytes } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { Draft } from './draft.ts';
import { askedTypes, withFile, withoutFile } from './draft-documents.ts';
import type { FieldsProps } from './fields-props.ts';
import classes from './decision.module.css';

/** The papers that came in, by type: those that were asked for first. Each file is kept by the desk as it is chosen. */
export function SupplementUpload({ view, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [others, setOthers] = useState<readonly DocumentType[]>([]);
  const asked = askedTypes(view);
  const rows = [...asked, ...others.filter((type) => !asked.includes(type))];
  const upload = async (type: DocumentType, files: readonly File[]): Promise<void> => {
    setError(null);
    try {
      for (const file of files) {
        setSaving(file.name);
        const stored = await onItsWay(client.documents.put({ file }));
        onChange((before) => withFile(before, { id: uuidv7(), type }, stored));
      }
    } catch (problem) {
      setError(problem);
    } finally {
      setSaving(null);
    }
  };
  return (
    <>
      <ul className={classes.items} aria-label={t('case.viewer.title')}>
        {rows.map((type) => (
          <TypeRow
            key={type}
            type={type}
            draft={draft}
            busy={saving !== null}
            onFiles={(files) => void upload(type, files)}
            onRemove={(hash) => {
              onChange((before) => withoutFile(before, type, hash));
            }}
          />
        ))}
      </ul>
      <Group gap="sm">
        <Select
          size="xs"
          aria-label={t('case.supplement.otherPaper')}
          placeholder={t('case.supplement.otherPaper')}
          value={null}
          data={documentTypes
            .filter((type) => !rows.includes(type))
            .map((type) => ({ value: type, label: t(`documentType.${type}`) }))}
          onChange={(value) => {
            const type = documentTypes.find((known) => known === value);
            if (type !== undefined) setOthers((before) => [...before, type]);
          }}
        />
        <Text fz={12} c="dimmed" role="status">
          {saving === null
            ? t('case.supplement.allowed', { limit: MAX_DOCUMENT_BYTES / (1024 * 1024) })
            : t('case.supplement.uploading', { name: saving })}
        </Text>
      </Group>
      {hasConsent(view) ? null : (
        <Checkbox
          label={t('case.supplement.consentGiven')}
          checked={draft.consentGiven}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            onChange((before) => ({ ...before, consentGiven: checked }));
          }}
        />
      )}
      <ProblemNote error={error} />
    </>
  );
}

function hasConsent({ content }: FieldsProps['view']): boolean {
  return content.consent.verification && content.consent.truthfulness;
}

interface TypeRowProps {
  readonly type: DocumentType;
  readonly draft: Draft;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: (hash: string) => void;
}

function TypeRow({ type, draft, busy, onFiles, onRemove }: TypeRowProps) {
  const { t } = useTranslation();
  const name = t(`documentType.${type}`);
  const files = draft.documents.filter((document) => document.type === type).flatMap((document) => document.files);
  return (
    <li>
      <Group gap="sm" mih={34}>
        <FileButton multiple accept={pageMediaTypes.join(',')} onChange={onFiles}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={busy}
              leftSection={<IconUpload size={14} aria-hidden />}
              aria-label={t('case.supplement.uploadOf', { name })}
            >
              {name}
            </Button>
          )}
        </FileButton>
        <div className={classes.files}>
          {files.map((file) => (
            <Pill
              key={file.hash}
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('case.supplement.removeFile', { name: file.name }) }}
              onRemove={() => {
                onRemove(file.hash);
              }}
            >
              {file.name} · {formatBytes(file.bytes)}
            </Pill>
          ))}
        </div>
      </Group>
    </li>
  );
}
