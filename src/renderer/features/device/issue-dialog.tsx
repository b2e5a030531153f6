import { Button, Group, Modal, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { covers, parseOfficeId } from '../../../domain/office/office.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { ShownCode } from './code-note.tsx';

interface IssueDialogProps {
  readonly onCode: (code: ShownCode) => void;
  readonly onClose: () => void;
}

/** A code lets in one device of one office, with the person who sets the first password on it. */
export function IssueDialog({ onCode, onClose }: IssueDialogProps) {
  const { t } = useTranslation();
  const [office, setOffice] = useState('');
  const [staffId, setStaffId] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const people = usePeopleOf(office);
  const offices = useOfficeChoices();
  const person = people.find((each) => each.staffId === staffId);
  const issue = useMutation(orpc.devices.issueCode.mutationOptions());
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    const id = parseOfficeId(office);
    if (id === undefined || person === undefined) return;
    const officeName = offices.find(({ value }) => value === office)?.label.trim() ?? office;
    issue.mutate(
      { office: id, staffId: person.staffId },
      {
        onSuccess: (answer) => {
          onClose();
          onCode({ ...answer, officeName, personName: `${person.name} (${person.account})` });
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('device.issue.title')}
      closeButtonProps={{ 'aria-label': t('device.issue.cancel') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('device.issue.body')}</Text>
          <NativeSelect
            label={t('device.issue.office')}
            data-autofocus
            data={[{ value: '', label: '' }, ...offices]}
            value={office}
            error={asked && office === '' ? t('device.issue.officeMissing') : null}
            onChange={(event) => {
              setOffice(event.currentTarget.value);
              setStaffId(null);
            }}
          />
          <PersonSelect people={people} office={office} chosen={staffId} asked={asked} onChoose={setStaffId} />
          <ProblemNote error={issue.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('device.issue.cancel')}
            </Button>
            <Button type="submit" loading={issue.isPending}>
              {t('device.issue.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Who works in the office, then those of the offices above it. */
function usePeopleOf(office: string): readonly StaffMember[] {
  const { data } = useQuery(orpc.staff.list.queryOptions());
  if (office === '') return [];
  return (data ?? [])
    .filter((person) => person.active && covers(person.office, office as OfficeId))
    .toSorted((one, other) => other.office.length - one.office.length || one.name.localeCompare(other.name, 'zh-CN'));
}

interface PersonSelectProps {
  readonly people: readonly StaffMember[];
  readonly office: string;
  readonly chosen: string | null;
  readonly asked: boolean;
  readonly onChoose: (staffId: string | null) => void;
}

function PersonSelect({ people, office, chosen, asked, onChoose }: PersonSelectProps) {
  const { t } = useTranslation();
  const nobody = office !== '' && people.length === 0 ? t('device.issue.noPerson') : null;
  return (
    <Select
      label={t('device.issue.person')}
      searchable
      disabled={office === ''}
      data={people.map(({ staffId, name, account, officeName }) => ({
        value: staffId,
        label: `${name} (${account}) · ${officeName}`,
      }))}
      value={chosen}
      error={nobody ?? (asked && chosen === null ? t('device.issue.personMissing') : null)}
      onChange={onChoose}
    />
  );
}
