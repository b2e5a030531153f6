import { Button, FileButton, Group, Pill } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageMediaTypes } from '../../../domain/application/document.ts';
import { client } from '../../api/client.ts';
import { onItsWay } from '../../api/files-under-way.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { HeardPaper } from './hear-form.ts';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

interface PapersFieldProps {
  readonly papers: readonly HeardPaper[];
  readonly onChange: (papers: readonly HeardPaper[]) => void;
}

/** Papers that come with what is said or with the answer; the desk keeps each file as it is chosen. */
export function PapersField({ papers, onChange }: PapersFieldProps) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    setError(null);
    const kept = [...papers];
    try {
      for (const file of files) {
        setSaving(file.name);
        const paper = await onItsWay(client.tickets.putFile({ file }));
        if (!kept.some(({ hash }) => hash === paper.hash)) kept.push(paper);
        onChange([...kept]);
      }
    } catch (problem) {
      setError(problem);
    } finally {
      setSaving(null);
    }
  };
  return (
    <div className={classes.wide}>
      <Group gap="sm" mih={34}>
        <FileButton multiple accept={pageMediaTypes.join(',')} onChange={(files) => void add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={saving !== null}
              leftSection={<IconUpload size={14} aria-hidden />}
            >
              {t('tickets.form.addPapers')}
            </Button>
          )}
        </FileButton>
        <span className={looks.quiet} role="status">
          {saving === null ? t('tickets.form.papersHint') : t('tickets.form.savingPaper', { name: saving })}
        </span>
        {papers.map(({ hash, name }) => (
          <Pill
            key={hash}
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('tickets.form.removePaper', { name }) }}
            onRemove={() => {
              onChange(papers.filter((paper) => paper.hash !== hash));
            }}
          >
            {name}
          </Pill>
        ))}
      </Group>
      <ProblemNote error={error} />
    </div>
  );
}
