import { Button, FileButton, Group, Pill, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { type DocumentFile, pageMediaTypes } from '../../../domain/application/document.ts';
import { client } from '../../api/client.ts';
import { onItsWay } from '../../api/files-under-way.ts';
import { useMay } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DocumentChoice } from './document-choice.tsx';

/** The signed paper: one that is among the case's, or pages scanned now, which go first where there are some. */
export interface ChosenPaper {
  readonly documentId: string;
  readonly files: readonly DocumentFile[];
}

export function isPaperChosen({ documentId, files }: ChosenPaper): boolean {
  return documentId !== '' || files.length > 0;
}

/** As the contract takes it. */
export function paperInput({ documentId, files }: ChosenPaper) {
  return files.length > 0 ? { documentId: null, files: [...files] } : { documentId, files: null };
}

interface ConsentPaperProps {
  readonly documents: CaseView['documents'];
  readonly paper: ChosenPaper;
  readonly error: string | null;
  readonly onPaper: (change: (paper: ChosenPaper) => ChosenPaper) => void;
}

/** Chooses among the case's papers, or takes the scan of one that was signed just now. */
export function ConsentPaper({ documents, paper, error, onPaper }: ConsentPaperProps) {
  const { t } = useTranslation();
  const may = useMay('case.intake');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    setProblem(null);
    setSaving(true);
    try {
      for (const file of files) {
        const stored = await onItsWay(client.documents.put({ file }));
        onPaper((before) => ({ ...before, files: [...before.files, stored] }));
      }
    } catch (failure) {
      setProblem(failure);
    } finally {
      setSaving(false);
    }
  };
  const isScanned = paper.files.length > 0;
  return (
    <div>
      {!isScanned && documents.length > 0 && (
        <DocumentChoice
          label={t('checks.consent.document')}
          documents={documents}
          value={paper.documentId}
          error={error}
          onChange={(documentId) => {
            onPaper((before) => ({ ...before, documentId }));
          }}
        />
      )}
      {!isScanned && documents.length === 0 && (
        <Text c={error === null ? 'dimmed' : 'var(--late)'}>{t('checks.consent.noDocument')}</Text>
      )}
      {isScanned && <Text size="sm">{t('checks.consent.scanned')}</Text>}
      <Group gap="sm" mt={6} mih={34}>
        {may ? (
          <FileButton multiple accept={pageMediaTypes.join(',')} onChange={(files) => void add(files)}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                loading={saving}
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                {t(isScanned ? 'checks.consent.addPage' : 'checks.consent.scan')}
              </Button>
            )}
          </FileButton>
        ) : (
          <ActionButton
            size="xs"
            variant="default"
            offBecause={t('checks.consent.scanNotYours')}
            onClick={() => undefined}
          >
            {t('checks.consent.scan')}
          </ActionButton>
        )}
        {paper.files.map((file) => (
          <Pill
            key={file.hash}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('case.supplement.removeFile', { name: file.name }) }}
            onRemove={() => {
              onPaper((before) => ({ ...before, files: before.files.filter(({ hash }) => hash !== file.hash) }));
            }}
          >
            {file.name} · {formatBytes(file.bytes)}
          </Pill>
        ))}
      </Group>
      <ProblemNote error={problem} />
    </div>
  );
}
