import {
  IconArrowsExchange,
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
  IconInbox,
  IconKey,
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

/**
 * What the desk does, by the part of the office that does it. At the foot of the side all of them are in reach; above
 * stand the lists and places of the one that the screen belongs to.
 */
export const modules = [
  { name: 'cases', icon: IconInbox },
  { name: 'waiting', icon: IconListNumbers },
  { name: 'draws', icon: IconDice5 },
  { name: 'homes', icon: IconBuildingCommunity },
  { name: 'leases', icon: IconKey },
  { name: 'heard', icon: IconMessageReport },
  { name: 'together', icon: IconArrowsExchange },
  { name: 'manage', icon: IconSettings },
] as const satisfies readonly { name: string; icon: TablerIcon }[];

export type ModuleName = (typeof modules)[number]['name'];

/** The places beside the queues. Listed at the side and in the palette for those who may go there. */
export const places = [
  { name: 'new', to: '/new', needs: 'case.intake', module: 'cases', icon: IconFilePlus, keys: 'N' },
  { name: 'import', to: '/import', needs: 'intake.import', module: 'cases', icon: IconFileImport, keys: null },
  {
    name: 'publicity',
    to: '/publicity',
    needs: 'case.publicise',
    module: 'waiting',
    icon: IconSpeakerphone,
    keys: 'alt+S',
  },
  { name: 'waiting', to: '/waiting', needs: 'case.read', module: 'waiting', icon: IconListNumbers, keys: 'alt+J' },
  { name: 'where', to: '/where', needs: 'case.read', module: 'waiting', icon: IconMapPin, keys: 'alt+Q' },
  { name: 'plans', to: '/plans', needs: 'case.read', module: 'draws', icon: IconTicket, keys: 'alt+A' },
  { name: 'draws', to: '/draws', needs: 'draw.read', module: 'draws', icon: IconDice5, keys: 'alt+D' },
  { name: 'homes', to: '/homes', needs: 'unit.read', module: 'homes', icon: IconBuildingCommunity, keys: 'alt+H' },
  { name: 'tickets', to: '/tickets', needs: 'ticket.read', module: 'heard', icon: IconMessageReport, keys: 'alt+K' },
  { name: 'hear', to: '/hear', needs: 'ticket.receive', module: 'heard', icon: IconMessagePlus, keys: 'alt+N' },
  { name: 'selection', to: '/selection', needs: 'selection.serve', module: 'draws', icon: IconDoorEnter, keys: null },
  { name: 'visit', to: '/visit', needs: 'lease.read', module: 'leases', icon: IconFriends, keys: 'alt+V' },
  { name: 'leases', to: '/leases', needs: 'lease.read', module: 'leases', icon: IconHome, keys: 'alt+Z' },
  { name: 'reviews', to: '/reviews', needs: 'lease.read', module: 'leases', icon: IconClipboardCheck, keys: 'alt+X' },
  { name: 'leavings', to: '/leavings', needs: 'lease.read', module: 'leases', icon: IconDoorExit, keys: 'alt+E' },
  { name: 'comparison', to: '/comparison', needs: 'lease.read', module: 'homes', icon: IconScaleOutline, keys: null },
  {
    name: 'conflicts',
    to: '/conflicts',
    needs: 'conflict.read',
    module: 'together',
    icon: IconGitMerge,
    keys: 'alt+C',
  },
  { name: 'outbox', to: '/outbox', needs: 'outbox.read', module: 'together', icon: IconSend, keys: null },
  { name: 'time', to: '/time', needs: 'time.read', module: 'manage', icon: IconClockHour4, keys: null },
  { name: 'heard', to: '/heard', needs: 'ticket.figures', module: 'heard', icon: IconChartBar, keys: 'alt+M' },
  { name: 'staff', to: '/staff', needs: 'staff.read', module: 'manage', icon: IconUsers, keys: null },
  { name: 'devices', to: '/devices', needs: 'device.manage', module: 'manage', icon: IconDevices, keys: null },
  { name: 'calendar', to: '/calendar', needs: 'settings.read', module: 'manage', icon: IconCalendar, keys: null },
  { name: 'policy', to: '/policy', needs: 'policy.read', module: 'manage', icon: IconScale, keys: 'alt+P' },
  { name: 'library', to: '/library', needs: 'policy.read', module: 'manage', icon: IconBooks, keys: 'alt+I' },
  {
    name: 'templates',
    to: '/templates',
    needs: 'template.manage',
    module: 'manage',
    icon: IconFileTypeDocx,
    keys: null,
  },
  { name: 'settings', to: '/settings', needs: 'settings.read', module: 'manage', icon: IconSettings, keys: null },
  { name: 'log', to: '/log', needs: 'log.read', module: 'manage', icon: IconHistory, keys: null },
] as const satisfies readonly {
  name: string;
  to: string;
  needs: Permission;
  module: ModuleName;
  icon: TablerIcon;
  /** Goes there from everywhere. */
  keys: string | null;
}[];

export type Place = (typeof places)[number];

/** Pages of one thing whose list has another address. */
const ROOTS: Readonly<Record<string, string>> = { lease: 'leases', leaving: 'leavings' };

/** The place under which a screen lies; undefined for lists, a case and what leads to one. */
export function placeOf(pathname: string): Place | undefined {
  const [, first = ''] = pathname.split('/');
  const root = `/${ROOTS[first] ?? first}`;
  return places.find(({ to }) => to === root);
}

/** The module that a screen belongs to: that of its place, else cases. */
export function moduleOf(pathname: string): ModuleName {
  return placeOf(pathname)?.module ?? 'cases';
}
