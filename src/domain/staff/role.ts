export const roles = ['clerk', 'hall', 'supervisor', 'admin', 'auditor'] as const;

export type Role = (typeof roles)[number];

/**
 * What a procedure asks of the person who calls it. Every procedure of the contract names one; `app` checks role and
 * office before anything is loaded.
 */
export const permissions = [
  'case.read',
  'case.intake',
  'case.accept',
  'case.review',
  'case.decide',
  'case.check',
  'case.rule',
  'case.hold',
  'case.assign',
  'case.withdraw',
  'letter.keep',
  'template.manage',
  'waiting.keep',
  'waiting.decide',
  'draw.plan',
  'draw.intent',
  'draw.review',
  'case.publicise',
  'ticket.read',
  'ticket.receive',
  'ticket.handle',
  'ticket.supervise',
  'ticket.import',
  'ticket.figures',
  'selection.serve',
  'selection.lead',
  'lease.read',
  'lease.keep',
  'lease.decide',
  'rent.keep',
  'rent.decide',
  'intake.import',
  'staff.read',
  'staff.manage',
  'office.manage',
  'settings.read',
  'settings.manage',
  'calendar.manage',
  'policy.read',
  'policy.manage',
  'policy.issue',
  'library.manage',
  'outbox.read',
  'outbox.carry',
  'conflict.read',
  'conflict.settle',
  'device.manage',
  'log.read',
  'time.read',
  'draw.read',
  'draw.conduct',
  'draw.check',
  'unit.read',
  'unit.manage',
  'unit.sign',
  'unit.give',
] as const;

export type Permission = (typeof permissions)[number];

const grants: Record<Permission, readonly Role[]> = {
  'case.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'case.intake': ['clerk', 'hall'],
  'case.accept': ['clerk'],
  'case.review': ['clerk', 'supervisor'],
  'case.decide': ['supervisor'],
  'case.check': ['clerk', 'hall', 'supervisor'],
  'case.rule': ['clerk', 'supervisor'],
  // A hold is for whoever could take the step; giving cases to others is a supervisor's.
  'case.hold': ['clerk', 'supervisor'],
  'case.assign': ['supervisor'],
  'case.withdraw': ['clerk', 'hall', 'supervisor'],
  'letter.keep': ['clerk', 'hall', 'supervisor'],
  'template.manage': ['admin'],
  'waiting.keep': ['clerk', 'hall', 'supervisor'],
  'waiting.decide': ['supervisor'],
  'draw.plan': ['supervisor'],
  'draw.intent': ['clerk', 'hall', 'supervisor'],
  'draw.review': ['clerk', 'supervisor'],
  'case.publicise': ['clerk', 'supervisor'],
  'ticket.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'ticket.receive': ['clerk', 'hall', 'supervisor'],
  'ticket.handle': ['clerk', 'hall', 'supervisor'],
  'ticket.supervise': ['supervisor'],
  'ticket.import': ['clerk', 'supervisor'],
  'ticket.figures': ['supervisor', 'admin', 'auditor'],
  'selection.serve': ['clerk', 'hall', 'supervisor'],
  'selection.lead': ['supervisor'],
  'lease.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'lease.keep': ['clerk', 'hall', 'supervisor'],
  // Signing away a home, ending a lease, and money that goes the other way.
  'lease.decide': ['supervisor'],
  'rent.keep': ['clerk', 'hall', 'supervisor'],
  'rent.decide': ['supervisor'],
  'intake.import': ['clerk', 'supervisor'],
  'staff.read': ['supervisor', 'admin', 'auditor'],
  'staff.manage': ['admin'],
  'office.manage': ['admin'],
  'settings.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'settings.manage': ['admin'],
  'calendar.manage': ['admin'],
  'policy.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'policy.manage': ['admin'],
  // The second pair of eyes: a city with one administrator has its supervisors (ADR 0011).
  'policy.issue': ['admin', 'supervisor'],
  'library.manage': ['supervisor', 'admin'],
  'outbox.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'outbox.carry': ['clerk', 'hall', 'supervisor', 'admin'],
  'conflict.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'conflict.settle': ['clerk', 'hall', 'supervisor', 'admin'],
  'device.manage': ['admin'],
  'log.read': ['admin', 'auditor'],
  'time.read': ['supervisor', 'admin', 'auditor'],
  'draw.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'draw.conduct': ['supervisor'],
  // Names case workers beside how their households fared.
  'draw.check': ['supervisor', 'auditor'],
  'unit.read': ['clerk', 'hall', 'supervisor', 'admin', 'auditor'],
  'unit.manage': ['clerk', 'supervisor'],
  // The second person of a change of the ledger (four eyes).
  'unit.sign': ['supervisor', 'admin'],
  // What draw, choosing and leases do with a home; each asks its own permission besides.
  'unit.give': ['clerk', 'hall', 'supervisor'],
};

/** Whether any of the roles carries the permission. Office scope is checked apart, see office/office.ts. */
export function rolesAllow(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => grants[permission].includes(role));
}

/** The roles that carry a permission, for the words of a refusal. */
export function rolesWith(permission: Permission): readonly Role[] {
  return grants[permission];
}

/** Whether somebody with these roles takes steps on cases, and so must not meet their own. */
export function worksOnCases(held: readonly Role[]): boolean {
  return held.some((role) => role === 'clerk' || role === 'hall' || role === 'supervisor');
}
