import { EmptyState, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../contract/staff.ts';
import { rolesWith } from '../../../domain/staff/role.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PeopleTable, type PersonAction } from './people-table.tsx';
import { ProfileDialog } from './profile-dialog.tsx';
import { AccountUseDialog } from './account-use-dialog.tsx';
import { PasswordNote, ResetDialog, type ShownPassword } from './reset-dialog.tsx';
import { filterStaff, noFilter } from './staff-filter.ts';
import { StaffFilters } from './staff-filters.tsx';

type Open = { readonly action: 'register' } | { readonly action: PersonAction; readonly person: StaffMember };

const REGISTER_KEY = 'A';

export function PeoplePanel() {
  const { t } = useTranslation();
  const people = useQuery(orpc.staff.list.queryOptions());
  const may = useMay('staff.manage');
  const [filter, setFilter] = useState(noFilter);
  const [open, setOpen] = useState<Open | null>(null);
  const [password, setPassword] = useState<ShownPassword | null>(null);
  const shown = people.data === undefined ? undefined : filterStaff(people.data, filter);
  const off = may
    ? null
    : t('refusal.missing-permission', {
        permission: t('permission.staff.manage'),
        roles: rolesWith('staff.manage')
          .map((role) => t(`role.${role}`))
          .join(t('case.comma')),
      });
  const register = (): void => {
    setOpen({ action: 'register' });
  };
  useKeys([{ keys: REGISTER_KEY, labelKey: 'staff.action.register', scope: 'form', run: register, disabled: !may }]);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <StaffFilters filter={filter} onFilter={setFilter} />
        <ActionButton onClick={register} keys={REGISTER_KEY} offBecause={off}>
          {t('staff.action.register')}
        </ActionButton>
      </Group>
      <ProblemNote error={people.error} />
      {people.isPending && <Skeleton height={480} />}
      {shown !== undefined && (
        <>
          <Text c="var(--quiet)" role="status">
            {t('staff.total', { shown: shown.length, all: people.data?.length ?? 0 })}
          </Text>
          {shown.length === 0 ? (
            <Paper withBorder p="xl">
              <EmptyState title={t('staff.none')} description={t('staff.noneHint')} />
            </Paper>
          ) : (
            <PeopleTable
              people={shown}
              offBecause={off}
              onAction={(action, person) => {
                setOpen({ action, person });
              }}
            />
          )}
        </>
      )}
      <Dialogs open={open} onClose={close} onPassword={setPassword} />
      {password !== null && (
        <PasswordNote
          shown={password}
          onDone={() => {
            setPassword(null);
          }}
        />
      )}
    </Stack>
  );
}

interface DialogsProps {
  readonly open: Open | null;
  readonly onClose: () => void;
  readonly onPassword: (shown: ShownPassword) => void;
}

function Dialogs({ open, onClose, onPassword }: DialogsProps) {
  if (open === null) return null;
  switch (open.action) {
    case 'register':
      return <ProfileDialog person={null} onClose={onClose} onPassword={onPassword} />;
    case 'change':
      return <ProfileDialog person={open.person} onClose={onClose} onPassword={onPassword} />;
    case 'deactivate':
    case 'reactivate':
      return <AccountUseDialog action={open.action} person={open.person} onClose={onClose} />;
    case 'reset':
      return <ResetDialog person={open.person} onClose={onClose} onPassword={onPassword} />;
  }
}
