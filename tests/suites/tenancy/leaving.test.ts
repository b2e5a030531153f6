import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityClaimStream, loadClaim } from '../../../src/app/application/application-stream.ts';
import { executeArrears } from '../../../src/app/arrears/execute-arrears.ts';
import { executeLeaving } from '../../../src/app/leaving/execute-leaving.ts';
import { loadLeaving } from '../../../src/app/leaving/leaving-stream.ts';
import { leavingView } from '../../../src/app/leaving/leaving-view.ts';
import { leaseDocumentValues } from '../../../src/app/lease/lease-document.ts';
import { loadLease, loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { fillDocx } from '../../../src/app/letters/fill-docx.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { runCharges, waitingForCharges } from '../../../src/app/rent/charge-run.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { bannedMember } from '../../../src/app/waitlist/banned-member.ts';
import type { LeavingCommand } from '../../../src/domain/leaving/commands.ts';
import type { LeavingDocument } from '../../../src/domain/letter/letter-kind.ts';
import { owedNow } from '../../../src/domain/rent/balance.ts';
import type { RentCommand } from '../../../src/domain/rent/commands.ts';
import { standingCharges } from '../../../src/domain/rent/state.ts';
import { homeClaimStream } from '../../../src/domain/unit/home-claim.ts';
import type { CommandId, OfficeId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import {
  type LeavingList,
  leavingCounts,
  leavingPage,
  suggestedLeavings,
} from '../../../src/store/queries/leavings.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { aLease } from '../../support/lease/builders.ts';
import { giveLease, letHome, on } from '../../support/lease/let-home.ts';
import { approvedCase } from '../../support/waitlist/approved-case.ts';

const CITY = '6301' as OfficeId;
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCommand = (): CommandId => made.desk.newId() as CommandId;

function leave(leaseId: string, command: LeavingCommand, who: TestStaffName = 'streetSupervisor') {
  const { version } = loadLeaving(made.desk.file, leaseId);
  return executeLeaving(made.desk, { commandId: newCommand(), leaseId, version, command }, made.as(who).actor);
}

function leaves(leaseId: string, ...commands: readonly LeavingCommand[]): void {
  for (const command of commands) expect(leave(leaseId, command)).toMatchObject({ ok: true });
}

function book(leaseId: string, command: RentCommand): void {
  const { version } = loadLedger(made.desk.file, leaseId);
  const done = executeRent(
    made.desk,
    { commandId: newCommand(), leaseId, version, command },
    made.as('streetSupervisor').actor,
  );
  invariant(done.ok, `${command.type} was refused: ${JSON.stringify(done)}`);
}

function ledgerOf(leaseId: string) {
  const { state } = loadLedger(made.desk.file, leaseId);
  invariant(state, 'the lease has a ledger');
  return state;
}

/** Moved in, deposit paid. */
function livedIn(leaseId: string): void {
  const { content } = loadLease(made.desk.file, leaseId).state ?? {};
  const today = todayOf(made.desk);
  giveLease(made, leaseId, { type: 'move-in', ...protocolOn(today) });
  const paymentId = made.desk.newId();
  const fen = content?.depositFen ?? 0;
  const deposit = { fen, depositFen: fen, way: 'cash', payer: '马秀莲', reference: '', paidOn: today } as const;
  book(leaseId, { type: 'pay', paymentId, ...deposit });
}

const protocolOn = (day: string) => ({
  on: plainDate(day),
  readings: [{ meter: 'water', reading: '12' }] as const,
  keys: 2,
  defects: '',
  photos: [],
});

function wordsOf(leaseId: string, kind: LeavingDocument): string {
  const values = leaseDocumentValues(made.desk, loadedLease(leaseId), { kind, no: null });
  const xml = new PizZip(fillDocx(builtInTemplate(made.desk, kind), values)).file('word/document.xml')?.asText() ?? '';
  const words = xml.replaceAll(/<[^>]*>/g, '');
  expect(words).not.toMatch(/[{}]|undefined/);
  return words;
}

function chargeThrough(leaseId: string, day: string): void {
  book(leaseId, { type: 'charge', through: plainDate(day) });
}

const page = (list: Exclude<LeavingList, 'suggested'>) =>
  leavingPage(made.desk.file.db, { scope: CITY, list, today: todayOf(made.desk), after: null, limit: 9 });
const counts = () => leavingCounts(made.desk.file.db, CITY, todayOf(made.desk));
const open = (ground: 'arrears' | 'sublet' | 'voluntary', since: string | null = null): LeavingCommand => ({
  type: 'open',
  ground,
  since: since === null ? null : plainDate(since),
  evidence: '入户核查笔录',
  files: [],
});
const notify: LeavingCommand = { type: 'notify', leaveBy: null };
const setRent: LeavingCommand = { type: 'set-rent', marketFen: 90_000, source: '评估报告 2027-8' };
const secondBy = () => made.as('citySupervisor').actor.staffId;

describe('who leaves for arrears', () => {
  it('pays contract rent until the day of moving out, market rent after it, with the deposit set off', () => {
    const leaseId = letHome(made, 1);
    livedIn(leaseId);
    made.clock.now = on('2027-04-10');
    chargeThrough(leaseId, '2027-04-30');
    expect(leave(leaseId, open('arrears'))).toMatchObject({ error: { code: 'ground-too-early', months: 6 } });
    made.clock.now = on('2027-05-10');
    chargeThrough(leaseId, '2027-05-31');
    // The order to pay or leave begins the leaving.
    const order = { type: 'take-step', step: 'order', note: '' } as const;
    const ordered = { commandId: newCommand(), leaseId, version: 0, command: order };
    expect(executeArrears(made.desk, ordered, made.as('hall').actor)).toMatchObject({ ok: true });
    expect(loadLeaving(made.desk.file, leaseId).state.opened?.figures).toMatchObject({ months: 7, lateFen: 210_000 });
    expect(leave(leaseId, notify, 'hall')).toMatchObject({ error: { code: 'missing-permission' } });
    leaves(leaseId, { type: 'hear', statement: '失业半年' }, notify);
    expect(page('moving')).toMatchObject([{ leaseId, dueOn: '2027-07-10', ground: 'arrears', isHandedOver: false }]);
    made.clock.now = on('2027-07-20');
    expect(page('overdue')).toMatchObject([{ leaseId }]);
    expect([page('moving'), counts()]).toMatchObject([[], { overdue: 1, moving: 0 }]);
    chargeThrough(leaseId, '2027-07-31');
    leaves(leaseId, setRent);
    giveLease(made, leaseId, { type: 'move-out', ...protocolOn('2027-07-20') });
    leaves(leaseId, { type: 'return' });
    expect(loadLease(made.desk.file, leaseId).state).toMatchObject({
      status: 'ended',
      ended: { on: '2027-07-20', reason: 'breach' },
    });
    // July: 10 days at 300 yuan are 96.774, 10 at 900 yuan 290.323; the month is rounded once.
    const july = standingCharges(ledgerOf(leaseId)).at(-1);
    expect(july).toMatchObject({ from: '2027-07-01', until: '2027-07-20', fen: 38_710 });
    const settled = leavingView(made.desk, loadedLease(leaseId), made.as('streetSupervisor').actor);
    expect(settled).toMatchObject({ value: { state: { status: 'returned' }, settlement: { setOffFen: 100_000 } } });
    leaves(leaseId, { type: 'settle' });
    const { state } = loadLeaving(made.desk.file, leaseId);
    expect(state).toMatchObject({
      status: 'finished',
      settled: { settlement: { owedFen: owedNow(ledgerOf(leaseId)) } },
    });
    expect(bannedMember(made.desk, [aMember()])).toBeUndefined();
    expect(page('finished')).toMatchObject([{ leaseId }]);
    const before = [page('finished'), counts()];
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect([page('finished'), counts()]).toEqual(before);
  });
});

function loadedLease(leaseId: string) {
  const { state } = loadLease(made.desk.file, leaseId);
  invariant(state, 'the lease');
  return state;
}

describe('who leaves after a breach', () => {
  it('pays market rent from its first day, is banned from the return, and the home and the numbers come free', () => {
    const member = aMember();
    const caseId = approvedCase(made.desk, {
      caseNo: 'XN2026-01-000007',
      clerk: made.as('streetClerk').actor.staffId,
      supervisor: made.as('citySupervisor').actor.staffId,
      content: { members: [member] },
    });
    const leaseId = letHome(made, 2, { caseId });
    livedIn(leaseId);
    chargeThrough(leaseId, '2026-10-31');
    const held = () => loadClaim(made.desk.file, identityClaimStream(member.identityNumber)).state.holder;
    expect(held()).toBe(caseId);
    made.clock.now = on('2026-11-20');
    leaves(leaseId, open('sublet', '2026-10-16'), { type: 'notify', leaveBy: plainDate('2026-12-05') }, setRent);
    // October at 300 yuan up to the 15th, at 900 yuan from the 16th.
    expect(standingCharges(ledgerOf(leaseId))[0]?.fen).toBe(14_516 + 46_452);
    giveLease(made, leaseId, { type: 'move-out', ...protocolOn('2026-11-20') });
    expect(leave(leaseId, { type: 'return' })).toMatchObject({ error: { code: 'second-person', why: 'missing' } });
    leaves(leaseId, { type: 'return', secondBy: secondBy() });
    const banned = { code: 'banned', until: '2031-11-19', caseNo: 'XN2026-01-000007' };
    expect(bannedMember(made.desk, [member])).toMatchObject(banned);
    expect(held()).toBeNull();
    expect(loadClaim(made.desk.file, homeClaimStream('LK-3-2' as UnitNo)).state.holder).toBeNull();
    // What PRH-36 allows stands in the policy; a fine is no entry of the ledger.
    const fineOf = (fen: number, gainFen: number): LeavingCommand => {
      const of = { fineId: made.desk.newId(), documentNo: '宁住罚〔2026〕3号', decidedOn: plainDate('2026-11-19') };
      return { type: 'fine', ...of, fen, gainFen };
    };
    expect(leave(leaseId, fineOf(100_001, 0))).toMatchObject({ error: { code: 'fine-too-high', most: 100_000 } });
    expect(leave(leaseId, fineOf(240_000, 80_000), 'hall')).toMatchObject({ error: { code: 'missing-permission' } });
    const entries = ledgerOf(leaseId).entries.length;
    leaves(leaseId, fineOf(240_000, 80_000));
    expect(ledgerOf(leaseId).entries).toHaveLength(entries);
    leaves(leaseId, { type: 'settle' });
    const notice = wordsOf(leaseId, 'leaving-notice');
    for (const part of ['第二十七条', '2026年12月5日', '自违规之日起按市场租金', '60 日内申请行政复议', '不得再次申请'])
      expect(notice).toContain(part);
    const sheet = wordsOf(leaseId, 'leaving-settlement');
    for (const part of [
      '1. 水表：12',
      '退回日期：2026年11月20日',
      '持有保证金：1000.00',
      '至2031年11月19日',
      '罚款 2400.00 元（违法所得 800.00 元），未缴',
      '缴入国库',
    ])
      expect(sheet).toContain(part);
    expect(() => wordsOf(leaseId, 'leaving-transition')).toThrow();
    leaves(leaseId, { type: 'lift-ban', reason: '复议撤销', secondBy: secondBy() });
    expect(bannedMember(made.desk, [member])).toBeUndefined();
  });
});

describe('who leaves by their own wish', () => {
  it('is settled on the day of the return, and has what is left back, signed by two', () => {
    const leaseId = letHome(made, 3);
    livedIn(leaseId);
    chargeThrough(leaseId, '2026-10-31');
    made.clock.now = on('2026-10-25');
    leaves(leaseId, open('voluntary'));
    expect(leave(leaseId, { type: 'return' })).toMatchObject({ error: { code: 'not-handed-over' } });
    giveLease(made, leaseId, { type: 'move-out', ...protocolOn('2026-10-25') });
    leaves(leaseId, { type: 'return' }, { type: 'settle' });
    // 25 of 31 days are 24 193.5 fen and paid with the deposit, late since the tenth.
    const { settlement } = loadLeaving(made.desk.file, leaseId).state.settled ?? {};
    expect(settlement).toMatchObject({ heldFen: 100_000, owedFen: 0, aheadFen: 0 });
    expect(page('settled')).toMatchObject([{ leaseId }]);
    const refund = { type: 'refund', refundId: made.desk.newId(), payee: '马秀莲', reason: '退租' } as const;
    expect(leave(leaseId, refund)).toMatchObject({ error: { code: 'second-person', why: 'missing' } });
    leaves(leaseId, { ...refund, secondBy: secondBy() });
    expect(loadLeaving(made.desk.file, leaseId).state).toMatchObject({
      status: 'finished',
      refunded: { depositFen: settlement?.depositFen },
    });
    expect(ledgerOf(leaseId).entries.at(-1)).toMatchObject({ kind: 'refund' });
  });

  it('stays when it is withdrawn: term and rent are as they were', () => {
    const leaseId = letHome(made, 4);
    livedIn(leaseId);
    made.clock.now = on('2026-11-20');
    chargeThrough(leaseId, '2026-11-30');
    const before = standingCharges(ledgerOf(leaseId)).map(({ fen }) => fen);
    leaves(leaseId, open('sublet', '2026-10-16'), notify, setRent);
    expect(standingCharges(ledgerOf(leaseId)).map(({ fen }) => fen)).not.toEqual(before);
    leaves(leaseId, { type: 'withdraw', reason: '查无实据' });
    expect(standingCharges(ledgerOf(leaseId)).map(({ fen }) => fen)).toEqual(before);
    expect(ledgerOf(leaseId).term.until).toBe('2029-09-30');
    expect(page('withdrawn')).toMatchObject([{ leaseId }]);
  });
});

describe('who stays after the day of leaving', () => {
  const through = (day: string) => ({ through: plainDate(day) });
  const run = async (day: string) => {
    const events = [];
    const person = made.as('streetSupervisor');
    for await (const event of runCharges(made.desk, through(day), { person, signal: undefined })) events.push(event);
    return events.at(-1);
  };
  const waiting = (day: string) => waitingForCharges(made.desk, CITY, plainDate(day));
  const chargedUntil = (leaseId: string) => standingCharges(ledgerOf(leaseId)).at(-1)?.until;

  it('is charged by each run for as long as it stays: at the contract’s rent, then the market’s, to the return', async () => {
    const term = { from: plainDate('2025-11-01'), until: plainDate('2026-10-31') };
    const leaseId = letHome(made, 6, { term });
    livedIn(leaseId);
    made.clock.now = on('2026-11-20');
    leaves(leaseId, { type: 'open', ground: 'not-renewed', since: null, evidence: '', files: [] }, notify);
    expect(await run('2027-01-20')).toMatchObject({ kind: 'report', charged: 1 });
    // Until the day of leaving nobody stays: the ledger ends with it.
    expect([chargedUntil(leaseId), counts().unpriced]).toEqual(['2027-01-20', 0]);
    made.clock.now = on('2027-02-10');
    expect(counts()).toMatchObject({ overdue: 1, unpriced: 1 });
    expect(page('overdue')).toMatchObject([{ leaseId, marketFen: null }]);
    expect(waiting('2027-02-28')).toEqual({ leases: [leaseId], staying: 1 });
    expect(await run('2027-03-31')).toMatchObject({ charged: 1, refusedCount: 0 });
    expect([chargedUntil(leaseId), waiting('2027-03-31').leases]).toEqual(['2027-02-28', []]);
    // Whoever keeps the rent sees that nothing was begun at court, and then how far it is.
    expect([counts().unpursued, page('overdue')[0]?.pursuit]).toEqual([1, 'none']);
    const suitId = made.desk.newId();
    const filing = { suitId, kind: 'lawsuit', court: '城西区法院', caseNo: '' } as const;
    leaves(leaseId, { type: 'file-suit', ...filing, filedOn: plainDate('2027-02-09') });
    expect([counts().unpursued, page('overdue')[0]?.pursuit]).toEqual([0, 'filed']);
    const judged = { judgedOn: plainDate('2027-02-10'), outcome: 'granted', note: '三十日内腾退' } as const;
    leaves(leaseId, { type: 'note-judgment', suitId, caseNo: '（2027）青0104民初1号', ...judged });
    leaves(leaseId, { type: 'note-enforcement', suitId, enforcedOn: plainDate('2027-02-10'), note: '' });
    expect(page('overdue')[0]?.pursuit).toBe('enforced');
    // Longer than any span of the program: three years later each month was charged once, at the market's rent.
    leaves(leaseId, setRent);
    expect(counts()).toMatchObject({ overdue: 1, unpriced: 0 });
    for (let month = 2; month < 40; month += 3) {
      made.clock.now = on(`${String(2027 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-05`);
      expect(await run(todayOf(made.desk))).toMatchObject({ charged: 1 });
    }
    const charges = standingCharges(ledgerOf(leaseId));
    expect(
      charges.map(({ from }, at) => at === 0 || from === addDays(charges[at - 1]?.until ?? from, 1)),
    ).not.toContain(false);
    expect(charges.at(-1)).toMatchObject({ until: '2030-03-31', fen: 90_000 });
    const before = [page('overdue'), counts()];
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect([page('overdue'), counts()]).toEqual(before);
    giveLease(made, leaseId, { type: 'move-out', ...protocolOn('2030-03-05') });
    expect(waiting('2030-05-31').staying).toBe(0);
    leaves(leaseId, { type: 'return' });
    expect(chargedUntil(leaseId)).toBe('2030-03-05');
    expect(ledgerOf(leaseId).term.until).toBe('2030-03-05');
    leaves(leaseId, { type: 'settle' });
    expect(wordsOf(leaseId, 'leaving-settlement')).toContain(
      '2027年2月9日向城西区法院起诉，案号（2027）青0104民初1号，2027年2月10日裁判支持，2027年2月10日执行完毕',
    );
  });

  it('has what was charged beyond the term taken back when the leaving is withdrawn', async () => {
    const leaseId = letHome(made, 7, { term: { from: plainDate('2025-11-01'), until: plainDate('2026-10-31') } });
    livedIn(leaseId);
    made.clock.now = on('2026-11-20');
    leaves(leaseId, open('voluntary'));
    expect(await run('2026-11-30')).toMatchObject({ charged: 1 });
    expect(chargedUntil(leaseId)).toBe('2026-11-30');
    leaves(leaseId, { type: 'withdraw', reason: '已续租' });
    expect(chargedUntil(leaseId)).toBe('2026-10-31');
  });
});

describe('who should leave', () => {
  it('is on the list when the term is over; the days since then are charged once the notice is out', () => {
    const term = { from: plainDate('2025-11-01'), until: plainDate('2026-10-31') };
    const leaseId = letHome(made, 5, { term, home: { ...aLease().home, unitNo: 'LK-3-5' as UnitNo } });
    livedIn(leaseId);
    made.clock.now = on('2026-11-20');
    const suggested = () => suggestedLeavings(made.desk.file.db, { scope: CITY, today: todayOf(made.desk), limit: 9 });
    expect(suggested()).toMatchObject([{ leaseId, ground: 'not-renewed', dueOn: '2026-10-31' }]);
    leaves(
      leaseId,
      { type: 'open', ground: 'not-renewed', since: null, evidence: '期满未申请续租', files: [] },
      notify,
    );
    expect(suggested()).toEqual([]);
    expect(ledgerOf(leaseId).term.until).toBe('2027-01-20');
    chargeThrough(leaseId, '2026-11-30');
    expect(standingCharges(ledgerOf(leaseId)).at(-1)?.until).toBe('2026-11-30');
    giveLease(made, leaseId, { type: 'move-out', ...protocolOn('2026-11-20') });
    leaves(leaseId, { type: 'return' });
    expect(loadedLease(leaseId).ended).toMatchObject({ on: '2026-10-31', reason: 'expired' });
    expect(standingCharges(ledgerOf(leaseId)).at(-1)?.until).toBe('2026-11-20');
    expect(ledgerOf(leaseId).term.until).toBe('2026-11-20');
  });
});
