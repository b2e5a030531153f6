/** Yearly reviews of a demo city: the list is made; some declared, one on a promise, one waits, one failed. */
import { dueReviews } from '../../app/annual-review/call-run.ts';
import { executeReview } from '../../app/annual-review/execute-review.ts';
import { loadReview } from '../../app/annual-review/review-stream.ts';
import { loadLease } from '../../app/lease/lease-stream.ts';
import type { ReviewCommand } from '../../domain/annual-review/commands.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { LeaseOffice } from './lease-office.ts';
import * as words from './lease-words.ts';

export function playReviews(office: LeaseOffice): void {
  for (const [index, { leaseId, year }] of dueReviews(office.desk, office.keeper).entries()) {
    const give = (command: ReviewCommand): void => giveReview(office, { leaseId, year }, command);
    const signedBy = loadLease(office.desk.file, leaseId).state?.content.tenant.name ?? '';
    give({ type: 'call' });
    if (index % 4 === 0) give({ type: 'remind', way: 'letter', note: '' });
    if (index === 1) {
      const papers = [{ type: 'household-register', files: [] }] as const;
      give({ type: 'declare', declaration: 'unchanged', changes: '', signedBy, papers });
      give({ type: 'decide', outcome: 'passed', reason: '' });
    }
    if (index === 2) {
      const papers = [{ type: 'income-proof', files: [] }] as const;
      give({ type: 'declare', declaration: 'changed', changes: words.grandchild, signedBy, papers });
    }
    if (index === 3) {
      give({ type: 'declare', declaration: 'not-entitled', changes: words.bought, signedBy, papers: [] });
      give({ type: 'decide', outcome: 'failed', reason: words.bought });
    }
  }
}

function giveReview(
  { desk, keeper }: LeaseOffice,
  { leaseId, year }: { readonly leaseId: string; readonly year: number },
  command: ReviewCommand,
): void {
  const { version } = loadReview(desk.file, leaseId, year);
  const done = executeReview(desk, { commandId: desk.newId() as CommandId, leaseId, year, version, command }, keeper);
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}
