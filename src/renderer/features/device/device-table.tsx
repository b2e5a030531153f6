import { ActionIcon, Badge, Menu, Table, Text } from '@mantine/core';
import { IconBan, IconBuilding, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../../kernel/instant.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import type { Device, DeviceAction } from './device.ts';
import classes from './device.module.css';

interface DeviceTableProps {
  readonly devices: readonly Device[];
  readonly onAction: (action: DeviceAction, device: Device) => void;
}

/** Those in use by office, then those that were revoked. */
export function DeviceTable({ devices, onAction }: DeviceTableProps) {
  const { t } = useTranslation();
  const ordered = devices.toSorted(
    (one, other) =>
      Number(one.revokedAt !== null) - Number(other.revokedAt !== null) || (one.office < other.office ? -1 : 1),
  );
  return (
    <Table verticalSpacing={3} horizontalSpacing="md" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('device.list.name')}</Table.Th>
          <Table.Th w={180}>{t('device.list.office')}</Table.Th>
          <Table.Th w={160}>{t('device.list.enrolledAt')}</Table.Th>
          <Table.Th w={160}>{t('device.list.lastSeenAt')}</Table.Th>
          <Table.Th w={100} className="number">
            {t('device.list.behindBy')}
          </Table.Th>
          <Table.Th w={210}>{t('device.list.state')}</Table.Th>
          <Table.Th w={70}>{t('device.list.actions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ordered.map((device) => (
          <DeviceRow key={device.device} device={device} onAction={onAction} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface DeviceRowProps {
  readonly device: Device;
  readonly onAction: DeviceTableProps['onAction'];
}

function DeviceRow({ device, onAction }: DeviceRowProps) {
  const { t } = useTranslation();
  const { revokedAt, lastSeenAt, behindBy } = device;
  const isRevoked = revokedAt !== null;
  return (
    <Table.Tr h={36} {...(isRevoked ? { c: 'var(--quiet)' } : {})}>
      <Table.Td className={classes.name} title={device.name}>
        {device.name}
        {device.own && (
          <Badge ml={8} variant="default" radius="sm" tt="none">
            {t('device.list.own')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{device.officeName}</Table.Td>
      <Table.Td>{formatInstant(instant(device.enrolledAt))}</Table.Td>
      <Table.Td>{lastSeenAt === null ? t('device.list.never') : formatInstant(instant(lastSeenAt))}</Table.Td>
      <Table.Td className="number">
        {isRevoked
          ? ''
          : behindBy === 0
            ? t('device.list.upToDate')
            : t('device.list.events', { n: formatCount(behindBy) })}
      </Table.Td>
      <Table.Td>
        {isRevoked ? (
          <Text span fz="inherit" c="var(--late)">
            {t('device.list.revoked', { at: formatInstant(instant(revokedAt)) })}
          </Text>
        ) : (
          t('device.list.active')
        )}
      </Table.Td>
      <Table.Td>{!isRevoked && <RowMenu device={device} onAction={onAction} />}</Table.Td>
    </Table.Tr>
  );
}

function RowMenu({ device, onAction }: DeviceRowProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={device.own ? 300 : 160} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('device.list.more', { name: device.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconBuilding size={16} />}
          onClick={() => {
            onAction('move', device);
          }}
        >
          {t('device.move.action')}
        </Menu.Item>
        {device.own ? (
          <Menu.Label>{t('device.revoke.ownOff')}</Menu.Label>
        ) : (
          <Menu.Item
            leftSection={<IconBan size={16} />}
            c="var(--late)"
            onClick={() => {
              onAction('revoke', device);
            }}
          >
            {t('device.revoke.action')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
