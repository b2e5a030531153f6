import { Checkbox, Group, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { PlanView } from '../../../contract/plans.ts';
import { type Programme, programmes } from '../../../domain/application/programme.ts';
import { addDays } from '../../../kernel/plain-date.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { CommandDialog } from './command-dialog.tsx';
import { usePlan } from './use-plans.ts';

interface PlanFormProps {
  /** The draft that is changed; left out for a new one. */
  readonly plan?: PlanView;
  readonly onClose: () => void;
  readonly onDone: (planId: string) => void;
}

const START_AFTER_DAYS = 3;
const WINDOW_DAYS = 20;

/** What people write into a plan (PRH-11). Quantity, types, areas and rents come from the homes of the estates. */
export function PlanForm({ plan, onClose, onDone }: PlanFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [planId] = useState(() => plan?.planId ?? uuidv7());
  const parts = plan?.parts;
  const [text, setText] = useState({
    title: parts?.title ?? '',
    location: parts?.location ?? '',
    rentStandard: parts?.rentStandard ?? '',
    note: parts?.note ?? '',
    from: parts?.window.from ?? addDays(today, START_AFTER_DAYS),
    until: parts?.window.until ?? addDays(today, WINDOW_DAYS),
  } as Record<'title' | 'location' | 'rentStandard' | 'note' | 'from' | 'until', string>);
  const [groups, setGroups] = useState<readonly Programme[]>(parts?.groups ?? programmes);
  const [estateIds, setEstateIds] = useState<readonly string[]>(parts?.estateIds ?? []);
  const [asked, setAsked] = useState(false);
  const estates = useQuery(orpc.plans.estates.queryOptions());
  const run = usePlan({ planId, version: plan?.version ?? 0 }, () => {
    onDone(planId);
  });
  const from = parseTypedDate(text.from);
  const until = parseTypedDate(text.until);
  const bind = (name: keyof typeof text, maxLength: number) => ({
    label: t(`plans.form.${name}`),
    value: text[name],
    maxLength,
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }): void => {
      setText((before) => ({ ...before, [name]: value }));
    },
  });
  const day = (name: 'from' | 'until', value: string | undefined) => ({
    ...bind(name, 20),
    error: asked && value === undefined ? t('waiting.form.badDay') : null,
  });
  const confirm = (): void => {
    setAsked(true);
    if (from === undefined || until === undefined || text.title.trim() === '') return;
    const { title, location, rentStandard, note } = text;
    run.mutate({
      type: plan === undefined ? 'draft' : 'change',
      parts: {
        title,
        location,
        rentStandard,
        note,
        groups: [...groups],
        window: { from, until },
        estateIds: [...estateIds],
      },
    });
  };
  const known = (estates.data ?? []).map(({ estateId, name, area, vacant }) => ({
    value: estateId,
    label: t('plans.form.estate', { area, name, n: formatCount(vacant) }),
  }));
  const all = [...known, ...estateIds.filter((id) => !known.some(({ value }) => value === id)).map(asOption)];
  return (
    <CommandDialog
      title={t(plan === undefined ? 'plans.command.draft' : 'plans.command.change')}
      size="xl"
      pending={run.isPending}
      error={run.error ?? estates.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        {...bind('title', 80)}
        data-autofocus
        required
        error={asked && text.title.trim() === '' ? t('waiting.form.needed') : null}
      />
      <MultiSelect
        label={t('plans.form.estates')}
        description={known.length === 0 ? t('plans.form.noEstates') : t('plans.form.estatesWhy')}
        searchable
        data={all}
        value={[...estateIds]}
        onChange={setEstateIds}
      />
      <Textarea {...bind('location', 500)} autosize minRows={1} maxRows={4} />
      <Textarea {...bind('rentStandard', 1000)} autosize minRows={2} maxRows={5} />
      <Checkbox.Group
        label={t('plans.form.groups')}
        value={[...groups]}
        onChange={(chosen) => {
          setGroups(programmes.filter((programme) => chosen.includes(programme)));
        }}
      >
        <Group gap="lg" mt={4}>
          {programmes.map((programme) => (
            <Checkbox key={programme} size="xs" value={programme} label={t(`programme.${programme}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow align="start">
        <TextInput {...day('from', from)} />
        <TextInput {...day('until', until)} />
      </Group>
      <Textarea {...bind('note', 2000)} autosize minRows={1} maxRows={5} />
    </CommandDialog>
  );
}

function asOption(value: string): { readonly value: string; readonly label: string } {
  return { value, label: value };
}
