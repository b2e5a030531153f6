import { Group, Modal, NativeSelect, Stack, Switch, Table, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { ArrearsCommandInput } from '../../../contract/rent.ts';
import { arrearsCommandTypes } from '../../../domain/arrears/commands.ts';
import { arrearsSteps, contactWays } from '../../../domain/arrears/events.ts';
import { instant } from '../../../kernel/instant.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { type ArrearsForm, arrearsCommandOf, firstArrearsForm } from './arrears-form.ts';
import { WordButton } from './word-button.tsx';
import { nextStepWord } from './next-step-word.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

/** What a person asks for; that a letter was made is noted by itself. */
type Offered = ArrearsCommandInput['type'];

type Arrears = NonNullable<LeaseView['arrears']>;

/** What is done about unpaid rent: the proposed next step, pause and agreement, and every contact. */
export function ArrearsPart({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Offered | null>(null);
  const { arrears } = view;
  if (arrears === null) return <p className={looks.quiet}>{t('lease.empty.ledger')}</p>;
  const { paused, agreement, lastStep } = arrears.state;
  const isOrdered = lastStep?.step === 'order' || lastStep?.step === 'court';
  const offered = arrearsCommandTypes.filter((type): type is Offered => {
    if (type === 'make-letter') return false;
    if (type === 'resume') return paused !== null;
    if (type === 'end-agreement') return agreement !== null;
    return type !== 'agree' || agreement === null;
  });
  return (
    <div className={classes.part}>
      <p className={looks.title}>{nextStepWord(arrears.next, t)}</p>
      {paused !== null && (
        <p className={looks.quiet}>{t('lease.chase.pausedFor', { until: paused.until, reason: paused.reason })}</p>
      )}
      <div className={classes.buttons}>
        {offered.map((type) => (
          <ActionButton key={type} size="xs" variant="default" onClick={() => setOpen(type)}>
            {t(`lease.chase.command.${type}`)}
          </ActionButton>
        ))}
      </div>
      <div className={classes.buttons}>
        <WordButton view={view} kind="arrears-reminder" />
        {agreement !== null && <WordButton view={view} kind="arrears-agreement" />}
        <WordButton view={view} kind="arrears-order" />
        {isOrdered && (
          <Link to="/leaving/$leaseId" params={{ leaseId: view.lease.leaseId }} search={{ ground: 'arrears' }}>
            {t('leaving.toLeaving')}
          </Link>
        )}
      </div>
      {agreement !== null && <Instalments agreement={agreement} />}
      <Log log={arrears.log} />
      {open !== null && (
        <ArrearsDialog view={view} version={arrears.version} type={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Instalments({ agreement }: { readonly agreement: NonNullable<Arrears['state']['agreement']> }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className={looks.partTitle}>{t('lease.chase.agreedOn', { on: agreement.on })}</h2>
      <dl className={classes.facts}>
        {agreement.instalments.map(({ dueOn, fen }) => (
          <div key={dueOn} style={{ display: 'contents' }}>
            <dt>{dueOn}</dt>
            <dd>{formatYuan(fen)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Log({ log }: { readonly log: Arrears['log'] }) {
  const { t } = useTranslation();
  if (log.length === 0) return <p className={looks.quiet}>{t('lease.empty.chase')}</p>;
  return (
    <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>{t('lease.column.at')}</Table.Th>
          <Table.Th w={140}>{t('lease.column.by')}</Table.Th>
          <Table.Th w={180}>{t('lease.column.what')}</Table.Th>
          <Table.Th>{t('lease.column.note')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {log.map(({ at, byName, event: { type, payload } }) => (
          <Table.Tr key={`${String(at)}${type}`}>
            <Table.Td>{formatInstant(instant(at))}</Table.Td>
            <Table.Td>{byName}</Table.Td>
            <Table.Td>
              {type === 'arrears.letter-made.v1'
                ? t('lease.chase.made', { letter: t(`letters.kind.${payload.letter}`) })
                : type === 'arrears.contacted.v1'
                  ? t(payload.reached ? 'lease.chase.reached' : 'lease.chase.notReached', {
                      way: t(`lease.chase.way.${payload.way}`),
                    })
                  : type === 'arrears.step-taken.v1'
                    ? t(`lease.chase.step.${payload.step}`)
                    : t(`event.${type}`)}
            </Table.Td>
            <Table.Td>
              {'note' in payload ? payload.note : 'reason' in payload ? payload.reason : ''}
              {type === 'arrears.paused.v1' && ` ${t('lease.chase.until', { until: payload.until })}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ArrearsDialogProps {
  readonly view: LeaseView;
  readonly version: number;
  readonly type: Offered;
  readonly onClose: () => void;
}

function ArrearsDialog({ view, version, type, onClose }: ArrearsDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const { leaseId } = view.lease;
  const [form, setForm] = useState<ArrearsForm>(() => firstArrearsForm(view));
  const give = useMutation({
    mutationFn: (input: ArrearsCommandInput) =>
      client.rent.chase({ commandId: command.id(), leaseId, version, command: input }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.leases.key() });
      onClose();
    },
    onError: command.onError,
  });
  const input = arrearsCommandOf(type, form);
  const set = (name: keyof ArrearsForm, value: string): void => {
    setForm({ ...form, [name]: value });
  };
  const line = (name: 'until') => (
    <TextInput
      label={t(`lease.chase.field.${name}`)}
      value={form[name]}
      onChange={({ currentTarget: { value } }) => {
        set(name, value);
      }}
    />
  );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(`lease.chase.command.${type}`)}
      closeButtonProps={{ 'aria-label': t('lease.dialog.close') }}
    >
      <Stack gap="sm">
        {type === 'contact' && (
          <Group gap="md" align="flex-end">
            <NativeSelect
              label={t('lease.chase.field.way')}
              value={form.way}
              data={contactWays.map((value) => ({ value, label: t(`lease.chase.way.${value}`) }))}
              onChange={({ currentTarget: { value } }) => {
                set('way', value);
              }}
            />
            <Switch
              mb={8}
              label={t('lease.chase.field.reached')}
              checked={form.reached === 'yes'}
              onChange={({ currentTarget: { checked } }) => {
                set('reached', checked ? 'yes' : '');
              }}
            />
          </Group>
        )}
        {type === 'take-step' && (
          <NativeSelect
            label={t('lease.chase.field.step')}
            value={form.step}
            data={arrearsSteps.map((value) => ({ value, label: t(`lease.chase.step.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              set('step', value);
            }}
          />
        )}
        {type === 'pause' && line('until')}
        {type === 'agree' && (
          <Textarea
            autosize
            minRows={3}
            label={t('lease.chase.field.instalments')}
            description={t('lease.chase.instalmentsHow')}
            value={form.instalments}
            onChange={({ currentTarget: { value } }) => {
              set('instalments', value);
            }}
          />
        )}
        <Textarea
          label={t('lease.field.note')}
          value={form.note}
          onChange={({ currentTarget: { value } }) => {
            set('note', value);
          }}
        />
        <ProblemNote error={give.error} />
        <Group justify="flex-end">
          <ActionButton
            loading={give.isPending}
            offBecause={input === undefined ? t('lease.dialog.incomplete') : null}
            onClick={() => {
              if (input !== undefined) give.mutate(input);
            }}
          >
            {t(`lease.chase.command.${type}`)}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
