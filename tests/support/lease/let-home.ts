import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { loadLease } from '../../../src/app/lease/lease-stream.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { LeaseContent } from '../../../src/domain/lease/content.ts';
import type { CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import { aLease } from './builders.ts';

/** Ten in the morning in China. */
export const on = (day: string): number => Date.parse(`${day}T02:00:00Z`);

/** The n-th home, let by a street's supervisor on the desk's day: drafted, explained and signed. */
export function letHome(made: TestDesk, n: number, changes: Partial<LeaseContent> = {}): string {
  const leaseId = made.desk.newId();
  const home = { ...aLease().home, unitNo: `LK-3-${String(n)}` as UnitNo };
  const payment = { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 2 } as const;
  const today = plainDate(new Date(made.clock.now + 8 * 3_600_000).toISOString().slice(0, 10));
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content: aLease({ home, payment, ...changes }) },
    { type: 'explain', explainedOn: today, note: '' },
    {
      type: 'sign',
      signedOn: today,
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name: '马秀莲' },
      ],
    },
  ];
  for (const step of steps) giveLease(made, leaseId, step);
  return leaseId;
}

export function giveLease(made: TestDesk, leaseId: string, command: LeaseCommand): void {
  const { version } = loadLease(made.desk.file, leaseId);
  const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
  const done = executeLease(made.desk, request, made.as('streetSupervisor').actor);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}
