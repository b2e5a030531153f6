/** What a demo city does about the rent that some owe: one is left alone, one pays by an agreement, one was called. */
import { executeArrears } from '../../app/arrears/execute-arrears.ts';
import { loadLedger } from '../../app/lease/lease-stream.ts';
import { todayOf } from '../../app/open-desk.ts';
import type { ArrearsCommand } from '../../domain/arrears/commands.ts';
import { owedNow } from '../../domain/rent/balance.ts';
import { arrearsOn } from '../../domain/rent/outstanding.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addDays, addMonths } from '../../kernel/plain-date.ts';
import type { LeaseOffice } from './lease-office.ts';
import * as words from './lease-words.ts';

/** Those who owe for the shortest time; who owes the longest stands first in the list and waits for whoever tries it. */
export function chaseArrears(office: LeaseOffice, leases: readonly string[]): void {
  const { desk } = office;
  const today = todayOf(desk);
  const late = leases.flatMap((leaseId) => {
    const ledger = loadLedger(desk.file, leaseId).state;
    if (ledger === undefined) return [];
    const { since, fen } = arrearsOn(ledger, today);
    const owedFen = owedNow(ledger);
    // Who paid since, or left, owes nothing all the same.
    return since === null || owedFen < fen ? [] : [{ leaseId, since, owedFen }];
  });
  const [ill, agreeing, called] = late.toSorted((a, b) => (a.since < b.since ? 1 : -1)).slice(0, -1);
  if (ill !== undefined) {
    chase(office, ill.leaseId, { type: 'pause', until: addDays(today, 45), reason: words.ill });
  }
  if (agreeing !== undefined) {
    const { leaseId, owedFen } = agreeing;
    const half = Math.floor(owedFen / 2);
    const instalments = [1, 2].map((months) => ({ dueOn: addMonths(today, months), fen: half }));
    chase(office, leaseId, { type: 'take-step', step: 'remind', note: '' });
    chase(office, leaseId, { type: 'make-letter', letter: 'arrears-reminder' });
    chase(office, leaseId, { type: 'agree', instalments, note: words.agreed });
    chase(office, leaseId, { type: 'make-letter', letter: 'arrears-agreement' });
  }
  if (called !== undefined) {
    chase(office, called.leaseId, { type: 'contact', way: 'phone', reached: false, note: words.unreached });
  }
}

function chase({ desk, keeper }: LeaseOffice, leaseId: string, command: ArrearsCommand): void {
  const request = { commandId: desk.newId() as CommandId, leaseId, version: null, command };
  const done = executeArrears(desk, request, keeper);
  invariant(done.ok, `arrears: ${done.ok ? '' : JSON.stringify(done.error)}`);
}
