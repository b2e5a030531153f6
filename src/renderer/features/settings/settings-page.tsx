import { Group, NativeSelect, NumberInput, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { type Settings, defaultSettings, nextCaseRules } from '../../../domain/settings/settings.ts';
import { orpc } from '../../api/query.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { allSettings, boundsOf, settingNames } from './setting-bounds.ts';
import { Note } from '../../ui/note.tsx';

interface ChangeInput {
  readonly commandId: string;
  readonly settings: Settings;
  readonly reason: string;
}

/** The numbers of lockout, idle lock and passwords. */
export function SettingsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(orpc.settings.get.queryOptions());
  const change = useMutation(
    orpc.settings.change.mutationOptions({
      onSuccess: (saved) => queries.setQueryData(orpc.settings.get.queryKey(), saved),
    }),
  );
  return (
    <Stack p="lg" gap="md" maw={760}>
      <Title order={1} size="h3">
        {t('settings.title')}
      </Title>
      <Note tone="plain" icon={<IconInfoCircle size={18} />}>
        {t('settings.note')}
      </Note>
      <ProblemNote error={settings.error} />
      {settings.isPending && <Skeleton height={450} />}
      {settings.data !== undefined && (
        <SettingsForm key={JSON.stringify(settings.data)} stored={settings.data} change={change} />
      )}
    </Stack>
  );
}

function useSettingsForm(stored: Settings) {
  const { t } = useTranslation();
  return useForm<{ numbers: Record<keyof Settings, number | string>; reason: string }>({
    initialValues: { numbers: { ...stored }, reason: '' },
    validate: ({ numbers, reason }) => {
      const errors: Record<string, string> = {};
      for (const name of settingNames) {
        const { low, high } = boundsOf(name);
        const value = numbers[name];
        if (typeof value === 'string' || !Number.isInteger(value) || value < low || value > high) {
          errors[`numbers.${name}`] = t('settings.outOfRange', { low, high });
        }
      }
      if (reason.trim() === '') errors['reason'] = t('settings.reasonMissing');
      return errors;
    },
  });
}

interface SettingsFormProps {
  readonly stored: Settings;
  /** Outlives the form, which starts anew when the stored numbers change. */
  readonly change: UseMutationResult<unknown, unknown, ChangeInput>;
}

function SettingsForm({ stored, change }: SettingsFormProps) {
  const { t } = useTranslation();
  const may = useMay('settings.manage');
  const form = useSettingsForm(stored);
  const commandId = useRef(uuidv7());
  const changed = allSettings.some((name) => form.values.numbers[name] !== stored[name]);
  const off = may ? (changed ? null : t('settings.unchanged')) : t('settings.notYours');

  const save = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    if (off !== null || change.isPending) return;
    form.onSubmit(({ numbers, reason }) => {
      const settings = Object.fromEntries(
        allSettings.map((name) => [name, Number(numbers[name])]),
      ) as unknown as Settings;
      change.mutate(
        { commandId: commandId.current, settings, reason },
        {
          // Only an answer that never came may be asked again under the same id.
          onError: (error) => {
            if (refusalOf(error) !== undefined) commandId.current = uuidv7();
          },
        },
      );
    })();
  };
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'settings.keys.save',
      scope: 'form',
      run: save,
      inFields: true,
      disabled: off !== null,
    },
  ]);

  return (
    <Paper withBorder p="md" component="form" onSubmit={save} noValidate>
      <Stack gap="md">
        {settingNames.map((name) => {
          const { low, high } = boundsOf(name);
          return (
            <NumberInput
              key={name}
              label={t(`settings.name.${name}`)}
              description={`${t('settings.range', { low, high })} · ${t('settings.usual', { value: defaultSettings[name] })}`}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maw={360}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              readOnly={!may}
              {...form.getInputProps(`numbers.${name}`)}
            />
          );
        })}
        <NativeSelect
          label={t('settings.name.nextCaseRule')}
          maw={360}
          disabled={!may}
          data={nextCaseRules.map((rule, place) => ({ value: String(place), label: t(`settings.nextCase.${rule}`) }))}
          value={String(form.values.numbers.nextCaseRule)}
          onChange={(event) => {
            form.setFieldValue('numbers.nextCaseRule', Number(event.currentTarget.value));
          }}
        />
        <TextInput
          label={t('settings.reason')}
          description={t('settings.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          readOnly={!may}
          required
          {...form.getInputProps('reason')}
        />
        <ProblemNote error={change.error} />
        <Group justify="flex-end">
          <Text role="status" c="var(--done)">
            {change.isSuccess && !changed ? t('settings.saved') : ''}
          </Text>
          <ActionButton onClick={save} offBecause={off} keys="mod+Enter" loading={change.isPending}>
            {t('settings.save')}
          </ActionButton>
        </Group>
      </Stack>
    </Paper>
  );
}
