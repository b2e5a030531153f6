import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { DrawView } from '../../../contract/draws.ts';
import { signerRoles } from '../../../domain/draw/events.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { type GivenCommand, grouped, useDraw } from './use-draw.ts';
import classes from './draws.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface SignDialogProps {
  readonly view: DrawView;
  readonly onClose: () => void;
  readonly onDone: (command: GivenCommand) => void;
}

/** Somebody who stood by signs under the fingerprint of the result, with pen, finger or mouse. */
export function SignDialog({ view, onClose, onDone }: SignDialogProps) {
  const { t } = useTranslation();
  const signatureId = useRef(uuidv7());
  const [role, setRole] = useState<(typeof signerRoles)[number]>(view.openRoles[0] ?? 'witness');
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [strokes, setStrokes] = useState('');
  const [asked, setAsked] = useState(false);
  const run = useDraw(view, onDone);
  const missing =
    name.trim() === '' || organisation.trim() === '' ? 'signer-missing' : strokes === '' ? 'strokes-missing' : null;
  const confirm = (): void => {
    setAsked(true);
    if (missing !== null || run.isPending) return;
    run.mutate({ type: 'sign', signatureId: signatureId.current, role, name, organisation, strokes });
  };
  return (
    <Modal
      opened
      onKeyDown={(event) => {
        onConfirmKey(confirm)(event);
      }}
      size="xl"
      onClose={onClose}
      title={t('draws.command.sign')}
      closeButtonProps={{ 'aria-label': t('draws.dialog.cancel') }}
    >
      <Stack gap="sm">
        <p className={classes.quiet}>{t('draws.sign.what')}</p>
        <p className={classes.mono}>{grouped(view.resultHash ?? '')}</p>
        <Group gap="md" align="flex-end">
          <NativeSelect
            label={t('draws.sign.role')}
            value={role}
            data={signerRoles.map((value) => ({ value, label: t(`draws.role.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              setRole(signerRoles.find((known) => known === value) ?? 'witness');
            }}
          />
          <TextInput
            label={t('draws.sign.name')}
            data-autofocus
            maxLength={50}
            value={name}
            onChange={({ currentTarget: { value } }) => {
              setName(value);
            }}
          />
          <TextInput
            flex={1}
            label={t('draws.sign.organisation')}
            maxLength={100}
            value={organisation}
            onChange={({ currentTarget: { value } }) => {
              setOrganisation(value);
            }}
          />
        </Group>
        <SignaturePad label={t('draws.sign.field')} strokes={strokes} onStrokes={setStrokes} />
        {asked && missing !== null && (
          <p className={classes.late} role="status">
            {t(`draws.refusal.${missing}`)}
          </p>
        )}
        <ProblemNote error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('draws.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={run.isPending} onClick={confirm}>
            {t('draws.command.sign')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
