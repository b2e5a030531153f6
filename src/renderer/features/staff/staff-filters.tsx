import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../domain/staff/role.ts';
import { useOfficeChoices } from '../../api/office-choices.ts';
import { type StaffFilter, noFilter } from './staff-filter.ts';

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
