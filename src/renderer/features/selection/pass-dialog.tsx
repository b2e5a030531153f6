import { Button, Checkbox, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtCounter, SelectionBoard } from '../../../contract/selection.ts';
import { type Passing, passings } from '../../../domain/selection/rules.ts';
import { type ReleaseReason, releaseReasons } from '../../../domain/unit/release.ts';
import { type OfferExcuse, offerExcuses } from '../../../domain/waitlist/reasons.ts';
import { client } from '../../api/client.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSelection } from './use-selection.ts';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface PassDialogProps {
  readonly board: SelectionBoard;
  readonly mine: AtCounter;
  /** The home that was looked at. */
  readonly unit: string | null;
  readonly onClose: () => void;
}

/** Reasons that an estate can be judged by; the others are for who leaves a home. */
const ofHomes: readonly ReleaseReason[] = releaseReasons.filter(
  (reason) => !['own-home', 'moved-away', 'death', 'breach'].includes(reason),
);

/** The household takes no home now: who says so, whether it is excused, and what was wrong with the home. */
export function PassDialog({ board, mine, unit, onClose }: PassDialogProps) {
  const { t } = useTranslation();
  const [passing, setPassing] = useState<Passing>('declining');
  const [excuse, setExcuse] = useState<OfferExcuse | null>(null);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [comment, setComment] = useState('');
  const give = useSelection(
    (commandId, input: { readonly passing: Passing }) =>
      client.selection.pass({
        commandId,
        drawId: board.drawId,
        no: mine.place.no,
        passing: input.passing,
        excuse,
        reasons: ofHomes.filter((reason) => reasons.includes(reason)),
        unit,
        comment,
      }),
    onClose,
  );
  const submit = (): void => {
    if (!give.isPending) give.mutate({ passing });
  };
  return (
    <Modal
      opened
      size="lg"
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      title={t('selection.passTitle', { name: mine.place.name })}
      closeButtonProps={{ 'aria-label': t('selection.cancel') }}
    >
      <Stack gap="md">
        <Radio.Group
          value={passing}
          aria-label={t('selection.pass')}
          onChange={(value) => {
            setPassing(passings.find((each) => each === value) ?? 'declining');
          }}
        >
          <Group gap="lg">
            {(['declining', 'not-choosing', 'absent'] as const).map((value, at) => (
              <Radio key={value} value={value} label={t(`selection.passing.${value}`)} data-autofocus={at === 0} />
            ))}
          </Group>
        </Radio.Group>
        {passing !== 'absent' && (
          <>
            <Radio.Group
              label={t('selection.excuse')}
              description={t('selection.excuseNote')}
              value={excuse ?? 'none'}
              onChange={(value) => {
                setExcuse(offerExcuses.find((each) => each === value) ?? null);
              }}
            >
              <Group gap="lg" mt={6}>
                {(['none', ...offerExcuses] as const).map((value) => (
                  <Radio key={value} value={value} label={t(`selection.excuses.${value}`)} />
                ))}
              </Group>
            </Radio.Group>
            <Checkbox.Group
              label={t('selection.reasons')}
              description={t('selection.about', { unit: unit ?? t('selection.noUnit') })}
              value={[...reasons]}
              onChange={setReasons}
            >
              <Group gap="md" mt={6}>
                {ofHomes.map((reason) => (
                  <Checkbox key={reason} value={reason} label={t(`selection.homeReason.${reason}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          </>
        )}
        <Textarea
          label={t('selection.comment')}
          autosize
          minRows={2}
          maxRows={4}
          maxLength={500}
          value={comment}
          onChange={({ currentTarget: { value } }) => {
            setComment(value);
          }}
        />
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('selection.cancel')}
          </Button>
          <Button loading={give.isPending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {t(`selection.passing.${passing}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
