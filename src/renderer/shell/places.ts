import {
  IconBooks,
  IconBuildingCommunity,
  IconCalendar,
  IconClipboardCheck,
  IconChartBar,
  IconClockHour4,
  IconDevices,
  IconDice5,
  IconDoorEnter,
  IconDoorExit,
  IconFileImport,
  IconFilePlus,
  IconFileTypeDocx,
  IconFriends,
  IconGitMerge,
  IconHome,
  IconHistory,
  IconListNumbers,
  IconMapPin,
  IconMessagePlus,
  IconMessageReport,
  IconScale,
  IconScaleOutline,
  IconSend,
  IconSettings,
  IconSpeakerphone,
  IconTicket,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '../../domain/staff/role.ts';

/** The places beside the queues. Listed at the side and in the palette for those who may go there. */
export const places = [
  { name: 'new', to: '/new', needs: 'case.intake', group: 'work', icon: IconFilePlus, keys: 'N' },
  { name: 'import', to: '/import', needs: 'intake.import', group: 'work', icon: IconFileImport, keys: null },
  {
    name: 'publicity',
    to: '/publicity',
    needs: 'case.publicise',
    group: 'work',
    icon: IconSpeakerphone,
    keys: 'alt+S',
  },
  { name: 'waiting', to: '/waiting', needs: 'case.read', group: 'work', icon: IconListNumbers, keys: 'alt+J' },
  { name: 'where', to: '/where', needs: 'case.read', group: 'work', icon: IconMapPin, keys: 'alt+Q' },
  { name: 'plans', to: '/plans', needs: 'case.read', group: 'work', icon: IconTicket, keys: 'alt+A' },
  { name: 'draws', to: '/draws', needs: 'draw.read', group: 'work', icon: IconDice5, keys: 'alt+D' },
  { name: 'homes', to: '/homes', needs: 'unit.read', group: 'work', icon: IconBuildingCommunity, keys: 'alt+H' },
  { name: 'tickets', to: '/tickets', needs: 'ticket.read', group: 'work', icon: IconMessageReport, keys: 'alt+K' },
  { name: 'hear', to: '/hear', needs: 'ticket.receive', group: 'work', icon: IconMessagePlus, keys: 'alt+N' },
  { name: 'selection', to: '/selection', needs: 'selection.serve', group: 'work', icon: IconDoorEnter, keys: null },
  { name: 'leases', to: '/leases', needs: 'lease.read', group: 'work', icon: IconHome, keys: 'alt+Z' },
  { name: 'visit', to: '/visit', needs: 'lease.read', group: 'work', icon: IconFriends, keys: 'alt+V' },
  { name: 'reviews', to: '/reviews', needs: 'lease.read', group: 'work', icon: IconClipboardCheck, keys: 'alt+X' },
  { name: 'leavings', to: '/leavings', needs: 'lease.read', group: 'work', icon: IconDoorExit, keys: 'alt+E' },
  { name: 'comparison', to: '/comparison', needs: 'lease.read', group: 'work', icon: IconScaleOutline, keys: null },
  { name: 'conflicts', to: '/conflicts', needs: 'conflict.read', group: 'work', icon: IconGitMerge, keys: 'alt+C' },
  { name: 'outbox', to: '/outbox', needs: 'outbox.read', group: 'work', icon: IconSend, keys: null },
  { name: 'time', to: '/time', needs: 'time.read', group: 'manage', icon: IconClockHour4, keys: null },
  { name: 'heard', to: '/heard', needs: 'ticket.figures', group: 'manage', icon: IconChartBar, keys: 'alt+M' },
  { name: 'library', to: '/library', needs: 'policy.read', group: 'work', icon: IconBooks, keys: 'alt+I' },
  { name: 'staff', to: '/staff', needs: 'staff.read', group: 'manage', icon: IconUsers, keys: null },
  { name: 'devices', to: '/devices', needs: 'device.manage', group: 'manage', icon: IconDevices, keys: null },
  { name: 'calendar', to: '/calendar', needs: 'settings.read', group: 'manage', icon: IconCalendar, keys: null },
  { name: 'policy', to: '/policy', needs: 'policy.read', group: 'manage', icon: IconScale, keys: 'alt+P' },
  {
    name: 'templates',
    to: '/templates',
    needs: 'template.manage',
    group: 'manage',
    icon: IconFileTypeDocx,
    keys: null,
  },
  { name: 'settings', to: '/settings', needs: 'settings.read', group: 'manage', icon: IconSettings, keys: null },
  { name: 'log', to: '/log', needs: 'log.read', group: 'manage', icon: IconHistory, keys: null },
] as const satisfies readonly {
  name: string;
  to: string;
  needs: Permission;
  group: 'work' | 'manage';
  icon: TablerIcon;
  /** Goes there from everywhere. */
  keys: string | null;
}[];

export type Place = (typeof places)[number];
