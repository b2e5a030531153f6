import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../domain/staff/role.ts';
import { orpc } from '../../api/query.ts';
import { type StaffFilter, levelDepth, noFilter } from './staff-filter.ts';

interface StaffFiltersProps {
  readonly filter: StaffFilter;
  readonly onFilter: (filter: StaffFilter) => void;
}

const states = ['active', 'inactive'] as const;

export function StaffFilters({ filter, onFilter }: StaffFiltersProps) {
  const { t } = useTranslation();
  const any = { value: '', label: t('staff.filter.any') };
  const offices = useOfficeChoices();
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <TextInput
        label={t('staff.filter.text')}
        leftSection={<IconSearch size={16} />}
        w={180}
        value={filter.text}
        onChange={(event) => {
          onFilter({ ...filter, text: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('staff.filter.office')}
        w={200}
        data={[any, ...offices]}
        value={filter.office}
        onChange={(event) => {
          onFilter({ ...filter, office: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('staff.filter.role')}
        w={120}
        data={[any, ...roles.map((value) => ({ value, label: t(`role.${value}`) }))]}
        value={filter.role}
        onChange={(event) => {
          const role = roles.find((each) => each === event.currentTarget.value);
          onFilter({ ...filter, role: role ?? '' });
        }}
      />
      <NativeSelect
        label={t('staff.filter.state')}
        w={110}
        data={[any, ...states.map((value) => ({ value, label: t(`staff.filter.${value}`) }))]}
        value={filter.state}
        onChange={(event) => {
          const state = states.find((each) => each === event.currentTarget.value);
          onFilter({ ...filter, state: state ?? '' });
        }}
      />
      <Button
        variant="subtle"
        onClick={() => {
          onFilter(noFilter);
        }}
      >
        {t('staff.filter.clear')}
      </Button>
    </Group>
  );
}

/** The offices in the order of the tree, set in by level. */
export function useOfficeChoices(): { value: string; label: string }[] {
  const { data } = useQuery(orpc.offices.list.queryOptions());
  return (data ?? [])
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, level }) => ({ value: id, label: '\u3000'.repeat(levelDepth[level]) + name }));
}
