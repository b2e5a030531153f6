import { Button, Group, Modal } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLine } from '../../../contract/ticket-line.ts';
import { client } from '../../api/client.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './tickets.module.css';

interface PaperLinksProps {
  readonly ticketId: string;
  readonly papers: TicketLine['attachments'];
}

/** The papers of a line: a picture opens over the page, anything else is saved. */
export function PaperLinks({ ticketId, papers }: PaperLinksProps) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<{ readonly name: string; readonly url: string } | null>(null);
  const open = useMutation({
    mutationFn: async ({ name, hash }: PaperLinksProps['papers'][number]) => ({
      name,
      content: await client.tickets.attachment({ ticketId, hash }),
    }),
    onSuccess: ({ name, content }) => {
      if (content.type.startsWith('image/')) setPicture({ name, url: URL.createObjectURL(content) });
      else saveFile(name, content);
    },
  });
  if (papers.length === 0) return null;
  return (
    <>
      <Group gap={6} mt={4}>
        {papers.map((paper) => (
          <Button
            key={paper.hash}
            size="compact-xs"
            variant="default"
            leftSection={<IconPaperclip size={13} aria-hidden />}
            loading={open.isPending && open.variables.hash === paper.hash}
            aria-label={t('tickets.form.openPaper', { name: paper.name })}
            onClick={() => {
              open.mutate(paper);
            }}
          >
            {paper.name}
          </Button>
        ))}
      </Group>
      <ProblemNote error={open.error} />
      {picture !== null && (
        <Modal
          opened
          size="auto"
          title={picture.name}
          closeButtonProps={{ 'aria-label': t('tickets.form.cancel') }}
          onClose={() => {
            URL.revokeObjectURL(picture.url);
            setPicture(null);
          }}
        >
          <img src={picture.url} alt={picture.name} className={classes.picture} />
        </Modal>
      )}
    </>
  );
}
