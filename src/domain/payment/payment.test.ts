import { describe, expect, it } from 'vitest';
import { CITY, DISTRICT, STREET, anActor } from '../../../tests/support/application/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { PaymentCommand } from './commands.ts';
import { type PaymentFacts, decidePayment, paymentPermissions } from './decide.ts';
import type { PaymentLine } from './events.ts';
import { type PayableLease, matchLease } from './match.ts';
import { type RecordedPaymentEvent, foldPayment } from './state.ts';

const line: PaymentLine = {
  format: 'bank',
  way: 'bank',
  reference: 'B-1',
  fen: 30_000,
  paidOn: plainDate('2026-10-08'),
  payer: '马秀莲',
  leaseNo: '',
  unitNo: '',
  identityNumber: '',
  note: '',
};
const kept: RecordedPaymentEvent = {
  type: 'payment.kept.v1',
  payload: {
    paymentId: 'p-1',
    payment: line,
    from: { fileName: '对账单.csv', fileHash: 'h', sheet: '', line: 2 },
    why: 'no-lease',
    keptOn: plainDate('2026-10-10'),
  },
  office: DISTRICT,
};
const head = anActor({ id: 'head', roles: ['supervisor'], office: DISTRICT });
const second = anActor({ id: 'second', roles: ['supervisor'], office: CITY });
const booked = { leaseNo: 'XN租2026-01-000001', receiptNo: 'XN收2026-01-000001' };

function decide(command: PaymentCommand, more: Partial<PaymentFacts> = {}, history = [kept]) {
  const facts: PaymentFacts = {
    today: plainDate('2026-10-12'),
    actor: head,
    colleague: (id) => [head, second].find(({ staffId }) => staffId === id),
    booked,
    ...more,
  };
  return decidePayment(command, foldPayment(history), facts);
}

const commands: readonly PaymentCommand[] = [
  { type: 'assign', leaseId: 'l-1', comment: '电话核实' },
  { type: 'return', payee: '马秀莲', reason: '不是租金', secondBy: second.staffId },
  { type: 'note', note: '已致电银行' },
];

describe('a payment that waits', () => {
  it.each(commands)('$type asks permission and office, and is done once', (command) => {
    const auditor = anActor({ id: 'a', roles: ['auditor'] });
    const permission = paymentPermissions[command.type];
    expect(decide(command, { actor: auditor })).toEqual({
      ok: false,
      error: { code: 'missing-permission', permission },
    });
    const below = anActor({ id: 'b', roles: ['supervisor'], office: STREET });
    expect(decide(command, { actor: below })).toEqual({ ok: false, error: { code: 'wrong-office', office: DISTRICT } });
    expect(decide(command, {}, [])).toEqual({ ok: false, error: { code: 'unknown-payment' } });
    const done = decide(command);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    const after = [kept, ...done.value.map((event) => ({ ...event, office: DISTRICT }))];
    const again = decide(command, {}, after);
    expect(again.ok).toBe(command.type === 'note');
  });

  it('is assigned with what the ledger answered', () => {
    const [assign] = commands;
    if (assign === undefined) throw new Error('a command');
    expect(decide(assign)).toMatchObject({ ok: true, value: [{ payload: { ...booked, leaseId: 'l-1' } }] });
    expect(decide(assign, { booked: null })).toEqual({ ok: false, error: { code: 'unknown-ledger' } });
  });

  it('goes back with two signatures', () => {
    const back = { type: 'return', payee: '马秀莲', reason: '不是租金' } as const;
    const refusal = (command: PaymentCommand) => decide(command);
    expect(refusal(back)).toEqual({ ok: false, error: { code: 'second-person', why: 'missing' } });
    expect(refusal({ ...back, secondBy: head.staffId })).toEqual({
      ok: false,
      error: { code: 'second-person', why: 'same' },
    });
    expect(refusal({ ...back, secondBy: 'x' as StaffId })).toEqual({
      ok: false,
      error: { code: 'second-person', why: 'unknown' },
    });
    expect(refusal({ ...back, payee: ' ' })).toEqual({ ok: false, error: { code: 'payer-missing' } });
    expect(refusal({ ...back, reason: '' })).toEqual({ ok: false, error: { code: 'comment-missing' } });
    expect(decide({ type: 'note', note: ' ' })).toEqual({ ok: false, error: { code: 'comment-missing' } });
  });
});

describe('which lease a payment is for', () => {
  const lease = (leaseId: string, from: string, until: string): PayableLease => ({
    leaseId,
    leaseNo: leaseId,
    tenantName: '某',
    from: plainDate(from),
    until: plainDate(until),
  });
  const former = lease('former', '2023-10-01', '2026-09-30');
  const present = lease('present', '2026-10-01', '2029-09-30');
  const find = {
    byLeaseNo: (no: string) => [former, present].filter(({ leaseNo }) => leaseNo === no),
    byUnitNo: (unitNo: string) => (unitNo === 'U-1' ? [former, present] : []),
    byIdentityNumber: (number: string) => (number === 'both' ? [former, present] : []),
  };
  const match = (changes: Partial<PaymentLine>) => matchLease({ ...line, ...changes }, find);

  it('is told by the number, or by the home and the day', () => {
    expect(match({ leaseNo: 'former' })).toMatchObject({ value: { leaseId: 'former' } });
    expect(match({ unitNo: 'U-1' })).toMatchObject({ value: { leaseId: 'present' } });
    expect(match({ unitNo: 'U-1', paidOn: plainDate('2026-09-30') })).toMatchObject({ value: { leaseId: 'former' } });
    expect(match({ unitNo: 'U-1', identityNumber: 'both' })).toMatchObject({ value: { leaseId: 'present' } });
  });

  it('is never guessed', () => {
    expect(match({})).toEqual({ ok: false, error: 'no-lease' });
    expect(match({ leaseNo: 'other' })).toEqual({ ok: false, error: 'no-lease' });
    expect(match({ leaseNo: 'former', unitNo: 'U-1' })).toEqual({ ok: false, error: 'disagree' });
    expect(match({ leaseNo: 'former', unitNo: 'U-2' })).toEqual({ ok: false, error: 'no-lease' });
    expect(match({ identityNumber: 'both' })).toEqual({ ok: false, error: 'several-leases' });
    expect(match({ unitNo: 'U-1', paidOn: plainDate('2031-01-01') })).toEqual({ ok: false, error: 'no-lease' });
  });
});
