import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { WaitingView } from '../../../contract/waitlist.ts';
import type { WaitingCommandType } from '../../../domain/waitlist/commands.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn } from '../../ui/second-sign-in.tsx';
import { WaitingFields } from './waiting-fields.tsx';
import { type WaitingForm, emptyForm, missingFields, needsSecond, sendForm } from './waiting-form.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface WaitingDialogProps {
  readonly view: CaseView;
  readonly waiting: WaitingView;
  readonly command: WaitingCommandType;
  readonly onClose: () => void;
}

const bodies: Partial<
  Readonly<Record<WaitingCommandType, 'registerBody' | 'carryBody' | 'reevaluateBody' | 'leaveBody' | 'banBody'>>
> = {
  register: 'registerBody',
  'carry-over': 'carryBody',
  reevaluate: 'reevaluateBody',
  leave: 'leaveBody',
  ban: 'banBody',
};

/** Commands whose fields say all there is to say. */
const SAYS_ALL: readonly WaitingCommandType[] = ['register', 'record-number', 'carry-over'];

/** One command on a household's place: its fields, its reason, and a second person where the rules ask for one. */
export function WaitingDialog({ view, waiting, command, onClose }: WaitingDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => emptyForm(waiting.on));
  const [asked, setAsked] = useState(false);
  const change = (patch: Partial<WaitingForm>): void => {
    setForm((before) => ({ ...before, ...patch }));
  };
  const give = useGive(command, { view, waiting });
  const missing = missingFields(command, form);
  const submit = (): void => {
    setAsked(true);
    if (missing.length === 0 && !give.isPending) give.mutate(form, { onSuccess: onClose });
  };
  const body = bodies[command];
  return (
    <Modal
      opened
      size="lg"
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      title={t(`waiting.command.${command}`)}
      closeButtonProps={{ 'aria-label': t('waiting.form.cancel') }}
    >
      <Stack gap="sm">
        {body !== undefined && <Text c="dimmed">{t(`waiting.form.${body}`)}</Text>}
        <WaitingFields command={command} form={form} view={view} missing={asked ? missing : []} onChange={change} />
        {!SAYS_ALL.includes(command) && (
          <Textarea
            label={t('waiting.form.comment')}
            autosize
            minRows={2}
            maxRows={5}
            maxLength={2000}
            value={form.comment}
            error={asked && missing.includes('comment') ? t('waiting.form.needed') : null}
            onChange={({ currentTarget: { value } }) => {
              change({ comment: value });
            }}
          />
        )}
        {needsSecond(command, form, waiting) && (
          <SecondSignIn
            legend={t('waiting.form.second')}
            signIn={form.second}
            onSignIn={(second) => {
              change({ second });
            }}
          />
        )}
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('waiting.form.cancel')}
          </Button>
          <Button loading={give.isPending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {t(`waiting.command.${command}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function useGive(command: WaitingCommandType, { view, waiting }: Pick<WaitingDialogProps, 'view' | 'waiting'>) {
  const queries = useQueryClient();
  const { id, renew, onError } = useCommand();
  return useMutation({
    mutationFn: (form: WaitingForm) =>
      sendForm(command, { commandId: id(), caseId: view.caseId, version: waiting.version }, form),
    onSuccess: () => {
      renew();
      void queries.invalidateQueries({ queryKey: orpc.waitlist.key() });
    },
    onError,
  });
}
