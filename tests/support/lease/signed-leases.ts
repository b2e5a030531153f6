import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { LeaseContent } from '../../../src/domain/lease/content.ts';
import type { CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { type PlainDate, plainDate } from '../../../src/kernel/plain-date.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import { aLease } from './builders.ts';

export interface SignedLease {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly unitNo: string;
}

/** Leases of homes of their own, signed on 10 October 2026 for a term from the first of that month. */
export function signedLeases(
  made: TestDesk,
  count: number,
  changes: Partial<LeaseContent> = {},
): readonly SignedLease[] {
  return Array.from({ length: count }, (_, n) => signedLease(made, n + 1, changes));
}

function signedLease({ desk, as }: TestDesk, n: number, changes: Partial<LeaseContent>): SignedLease {
  return signedLeaseAt({ desk, keeper: as('streetSupervisor').actor }, { n, changes, on: plainDate('2026-10-10') });
}

interface Wanted {
  readonly n: number;
  readonly on: PlainDate;
  readonly changes: Partial<LeaseContent>;
}

/** One of them, signed on a day at any desk. */
export function signedLeaseAt(
  { desk, keeper }: { readonly desk: OpenDesk; readonly keeper: Actor },
  { n, on, changes }: Wanted,
): SignedLease {
  const leaseId = desk.newId();
  const unitNo = `LK-9-${String(n)}`;
  const content = aLease({ home: { ...aLease().home, unitNo: unitNo as UnitNo }, ...changes });
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content },
    { type: 'explain', explainedOn: on, note: '' },
    {
      type: 'sign',
      signedOn: on,
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name: content.tenant.name },
      ],
    },
  ];
  let leaseNo = '';
  for (const [version, command] of steps.entries()) {
    const request = { commandId: desk.newId() as CommandId, leaseId, version, command };
    const done = executeLease(desk, request, keeper);
    invariant(done.ok, `a lease: ${done.ok ? '' : JSON.stringify(done.error)}`);
    leaseNo = done.value.leaseNo;
  }
  return { leaseId, leaseNo, unitNo };
}
