/** A lease and what hangs on it: its papers in Word, the ledger of homes, the waiting list. */
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { homeProposal } from '../../../src/app/lease/home-proposal.ts';
import { leaseDocumentValues } from '../../../src/app/lease/lease-document.ts';
import { tenantCopy } from '../../../src/app/lease/tenant-copy.ts';
import { loadLease } from '../../../src/app/lease/lease-stream.ts';
import { tenantCopySchema } from '../../../src/contract/tenant-copy.ts';
import { fillDocx } from '../../../src/app/letters/fill-docx.ts';
import { builtInTemplate } from '../../../src/app/letters/templates.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { executeArrears } from '../../../src/app/arrears/execute-arrears.ts';
import { templateFields } from '../../../src/domain/letter/letter-fields.ts';
import { type LeaseDocument, leaseDocuments } from '../../../src/domain/letter/letter-kind.ts';
import { refusalOf } from '../../../src/renderer/api/refusal-words.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { signedLeases } from '../../support/lease/signed-leases.ts';
import { approvedCase } from '../../support/waitlist/approved-case.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const commandId = () => made.desk.newId() as CommandId;
const boss = () => made.as('streetSupervisor').actor;

function wordsOf(leaseId: string, kind: LeaseDocument, no: number | null = null): string {
  const { state } = loadLease(made.desk.file, leaseId);
  invariant(state, 'the lease');
  const values = leaseDocumentValues(made.desk, state, { kind, no });
  const { plain, lists } = templateFields[kind];
  expect(Object.keys(lists).filter((name) => !Array.isArray(values[name]))).toEqual([]);
  expect(plain.filter((name) => values[name] === undefined)).toEqual([]);
  const xml = new PizZip(fillDocx(builtInTemplate(made.desk, kind), values)).file('word/document.xml')?.asText() ?? '';
  return xml.replaceAll(/<[^>]*>/g, '');
}

function owing(): string {
  const [lease] = signedLeases(made, 1, {
    payment: { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 2 },
  });
  invariant(lease, 'a lease');
  const charge = { type: 'charge', through: plainDate('2026-10-31') } as const;
  const asked = { commandId: commandId(), leaseId: lease.leaseId, version: null, command: charge };
  expect(executeRent(made.desk, asked, boss())).toMatchObject({ ok: true });
  made.clock.now = Date.parse('2026-11-20T02:00:00Z');
  return lease.leaseId;
}

describe('the lease as its tenant sees it', () => {
  const copyOf = (leaseId: string) => {
    const { state } = loadLease(made.desk.file, leaseId);
    invariant(state, 'the lease');
    return { lease: state, copy: tenantCopy(made.desk, state) };
  };

  it('has the contract, what is owed and since when, and no number of anybody’s card', () => {
    const { lease, copy } = copyOf(owing());
    expect(tenantCopySchema.parse(copy)).toEqual(copy);
    const { money, tenant, rent } = tenantCopySchema.parse(copy);
    expect(money).toMatchObject({ lateFen: money?.owedFen });
    expect(money?.lateSince).not.toBeNull();
    expect(tenant.identityNumber).toMatch(/^\d{4}\*+$/);
    expect(rent.ownFen).toBe(rent.monthlyFen - rent.reductionFen - rent.subsidyFen);
    const numbers = [lease.content.tenant, ...lease.content.tenant.occupants].map((one) => one.identityNumber);
    for (const number of numbers) expect(JSON.stringify(copy)).not.toContain(number);
    expect(JSON.stringify(copy)).not.toContain(lease.content.tenant.phone);
  });

  it('says which rent is due next', () => {
    const leaseId = owing();
    made.clock.now = Date.parse('2026-10-01T02:00:00Z');
    const { money } = tenantCopySchema.parse(copyOf(leaseId).copy);
    expect([money?.next?.dueOn, money?.lateFen === money?.owedFen]).toEqual(['2026-10-10', false]);
  });

  it('is not there before the lease is signed', () => {
    const { lease } = copyOf(owing());
    expect(tenantCopy(made.desk, { ...lease, signed: null })).toBeNull();
  });
});

describe('papers of a lease in Word', () => {
  it('the contract has the eight parts of PRH-18, filled', () => {
    const words = wordsOf(owing(), 'lease-contract');
    for (const part of [
      '第一条',
      '第四条',
      '第八条',
      '马秀莲',
      '丽康瑞居',
      '叁佰元整',
      '2026年10月1日',
      '每月缴纳一次',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toMatch(/[{}]|undefined/);
  });

  it('a reminder names each open month; an agreement its instalments; a supplement its text', () => {
    const leaseId = owing();
    expect(wordsOf(leaseId, 'arrears-reminder')).toContain('1. 2026年10月租金，2026年10月10日前应缴，欠 300.00 元');
    expect(wordsOf(leaseId, 'arrears-order')).toContain('累计欠缴 1 个月');
    const instalments = [{ dueOn: plainDate('2026-12-01'), fen: 10_000 }];
    const agree = { type: 'agree', instalments, note: '' } as const;
    expect(executeArrears(made.desk, { commandId: commandId(), leaseId, version: 0, command: agree }, boss()).ok).toBe(
      true,
    );
    expect(wordsOf(leaseId, 'arrears-agreement')).toContain('第 1 期：2026年12月1日 前缴纳 100.00 元');
    const supplement = { type: 'supplement', text: '增加同住人', signedOn: plainDate('2026-11-20') } as const;
    const request = { commandId: commandId(), leaseId, version: 3, command: supplement };
    expect(executeLease(made.desk, request, boss())).toMatchObject({ ok: true });
    expect(wordsOf(leaseId, 'lease-supplement', 1)).toContain('增加同住人');
  });

  it.each(['lease-supplement', 'arrears-agreement'] as const)('there is no %s where nothing was agreed', (kind) => {
    const { state } = loadLease(made.desk.file, owing());
    invariant(state, 'the lease');
    let refusal: unknown;
    try {
      leaseDocumentValues(made.desk, state, { kind, no: 1 });
    } catch (error) {
      refusal = refusalOf(error);
    }
    expect(refusal).toEqual({ code: 'no-such-letter' });
    expect(leaseDocuments).toContain(kind);
  });
});

describe('a household that waits', () => {
  it('leaves the list with the signature, in one unit of work', () => {
    const [clerk, supervisor] = [made.as('streetClerk').actor.staffId, made.as('citySupervisor').actor.staffId];
    const caseId: CaseId = approvedCase(made.desk, { caseNo: 'XN2026-01-000901', clerk, supervisor });
    const register = { commandId: commandId(), caseId, version: 0, command: { type: 'register' } } as const;
    expect(executeWaiting(made.desk, register, made.as('citySupervisor').actor)).toMatchObject({ ok: true });
    const [lease] = signedLeases(made, 1, { caseId, origin: 'direct' });
    const left = loadWaiting(made.desk.file, caseId).state?.left;
    expect(left).toMatchObject({ reason: 'housed' });
    expect(loadLease(made.desk.file, lease?.leaseId ?? '').state?.status).toBe('signed');
  });

  it('has a home proposed only where the ledger knows the number', () => {
    expect(homeProposal(made.desk, 'NO-1')).toBeNull();
    expect(homeProposal(made.desk, '？')).toBeNull();
  });
});
