/** Renewals of a demo city: some asked in time, one is late, one is signed. */
import { loadLease } from '../../app/lease/lease-stream.ts';
import { executeRenewal } from '../../app/renewal/execute-renewal.ts';
import { loadRenewal } from '../../app/renewal/renewal-stream.ts';
import { renewalHorizon } from '../../app/renewal/renewal-view.ts';
import type { RenewalCommand } from '../../domain/renewal/commands.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { LeaseOffice } from './lease-office.ts';
import * as words from './lease-words.ts';

export function playRenewals(office: LeaseOffice, leaseIds: readonly string[]): void {
  const { desk } = office;
  const horizon = renewalHorizon(desk);
  const ending = leaseIds.flatMap((leaseId) => {
    const lease = loadLease(desk.file, leaseId).state;
    return lease?.status === 'signed' && lease.content.term.until < horizon ? [lease] : [];
  });
  for (const [index, { leaseId, content }] of ending.entries()) {
    const { until } = content.term;
    const tenantName = content.tenant.name;
    const give = (command: RenewalCommand): void => {
      giveRenewal(office, { leaseId, until }, command);
    };
    give({ type: 'remind', way: 'phone', note: '' });
    if (index % 2 === 0) continue;
    const papers = [{ type: 'income-proof', files: [] }] as const;
    give({ type: 'apply', months: 36, declaration: 'unchanged', changes: '', signedBy: tenantName, papers });
    const { status } = loadRenewal(desk.file, leaseId, until).state;
    if (status !== 'applied' || index % 4 === 1) continue;
    give({ type: 'review', outcome: 'passed', reason: '' });
    const signatures = [
      { party: 'landlord', name: words.signer },
      { party: 'tenant', name: tenantName },
      { party: 'employer', name: words.employer },
    ] as const;
    give({ type: 'sign', signatures });
  }
}

function giveRenewal(
  { desk, keeper }: LeaseOffice,
  { leaseId, until }: { readonly leaseId: string; readonly until: PlainDate },
  command: RenewalCommand,
): void {
  const { version } = loadRenewal(desk.file, leaseId, until);
  const done = executeRenewal(desk, { commandId: desk.newId() as CommandId, leaseId, until, version, command }, keeper);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}
