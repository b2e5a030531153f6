/** Renewals of a demo city: some asked in time, one is late, one is signed. */
import { executeRenewal } from '../../app/renewal/execute-renewal.ts';
import { loadRenewal } from '../../app/renewal/renewal-stream.ts';
import { renewalHorizon } from '../../app/renewal/renewal-view.ts';
import type { RenewalCommand } from '../../domain/renewal/commands.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { renewalPage } from '../../store/queries/renewals.ts';
import type { LeaseOffice } from './lease-office.ts';
import * as words from './lease-words.ts';

export function playRenewals(office: LeaseOffice): void {
  const { desk, keeper } = office;
  const horizon = renewalHorizon(desk);
  const ending = renewalPage(desk.file.db, { scope: keeper.office, list: 'open', horizon, after: null, limit: 20 });
  for (const [index, { leaseId, until, tenantName }] of ending.entries()) {
    if (until === null) continue;
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
