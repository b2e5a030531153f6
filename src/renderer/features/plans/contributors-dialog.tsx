import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../../contract/plans.ts';
import type { PlanCommandType } from '../../../domain/allocation/commands.ts';
import { MIN_ENTROPY_BITS, declaredEntropy } from '../../../domain/lottery/seed.ts';
import { CommandDialog } from './command-dialog.tsx';
import { usePlan } from './use-plans.ts';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

interface ContributorsDialogProps {
  readonly view: PlanView;
  readonly onClose: () => void;
  readonly onDone: (command: PlanCommandType) => void;
}

interface Row {
  readonly org: string;
  readonly label: string;
  readonly alphabet: string;
  readonly length: string;
}

/** Ten digits; three people with fourteen each give 139 bits. */
const emptyRow: Row = { org: '', label: '', alphabet: '0123456789', length: '14' };

/** Who supplies which characters of the seed: declared before anything is drawn, three at least from two bodies. */
export function ContributorsDialog({ view, onClose, onDone }: ContributorsDialogProps) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    view.contributions.length === 0
      ? [emptyRow, emptyRow, emptyRow]
      : view.contributions.map(({ length, ...row }) => ({ ...row, length: String(length) })),
  );
  const run = usePlan(view, onDone);
  const contributions = rows.map(({ length, ...row }, at) => ({
    id: `c${String(at + 1)}`,
    ...row,
    length: /^\d{1,3}$/.test(length) ? Number(length) : 0,
  }));
  const bits = Math.floor(declaredEntropy(contributions));
  const isWhole = contributions.every(
    ({ org, label, alphabet, length }) =>
      org.trim() !== '' && label.trim() !== '' && new Set(alphabet).size > 1 && length > 0,
  );
  const change = (at: number, patch: Partial<Row>): void => {
    setRows((before) => before.map((row, place) => (place === at ? { ...row, ...patch } : row)));
  };
  const field = (at: number, name: keyof Row) => ({
    size: 'xs' as const,
    'aria-label': t('plans.contributor.nth', { n: at + 1, field: t(`plans.contributor.${name}`) }),
    placeholder: t(`plans.contributor.${name}`),
    value: rows[at]?.[name] ?? '',
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }): void => {
      change(at, { [name]: value });
    },
  });
  return (
    <CommandDialog
      title={t('plans.command.declare-contributors')}
      size="xl"
      pending={run.isPending}
      error={run.error}
      onConfirm={() => {
        if (isWhole) run.mutate({ type: 'declare-contributors', contributions });
      }}
      onClose={onClose}
    >
      <p className={looks.quiet}>{t('plans.contributor.why')}</p>
      {rows.map((_row, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput {...field(at, 'org')} style={{ flex: 2 }} />
          <TextInput {...field(at, 'label')} style={{ flex: 2 }} />
          <TextInput {...field(at, 'alphabet')} style={{ flex: 3 }} />
          <TextInput {...field(at, 'length')} w={80} />
          <ActionIcon
            variant="default"
            aria-label={t('plans.contributor.remove', { n: at + 1 })}
            onClick={() => {
              setRows((before) => before.filter((_each, place) => place !== at));
            }}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group justify="space-between">
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setRows((before) => [...before, emptyRow]);
          }}
        >
          {t('plans.contributor.add')}
        </Button>
        <span role="status" className={bits >= MIN_ENTROPY_BITS && isWhole ? classes.done : looks.due}>
          {t('plans.contributor.bits', { bits, least: MIN_ENTROPY_BITS })}
          {!isWhole && ` · ${t('plans.contributor.incomplete')}`}
        </span>
      </Group>
    </CommandDialog>
  );
}
