import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from './key-hint.tsx';
import { ProblemNote } from './problem-note.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly body: string;
  readonly label: string;
  readonly hint: string;
  /** What is said under the field while it is empty. */
  readonly missing: string;
  readonly confirm: string;
  readonly most: number;
  /** For what takes something away from somebody. */
  readonly grave?: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Something that is done with a reason which others will read. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, body, label, hint, missing, confirm, most, grave = false } = props;
  const { isPending, error, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const give = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (!isMissing && !isPending) onConfirm(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}>
      <Stack
        component="form"
        gap="md"
        onSubmit={give}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give(event);
        }}
      >
        <Text>{body}</Text>
        <Textarea
          label={label}
          description={hint}
          data-autofocus
          required
          maxLength={most}
          value={reason}
          error={asked && isMissing ? missing : null}
          onChange={({ currentTarget: { value } }) => {
            setReason(value);
          }}
        />
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('staff.form.cancel')}
          </Button>
          <Button
            type="submit"
            loading={isPending}
            rightSection={<KeyHint keys="mod+Enter" />}
            {...(grave ? { color: 'red' } : {})}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
