import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CodeNote, type ShownCode } from './code-note.tsx';
import type { Device, DeviceAction } from './device.ts';
import { DeviceTable } from './device-table.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

interface DeviceListProps {
  readonly status: SyncStatus;
}

const ISSUE_KEY = 'C';

/** Every device of the city, as the hub has them; asked of the hub each time, because it alone knows. */
export function DeviceList({ status }: DeviceListProps) {
  const { t } = useTranslation();
  // The hub knows nobody of this desk before the first exchange is over: it could only refuse.
  const isFirst = status.phase === 'first';
  const list = useQuery({ ...orpc.devices.list.queryOptions(), staleTime: 0, enabled: !isFirst });
  const [issuing, setIssuing] = useState(false);
  const [code, setCode] = useState<ShownCode | null>(null);
  const [open, setOpen] = useState<{ readonly action: DeviceAction; readonly device: Device } | null>(null);
  const devices = list.data;
  const issue = (): void => {
    setIssuing(true);
  };
  const close = (): void => {
    setOpen(null);
  };
  useKeys([{ keys: ISSUE_KEY, labelKey: 'device.issue.action', scope: 'form', disabled: isFirst, run: issue }]);
  return (
    <Stack component="section" gap="sm" aria-labelledby="devices-title">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={2} size="h5" id="devices-title">
            {t('device.list.title')}
          </Title>
          <Text c="var(--quiet)">
            {devices === undefined ? t('device.list.needsLine') : <Total devices={devices} />}
          </Text>
        </div>
        <Group gap="sm" wrap="nowrap">
          <Button variant="default" loading={list.isFetching} disabled={isFirst} onClick={() => void list.refetch()}>
            {t('device.list.again')}
          </Button>
          <ActionButton keys={ISSUE_KEY} offBecause={isFirst ? t('device.list.afterFirst') : null} onClick={issue}>
            {t('device.issue.action')}
          </ActionButton>
        </Group>
      </Group>
      <ProblemNote error={list.error} />
      {isFirst && <Note tone="plain">{t('device.list.afterFirst')}</Note>}
      {list.isLoading && <Skeleton height={240} />}
      {devices !== undefined && (
        <Paper withBorder>
          <DeviceTable
            devices={devices}
            onAction={(action, device) => {
              setOpen({ action, device });
            }}
          />
        </Paper>
      )}
      {issuing && (
        <IssueDialog
          onClose={() => {
            setIssuing(false);
          }}
          onCode={setCode}
        />
      )}
      {code !== null && (
        <CodeNote
          shown={code}
          hub={status.hub ?? ''}
          onDone={() => {
            setCode(null);
          }}
        />
      )}
      {open?.action === 'move' && <MoveDialog device={open.device} onClose={close} />}
      {open?.action === 'revoke' && <RevokeDialog device={open.device} onClose={close} />}
    </Stack>
  );
}

function Total({ devices }: { readonly devices: readonly Device[] }) {
  const { t } = useTranslation();
  const revoked = devices.filter(({ revokedAt }) => revokedAt !== null).length;
  return t('device.list.total', { active: formatCount(devices.length - revoked), revoked: formatCount(revoked) });
}
