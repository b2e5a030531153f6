import { Button, FileButton, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload, IconInfoCircle, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { TemplateView } from '../../../contract/letters.ts';
import { templateFields } from '../../../domain/letter/letter-fields.ts';
import type { TemplateKind } from '../../../domain/letter/letter-kind.ts';
import { instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';

const WORD = '.docx';

/** The Word files that the office's letters are filled into: taken out, edited in Word or WPS, and handed in again. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const templates = useQuery(orpc.letters.templates.queryOptions());
  const change = useTemplateChange();
  return (
    <Stack p="lg" gap="md" maw={1100}>
      <Title order={1} size="h3">
        {t('letters.templates.title')}
      </Title>
      <Note tone="plain" icon={<IconInfoCircle size={18} />}>
        {t('letters.templates.note')}
      </Note>
      <ProblemNote error={templates.error ?? change.error} />
      {change.done !== null && (
        <Text c="var(--done)" role="status">
          {t('letters.templates.done', { letter: t(`letters.kind.${change.done}`) })}
        </Text>
      )}
      {templates.isPending && <Skeleton height={260} animate={false} />}
      {templates.data !== undefined && (
        <Table verticalSpacing="xs" aria-label={t('letters.templates.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('letters.templates.letter')}</Table.Th>
              <Table.Th>{t('letters.templates.inUse')}</Table.Th>
              <Table.Th>{t('letters.templates.fields')}</Table.Th>
              <Table.Th>{t('letters.templates.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {templates.data.map((template) => (
              <TemplateRow key={template.kind} template={template} change={change} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function useTemplateChange() {
  const queries = useQueryClient();
  const [done, setDone] = useState<TemplateKind | null>(null);
  const settled = (kind: TemplateKind): void => {
    setDone(kind);
    void queries.invalidateQueries({ queryKey: orpc.letters.key() });
  };
  const upload = useMutation(orpc.letters.upload.mutationOptions({ onSuccess: (_, { kind }) => settled(kind) }));
  const withdraw = useMutation(orpc.letters.withdraw.mutationOptions({ onSuccess: (_, { kind }) => settled(kind) }));
  const begin = (): void => {
    setDone(null);
    upload.reset();
    withdraw.reset();
  };
  return {
    done,
    error: upload.error ?? withdraw.error,
    pending: upload.isPending || withdraw.isPending,
    upload: (kind: TemplateKind, file: File) => {
      begin();
      upload.mutate({ commandId: uuidv7(), kind, file });
    },
    withdraw: (kind: TemplateKind) => {
      begin();
      withdraw.mutate({ commandId: uuidv7(), kind });
    },
  };
}

interface TemplateRowProps {
  readonly template: TemplateView;
  readonly change: ReturnType<typeof useTemplateChange>;
}

function TemplateRow({ template, change }: TemplateRowProps) {
  const { t } = useTranslation();
  const { kind, source, officeName, name, at, byName } = template;
  const mayManage = useMay('template.manage');
  const letter = t(`letters.kind.${kind}`);
  const { plain, lists } = templateFields[kind];
  const named = [...plain.map((field) => `{${field}}`), ...Object.keys(lists).map((list) => `{#${list}}…{/${list}}`)];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600} style={{ whiteSpace: 'nowrap' }}>
        {letter}
      </Table.Th>
      <Table.Td>
        <div>{t(`letters.templates.source.${source}`, { office: officeName })}</div>
        {at !== null && (
          <Text fz={12} c="var(--quiet)">
            {name} · {byName} · {formatInstant(instant(at))}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text fz={12} c="var(--quiet)">
          {named.join(' ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={t('letters.templates.downloadOf', { letter })}
            onClick={() => void client.letters.templateFile({ kind }).then((file) => saveFile(letter + WORD, file))}
          >
            {t('letters.templates.download')}
          </Button>
          {mayManage && (
            <FileButton
              accept={WORD}
              onChange={(file) => {
                if (file !== null) change.upload(kind, file);
              }}
            >
              {(props) => (
                <Button
                  {...props}
                  size="xs"
                  variant="default"
                  loading={change.pending}
                  leftSection={<IconUpload size={14} aria-hidden />}
                  aria-label={t('letters.templates.uploadOf', { letter })}
                >
                  {t('letters.templates.upload')}
                </Button>
              )}
            </FileButton>
          )}
          {mayManage && source === 'own' && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                change.withdraw(kind);
              }}
            >
              {t('letters.templates.withdraw')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
