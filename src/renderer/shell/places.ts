import {
  IconFileImport,
  IconFilePlus,
  IconHistory,
  IconSend,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '../../domain/staff/role.ts';

/** The places beside the queues. Listed at the side and in the palette for those who may go there. */
export const places = [
  { name: 'new', to: '/new', needs: 'case.intake', group: 'work', icon: IconFilePlus },
  { name: 'import', to: '/import', needs: 'intake.import', group: 'work', icon: IconFileImport },
  { name: 'outbox', to: '/outbox', needs: 'outbox.read', group: 'work', icon: IconSend },
  { name: 'staff', to: '/staff', needs: 'staff.read', group: 'manage', icon: IconUsers },
  { name: 'settings', to: '/settings', needs: 'settings.read', group: 'manage', icon: IconSettings },
  { name: 'log', to: '/log', needs: 'log.read', group: 'manage', icon: IconHistory },
] as const satisfies readonly {
  name: string;
  to: string;
  needs: Permission;
  group: 'work' | 'manage';
  icon: TablerIcon;
}[];
