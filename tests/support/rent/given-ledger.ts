import type { RentCommand } from '../../../src/domain/rent/commands.ts';
import type { PaymentTerms } from '../../../src/domain/rent/cycle.ts';
import { decideRent } from '../../../src/domain/rent/decide.ts';
import type { RentEvent } from '../../../src/domain/rent/events.ts';
import { evolveLedger, foldLedger } from '../../../src/domain/rent/evolve.ts';
import type { RentFacts } from '../../../src/domain/rent/facts.ts';
import { openLedger } from '../../../src/domain/rent/open-ledger.ts';
import type { RentRefusal } from '../../../src/domain/rent/refusal.ts';
import type { LedgerState } from '../../../src/domain/rent/state.ts';
import { type PlainDate, plainDate } from '../../../src/kernel/plain-date.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { STREET, anActor } from '../application/builders.ts';

export const cashier = anActor({ id: 'hall-1', roles: ['hall'] });
export const head = anActor({ id: 'head-1', roles: ['supervisor'] });
export const secondHead = anActor({ id: 'head-2', roles: ['supervisor'] });

export const quarterly: PaymentTerms = {
  cycleMonths: 3,
  inAdvance: true,
  dueDaysBefore: 10,
  lateFeePermillePerDay: 2,
};
export const monthly: PaymentTerms = { ...quarterly, cycleMonths: 1, dueDaysBefore: 0 };

export function opened(
  from: string,
  until: string,
  more: { readonly monthlyFen?: number; readonly terms?: PaymentTerms; readonly depositFen?: number } = {},
): RentEvent {
  const event = openLedger({
    leaseId: 'lease-1',
    leaseNo: 'XN租2026-01-000001',
    caseId: null,
    unitNo: 'U1',
    estate: 'E1',
    office: STREET,
    term: { from: plainDate(from), until: plainDate(until) },
    terms: more.terms ?? quarterly,
    standard: {
      from: plainDate(from),
      monthlyFen: more.monthlyFen ?? 30_000,
      reductionFen: 0,
      subsidyFen: 0,
      source: '价格批复',
    },
    depositFen: more.depositFen ?? 100_000,
    openedOn: plainDate(from),
    basis: { rules: ['PRH-22'], policy: 'xuzhou@2019-01-01', values: {} },
  });
  invariant(event.ok, 'the ledger opens');
  return event.value;
}

export interface Step {
  readonly on: string;
  readonly command: RentCommand;
  readonly actor?: RentFacts['actor'];
  readonly household?: readonly string[];
  readonly receiptNo?: string;
  readonly staysOn?: boolean;
}

export function factsOn({ on, actor, household, receiptNo, staysOn }: Omit<Step, 'command'>): RentFacts {
  return {
    today: plainDate(on),
    actor: actor ?? head,
    colleague: (staffId) => [cashier, head, secondHead].find((person) => person.staffId === staffId),
    household: household ?? [],
    workingDayFrom: (day) => day,
    isHomeReturned: false,
    staysOn: staysOn ?? false,
    receiptNo: receiptNo ?? `XN收2026-01-${on}`,
  };
}

/** A ledger after steps that all must be allowed. */
export function ledgerAfter(first: RentEvent, ...steps: readonly Step[]): LedgerState {
  let state = foldLedger([first]);
  for (const step of steps) {
    const decided = decideRent(step.command, state, factsOn(step));
    invariant(decided.ok, `refused: ${decided.ok ? '' : JSON.stringify(decided.error)}`);
    state = decided.value.reduce<LedgerState | undefined>((now, event) => evolveLedger(now, event), state);
  }
  invariant(state, 'a ledger');
  return state;
}

export function refusalOf(state: LedgerState | undefined, step: Step): RentRefusal | undefined {
  const decided = decideRent(step.command, state, factsOn(step));
  return decided.ok ? undefined : decided.error;
}

export function pay(on: string, fen: number, more: Partial<Extract<RentCommand, { type: 'pay' }>> = {}): Step {
  const paidOn: PlainDate = more.paidOn ?? plainDate(on);
  const command = {
    type: 'pay',
    paymentId: `p-${on}-${String(fen)}`,
    fen,
    depositFen: 0,
    way: 'cash',
    payer: '马秀莲',
    reference: '',
    paidOn,
    ...more,
  } as const;
  return { on, command, actor: cashier };
}

export function charge(on: string, through: string): Step {
  return { on, command: { type: 'charge', through: plainDate(through) } };
}

export function lateFees(on: string): Step {
  return { on, command: { type: 'book-late-fees', through: plainDate(on) } };
}
