import { NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelectionBoard } from '../../../contract/selection.ts';
import type { SessionRules } from '../../../domain/selection/rules.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecondSignIn, nobodySigned, signInOf } from '../../ui/second-sign-in.tsx';
import { useSelection } from './use-selection.ts';
import classes from './selection.module.css';

/** The rules of the day, and two supervisors. */
export function OpenSession({ board }: { readonly board: SelectionBoard }) {
  const settings = useQuery(orpc.settings.get.queryOptions());
  if (settings.data === undefined) return <ProblemNote error={settings.error} />;
  const { selectionMinutes: minutes, selectionCalls: calls } = settings.data;
  return <OpenForm board={board} usual={{ minutes, calls, absent: 'end-of-line' }} />;
}

interface OpenFormProps {
  readonly board: SelectionBoard;
  /** What is announced unless the leaders say otherwise. */
  readonly usual: SessionRules;
}

function OpenForm({ board, usual }: OpenFormProps) {
  const { t } = useTranslation();
  const [rules, setRules] = useState(usual);
  const [signed, setSigned] = useState(nobodySigned);
  const second = signInOf(signed);
  const start = useSelection((commandId, given: SessionRules) =>
    client.selection.open({ commandId, drawId: board.drawId, rules: given, second }),
  );
  const run = (): void => {
    if (second !== null && !start.isPending) start.mutate(rules);
  };
  useKeys([{ keys: 'mod+Enter', labelKey: 'selection.start', scope: 'selection', inFields: true, run }]);
  return (
    <Stack gap="sm" className={classes.openForm}>
      <Text>{t('selection.startBody')}</Text>
      <Text size="sm" c="dimmed">
        {t('selection.rulesGk')}
      </Text>
      <NumberInput
        label={t('selection.minutes')}
        min={1}
        max={240}
        value={rules.minutes}
        onChange={(minutes) => {
          setRules({ ...rules, minutes: Number(minutes) });
        }}
      />
      <NumberInput
        label={t('selection.calls')}
        min={1}
        max={9}
        value={rules.calls}
        onChange={(calls) => {
          setRules({ ...rules, calls: Number(calls) });
        }}
      />
      <Radio.Group
        label={t('selection.absent')}
        value={rules.absent}
        onChange={(absent) => {
          setRules({ ...rules, absent: absent === 'gives-up' ? 'gives-up' : 'end-of-line' });
        }}
      >
        <Stack gap={6} mt={4}>
          {(['end-of-line', 'gives-up'] as const).map((how) => (
            <Radio key={how} value={how} label={t(`selection.absentHow.${how}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <SecondSignIn legend={t('selection.second')} signIn={signed} onSignIn={setSigned} />
      <ProblemNote error={start.error} />
      <ActionButton
        keys="mod+Enter"
        loading={start.isPending}
        offBecause={second === null ? t('refusal.second-person.missing') : null}
        onClick={run}
      >
        {t('selection.start')}
      </ActionButton>
    </Stack>
  );
}
