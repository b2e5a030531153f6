import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawCommandInput, DrawView } from '../../../contract/draws.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { type GivenCommand, useDraw } from './use-draw.ts';
import classes from './draws.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface ContributionDialogProps {
  readonly view: DrawView;
  readonly contribution: DrawView['contributions'][number];
  readonly onClose: () => void;
  readonly onDone: (command: GivenCommand) => void;
}

/**
 * The first typing, or the second: nothing of the first is shown to whoever types again. Where the first was this
 * person's, the other one signs in beside them.
 */
export function ContributionDialog({ view, contribution, onClose, onDone }: ContributionDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [value, setValue] = useState('');
  const [figure, setFigure] = useState<Figure>({ kind: 'drawn-here', name: '', where: '', publishedOn: today });
  const [signed, setSigned] = useState(nobodySigned);
  const [asked, setAsked] = useState(false);
  const run = useDraw(view, onDone);
  const { id, entered, length, alphabet } = contribution;
  const needsSecond = entered && view.typings.some((typing) => typing.id === id && typing.mine);
  const second = signInOf(signed);
  const command = commandOf({ id, entered, value, figure, second });
  const isFit = [...value].length === length && [...value].every((character) => alphabet.includes(character));
  const confirm = (): void => {
    setAsked(true);
    if (!isFit || command === undefined || (needsSecond && second === null) || run.isPending) return;
    run.mutate(command);
  };
  const title = t(entered ? 'draws.command.confirm-contribution' : 'draws.command.enter-contribution');
  return (
    <Modal
      opened
      onKeyDown={onConfirmKey(confirm)}
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('draws.dialog.cancel') }}
    >
      <Stack gap="md">
        <Text>
          {contribution.label} · {contribution.org} ·{' '}
          {t('draws.contribution.shape', { n: length, alphabet: alphabet.length })}
        </Text>
        {!entered && <FigureFields figure={figure} onFigure={setFigure} />}
        <TextInput
          label={t('draws.contribution.value')}
          description={t(entered ? 'draws.contribution.again' : 'draws.contribution.first')}
          size="lg"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          className={classes.mono}
          value={value}
          error={asked && !isFit ? t('draws.contribution.unfit', { n: length, alphabet }) : null}
          onChange={({ currentTarget }) => {
            setValue(currentTarget.value.trim());
          }}
        />
        {needsSecond && <SecondSignIn legend={t('draws.contribution.other')} signIn={signed} onSignIn={setSigned} />}
        {asked && needsSecond && second === null && (
          <p className={classes.late} role="status">
            {t('draws.dialog.secondMissing')}
          </p>
        )}
        <ProblemNote error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('draws.dialog.cancel')}
          </Button>
          <ActionButton keys="mod+Enter" loading={run.isPending} onClick={confirm}>
            {title}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}

interface Figure {
  readonly kind: 'drawn-here' | 'public-figure';
  readonly name: string;
  readonly where: string;
  readonly publishedOn: string;
}

interface Typed {
  readonly id: string;
  readonly entered: boolean;
  readonly value: string;
  readonly figure: Figure;
  readonly second: { readonly account: string; readonly password: string } | null;
}

/** Undefined while the day of a figure cannot be read. */
function commandOf({ id, entered, value, figure, second }: Typed): DrawCommandInput | undefined {
  if (entered) return { type: 'confirm-contribution', contributionId: id, value, second };
  const { kind, name, where } = figure;
  if (kind === 'drawn-here') return { type: 'enter-contribution', contributionId: id, value, source: { kind } };
  const publishedOn: PlainDate | undefined = parseTypedDate(figure.publishedOn);
  if (publishedOn === undefined) return undefined;
  return { type: 'enter-contribution', contributionId: id, value, source: { kind, name, where, publishedOn } };
}

interface FigureFieldsProps {
  readonly figure: Figure;
  readonly onFigure: (figure: Figure) => void;
}

function FigureFields({ figure, onFigure }: FigureFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        aria-label={t('draws.contribution.kind')}
        value={figure.kind}
        data={(['drawn-here', 'public-figure'] as const).map((kind) => ({
          value: kind,
          label: t(`draws.source.${kind}`),
        }))}
        onChange={(kind) => {
          onFigure({ ...figure, kind: kind === 'public-figure' ? kind : 'drawn-here' });
        }}
      />
      {figure.kind === 'public-figure' && (
        <Group gap="md" align="flex-end">
          {(['name', 'where', 'publishedOn'] as const).map((part) => (
            <TextInput
              key={part}
              flex={part === 'where' ? 2 : 1}
              label={t(`draws.source.${part}`)}
              value={figure[part]}
              onChange={({ currentTarget: { value } }) => {
                onFigure({ ...figure, [part]: value });
              }}
            />
          ))}
        </Group>
      )}
    </>
  );
}
