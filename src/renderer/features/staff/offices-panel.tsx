import { Button, Group, Modal, Paper, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseOfficeId } from '../../../domain/office/office.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { client } from '../../api/client.ts';
import { levelDepth } from '../../api/office-choices.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useCommand } from '../../api/use-command.ts';

/** The offices of the tree, each with how many people work there. */
export function OfficesPanel() {
  const { t } = useTranslation();
  const offices = useQuery(orpc.offices.list.queryOptions());
  const people = useQuery(orpc.staff.list.queryOptions());
  const may = useMay('office.manage');
  const [open, setOpen] = useState(false);
  const off = may ? null : t('refusal.forbidden', { permission: t('permission.office.manage') });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text c="var(--quiet)">{t('staff.offices.total', { n: offices.data?.length ?? 0 })}</Text>
        <ActionButton
          offBecause={off}
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('staff.offices.register')}
        </ActionButton>
      </Group>
      <ProblemNote error={offices.error ?? people.error} />
      {offices.isPending && <Skeleton height={400} />}
      {offices.data !== undefined && (
        <Paper withBorder>
          <Table verticalSpacing={6} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('staff.offices.name')}</Table.Th>
                <Table.Th w={160}>{t('staff.offices.code')}</Table.Th>
                <Table.Th w={140}>{t('staff.offices.level')}</Table.Th>
                <Table.Th w={120} className="number">
                  {t('staff.offices.people')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {offices.data
                .toSorted((a, b) => (a.id < b.id ? -1 : 1))
                .map((office) => (
                  <Table.Tr key={office.id}>
                    <Table.Td pl={16 + 20 * levelDepth[office.level]}>{office.name}</Table.Td>
                    <Table.Td>{office.id}</Table.Td>
                    <Table.Td>{t(`officeLevel.${office.level}`)}</Table.Td>
                    <Table.Td className="number">
                      {people.data?.filter((person) => person.active && person.office === office.id).length ?? ''}
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      {open && (
        <RegisterOffice
          known={(offices.data ?? []).map((office) => office.id)}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Stack>
  );
}

function RegisterOffice({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand();
  const form = useForm({
    initialValues: { id: '', name: '' },
    validate: {
      id: (text) => {
        if (parseOfficeId(text.trim()) === undefined) return t('staff.problem.officeId');
        return known.includes(text.trim()) ? t('staff.problem.officeTwice') : null;
      },
      name: (text) => {
        if (text.trim() === '') return t('staff.problem.required');
        return text.trim().length > 50 ? t('staff.problem.tooLong') : null;
      },
    },
  });
  const register = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => {
      const office = parseOfficeId(id.trim());
      invariant(office, 'a checked code');
      return client.offices.register({ commandId: command.id(), id: office, name });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.offices.key() });
      onClose();
    },
    onError: command.onError,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('staff.offices.register')}
      closeButtonProps={{ 'aria-label': t('staff.form.cancel') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          register.mutate(values);
        })}
      >
        <Stack gap="md">
          <TextInput
            label={t('staff.offices.code')}
            description={t('staff.offices.codeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            data-autofocus
            required
            {...form.getInputProps('id')}
          />
          <TextInput label={t('staff.offices.name')} required {...form.getInputProps('name')} />
          <ProblemNote error={register.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('staff.form.cancel')}
            </Button>
            <Button type="submit" loading={register.isPending}>
              {t('staff.offices.register')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
