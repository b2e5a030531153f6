import { ActionIcon, Badge, Group, Menu, Paper, Table, Text, Tooltip } from '@mantine/core';
import { IconDots, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { instant } from '../../../kernel/instant.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../ui/format.ts';

export type PersonAction = 'change' | 'reset' | 'deactivate' | 'reactivate';

interface PeopleTableProps {
  readonly people: readonly StaffMember[];
  /** Why nothing can be changed; null when it can. */
  readonly offBecause: string | null;
  readonly onAction: (action: PersonAction, person: StaffMember) => void;
}

export function PeopleTable({ people, offBecause, onAction }: PeopleTableProps) {
  const { t } = useTranslation();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={880}>
        <Table verticalSpacing={4} horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('staff.column.name')}</Table.Th>
              <Table.Th>{t('staff.column.account')}</Table.Th>
              <Table.Th>{t('staff.column.roles')}</Table.Th>
              <Table.Th>{t('staff.column.office')}</Table.Th>
              <Table.Th className="number">{t('staff.column.relatives')}</Table.Th>
              <Table.Th>{t('staff.column.state')}</Table.Th>
              <Table.Th w={70}>{t('staff.column.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <Table.Tr key={person.staffId} c={person.active ? '' : 'var(--quiet)'}>
                <Table.Td fw={600}>{person.name}</Table.Td>
                <Table.Td ff="monospace">{person.account}</Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    {person.roles.map((role) => (
                      <Badge key={role} variant="default" radius="sm">
                        {t(`role.${role}`)}
                      </Badge>
                    ))}
                  </Group>
                </Table.Td>
                <Table.Td>{person.officeName}</Table.Td>
                <Table.Td className="number">{person.relatives.length}</Table.Td>
                <Table.Td>
                  <State person={person} />
                </Table.Td>
                <Table.Td>
                  <Actions person={person} offBecause={offBecause} onAction={onAction} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function State({ person }: { person: StaffMember }) {
  const { t } = useTranslation();
  if (!person.active) return t('staff.state.inactive');
  if (person.lockedUntil === null)
    return (
      <Text fz="inherit" c="var(--done)">
        {t('staff.state.active')}
      </Text>
    );
  return (
    <Group gap={4} wrap="nowrap" c="var(--late)">
      <IconLock size={14} aria-hidden />
      {t('staff.state.locked', { until: formatInstant(instant(person.lockedUntil)) })}
    </Group>
  );
}

function Actions({ person, offBecause, onAction }: Omit<PeopleTableProps, 'people'> & { person: StaffMember }) {
  const { t } = useTranslation();
  const own = useSession().staffId === person.staffId;
  const label = t('staff.action.more', { name: person.name });
  const why = offBecause ?? (own ? t('staff.own') : null);
  if (why !== null) {
    return (
      <Tooltip label={why}>
        <ActionIcon variant="subtle" color="gray" aria-disabled data-disabled aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Tooltip>
    );
  }
  const actions: readonly PersonAction[] = ['change', 'reset', person.active ? 'deactivate' : 'reactivate'];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action}
            onClick={() => {
              onAction(action, person);
            }}
          >
            {t(`staff.action.${action}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
