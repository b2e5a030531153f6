import { Button, FileButton, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentFile, type DocumentType, pageMediaTypes } from '../../../domain/application/document.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { client } from '../../api/client.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatDay } from '../../ui/format.ts';
import { useUploads } from '../intake/documents/use-uploads.ts';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';
import { RemoveButton, UploadLines } from './upload-lines.tsx';

export interface TypedPaper {
  readonly type: DocumentType;
  readonly files: DocumentFile[];
}

/** What is usually brought to a review or renewal. */
const usual: readonly DocumentType[] = [
  'household-register',
  'identity-card',
  'income-proof',
  'housing-proof',
  'marriage-certificate',
  'labour-contract',
  'social-insurance-proof',
  'welfare-certificate',
  'disability-certificate',
  'integrity-promise',
  'other',
];

interface PapersFieldProps {
  readonly papers: readonly TypedPaper[];
  /** The last day of a paper that is promised today; null where nothing can be promised here. */
  readonly promisedUntil: PlainDate | null;
  readonly onChange: (papers: TypedPaper[]) => void;
}

/** Papers as photos or scans, or promised where they were left at home. */
export function PapersField({ papers, promisedUntil, onChange }: PapersFieldProps) {
  const { t } = useTranslation();
  const [type, setType] = useState<DocumentType>('household-register');
  const { uploads, add } = useUploads((of, stored) => {
    onChange(withFile(papers, of, stored));
  }, client.visits.put);
  const isThere = papers.some((paper) => paper.type === type);
  return (
    <div role="group" aria-label={t('tenancy.papers.label')}>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('tenancy.papers.type')}
          value={type}
          data={usual.map((value) => ({ value, label: t(`documentType.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            setType(usual.find((known) => known === value) ?? 'other');
          }}
        />
        <FileButton
          multiple
          accept={pageMediaTypes.join(',')}
          onChange={(files) => {
            add(type, files);
          }}
          inputProps={{ 'aria-label': t('tenancy.papers.upload') }}
        >
          {(button) => (
            <Button {...button} size="xs" variant="default">
              {t('tenancy.papers.upload')}
            </Button>
          )}
        </FileButton>
        {promisedUntil !== null && (
          <ActionButton
            size="xs"
            variant="default"
            offBecause={isThere ? t('tenancy.papers.isThere') : null}
            onClick={() => {
              onChange([...papers, { type, files: [] }]);
            }}
          >
            {t('tenancy.papers.promise', { until: formatDay(promisedUntil) })}
          </ActionButton>
        )}
      </Group>
      <ul className={classes.papers}>
        {papers.map((paper) => (
          <li key={paper.type}>
            <span>{t(`documentType.${paper.type}`)}</span>
            <span className={paper.files.length === 0 ? looks.due : ''}>
              {paper.files.length === 0
                ? t('tenancy.papers.promised', { until: formatDay(promisedUntil) })
                : t('tenancy.papers.files', { n: paper.files.length })}
            </span>
            <RemoveButton
              what={t(`documentType.${paper.type}`)}
              onRemove={() => {
                onChange(papers.filter((other) => other !== paper));
              }}
            />
          </li>
        ))}
        <UploadLines uploads={uploads} />
      </ul>
    </div>
  );
}

function withFile(papers: readonly TypedPaper[], type: DocumentType, file: DocumentFile): TypedPaper[] {
  const known = papers.find((paper) => paper.type === type);
  const files = [...(known?.files ?? []), file];
  return [...papers.filter((paper) => paper !== known), { type, files }];
}
