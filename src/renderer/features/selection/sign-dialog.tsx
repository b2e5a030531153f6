import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtCounter, HomeView, SelectionBoard } from '../../../contract/selection.ts';
import { client } from '../../api/client.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { onConfirmKey } from '../../ui/confirm-key.ts';
import { formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { useSelection } from './use-selection.ts';

interface SignDialogProps {
  readonly board: SelectionBoard;
  readonly mine: AtCounter;
  readonly home: HomeView;
  readonly onClose: () => void;
  readonly onDone: (no: string) => void;
}

/** Household and office sign on the screen; then the home is theirs. */
export function SignDialog({ board, mine, home, onClose, onDone }: SignDialogProps) {
  const { t } = useTranslation();
  const [household, setHousehold] = useState('');
  const [office, setOffice] = useState('');
  const { name, no } = mine.place;
  const sign = useSelection(
    (commandId, strokes: { readonly householdStrokes: string; readonly officeStrokes: string }) =>
      client.selection.confirm({ commandId, drawId: board.drawId, no, unit: home.unit, ...strokes }),
    () => {
      onDone(no);
    },
  );
  const isSigned = household !== '' && office !== '';
  const confirm = (): void => {
    if (isSigned && !sign.isPending) sign.mutate({ householdStrokes: household, officeStrokes: office });
  };
  const rent = t('selection.rentPerMonth', { yuan: formatYuan(home.rent) });
  return (
    <Modal
      opened
      size="xl"
      onKeyDown={onConfirmKey(confirm)}
      onClose={onClose}
      title={t('selection.confirmTitle', { unit: home.unit })}
      closeButtonProps={{ 'aria-label': t('selection.cancel') }}
    >
      <Stack gap="md">
        <Text>{t('selection.confirmBody', { name, unit: home.unit, rent })}</Text>
        <Group grow align="start">
          <SignaturePad label={t('selection.householdSign')} strokes={household} onStrokes={setHousehold} />
          <SignaturePad label={t('selection.officeSign')} strokes={office} onStrokes={setOffice} />
        </Group>
        {!isSigned && (
          <Text size="sm" c="dimmed">
            {t('selection.needSign')}
          </Text>
        )}
        <ProblemNote error={sign.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('selection.cancel')}
          </Button>
          <ActionButton
            data-autofocus
            keys="mod+Enter"
            loading={sign.isPending}
            offBecause={isSigned ? null : t('selection.needSign')}
            onClick={confirm}
          >
            {t('selection.confirm')}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
