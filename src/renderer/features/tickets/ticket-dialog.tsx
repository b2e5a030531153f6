import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketCommandInput, TicketView } from '../../../contract/tickets.ts';
import { client } from '../../api/client.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { CitesField } from './cites-field.tsx';
import type { HeardPaper } from './hear-form.ts';
import { PapersField } from './papers-field.tsx';
import { TicketFieldInput } from './ticket-field.tsx';
import { type TicketField, commandOf, fieldsOf, missingIn, ticketFormOf } from './ticket-form.ts';
import { type TicketCommandName, useTicket } from './use-ticket.ts';
import looks from '../../ui/looks.module.css';
import { useIsSaving } from '../../api/files-under-way.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface TicketDialogProps {
  readonly view: TicketView;
  readonly command: TicketCommandName;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One command on a ticket: its fields, and what is missing of them. */
export function TicketDialog({ view, command, onClose, onDone }: TicketDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [form, setForm] = useState(() => ticketFormOf(command, view, today));
  const [asked, setAsked] = useState(false);
  const [unknown, setUnknown] = useState(false);
  const [cites, setCites] = useState<readonly string[]>([]);
  const [papers, setPapers] = useState<readonly HeardPaper[]>([]);
  const give = useTicket(view);
  const isSaving = useIsSaving();
  const missing = missingIn(command, form);
  const change = (field: TicketField, value: string): void => {
    setForm((before) => ({ ...before, [field]: value }));
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    setUnknown(false);
    if (missing.length > 0 || give.isPending || isSaving) return;
    const ticket = command === 'link' ? await ticketOfNumber(form.ticket) : form.ticket;
    if (ticket === undefined) {
      setUnknown(true);
      return;
    }
    const given = commandOf(command, { ...form, ticket });
    give.mutate(withPapers(given, papers, cites), { onSuccess: onDone });
  };
  return (
    <Modal
      opened
      size="lg"
      onKeyDown={onConfirmKey(() => void submit())}
      onClose={onClose}
      title={t(`tickets.command.${command}`)}
      closeButtonProps={{ 'aria-label': t('tickets.form.cancel') }}
    >
      <Stack gap="sm">
        {fieldsOf[command].map((field, index) => (
          <TicketFieldInput
            key={field}
            field={field}
            view={view}
            value={form[field]}
            first={index === 0}
            missing={asked && missing.includes(field)}
            onChange={(value) => {
              change(field, value);
            }}
          />
        ))}
        {command === 'answer' && <CitesField cites={cites} onChange={setCites} />}
        {(command === 'answer' || command === 'add-papers') && <PapersField papers={papers} onChange={setPapers} />}
        {unknown && (
          <p className={looks.late} role="alert">
            {t('refusal.unknown-ticket')}
          </p>
        )}
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('tickets.form.cancel')}
          </Button>
          <Button
            loading={give.isPending || isSaving}
            rightSection={<KeyHint keys="mod+Enter" />}
            {...(fieldsOf[command].length === 0 ? { 'data-autofocus': true } : {})}
            onClick={() => void submit()}
          >
            {t(`tickets.command.${command}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What is picked beside the form's own fields. */
function withPapers(
  given: TicketCommandInput,
  papers: readonly HeardPaper[],
  cites: readonly string[],
): TicketCommandInput {
  if (given.type === 'answer') return { ...given, attachments: [...papers], cites: [...cites] };
  return given.type === 'add-papers' ? { ...given, attachments: [...papers] } : given;
}

/** People know tickets by their numbers. */
async function ticketOfNumber(text: string): Promise<string | undefined> {
  const found = await client.tickets.search({ text, limit: 5 });
  return found.find(({ ticketNo, orderNo }) => ticketNo === text.trim() || orderNo === text.trim())?.ticketId;
}
