import { Button, Group } from '@mantine/core';
import { IconFileTypeDocx } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketLine } from '../../../contract/ticket-line.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import looks from '../../ui/looks.module.css';

interface LetterButtonProps {
  readonly ticketId: string;
  readonly letter: NonNullable<TicketLine['letter']>;
}

/** The letter of a step as a Word file: filled and kept by the desk, then saved. */
export function LetterButton({ ticketId, letter: { kind, step, number, made } }: LetterButtonProps) {
  const { t } = useTranslation();
  const may = useMay('ticket.handle');
  const command = useCommand();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async () => {
      const { name, hash } = await client.tickets.makeLetter({ commandId: command.id(), ticketId, step });
      saveFile(name, await client.tickets.attachment({ ticketId, hash }));
    },
    onSuccess: async () => {
      command.renew();
      await queries.invalidateQueries({ queryKey: orpc.tickets.key() });
    },
    onError: command.onError,
  });
  if (!may) return null;
  return (
    <>
      <Group gap="xs" mt={4}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileTypeDocx size={13} aria-hidden />}
          loading={make.isPending}
          aria-label={`${t(made ? 'tickets.form.letterAgain' : 'tickets.form.makeLetter')} ${t(`letters.kind.${kind}`)}`}
          onClick={() => {
            make.mutate();
          }}
        >
          {t(made ? 'tickets.form.letterAgain' : 'tickets.form.makeLetter')} {t(`letters.kind.${kind}`)}
        </Button>
        <span className={looks.quiet}>{number}</span>
      </Group>
      <ProblemNote error={make.error} />
    </>
  );
}
