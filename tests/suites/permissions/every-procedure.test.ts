import { type AnyContractRouter, ORPCError, isContractProcedure } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import { hubLine } from '../../../src/app/sync/hub-line.ts';
import { nodeTransport } from '../../../src/agency/hub-transport.ts';
import type { Connection } from '../../../src/app/session/session.ts';
import { contract } from '../../../src/contract/contract.ts';
import type { ProcedureMeta } from '../../../src/contract/procedure.ts';
import { type Permission, type Role, permissions, rolesAllow } from '../../../src/domain/staff/role.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

/** One person per role: each procedure is called by each of them, with input that its schema takes. */
const people: Readonly<Record<Role, TestStaffName>> = {
  clerk: 'streetClerk',
  hall: 'hall',
  supervisor: 'citySupervisor',
  admin: 'admin',
  auditor: 'auditor',
};

const id = '0190aaaa-0000-7000-8000-000000000009';
const queueInput = { queue: 'to-accept', filters: {} };
const profile = {
  account: 'nobody',
  name: '无',
  roles: ['clerk'],
  office: '630104003',
  identityNumber: '',
  relatives: [],
};
const settings = {
  lockoutAttempts: 5,
  lockoutMinutes: 30,
  idleLockMinutes: 10,
  passwordMinLength: 10,
  policyBackdateDays: 31,
  holdHours: 24,
  massAlone: 20,
  tenantPublicityDays: 10,
  arrearsVisitMonths: 2,
  arrearsStepDays: 14,
  reviewRemindDays: 60,
  reviewPromiseDays: 15,
  renewalRemindDays: 60,
  renewalPublicityDays: 0,
  selectionMinutes: 10,
  selectionCalls: 3,
  nextCaseRule: 0,
};
const onCase = { commandId: id, caseId: id };
const onWaiting = { ...onCase, version: 0 };
const someone = identityNumberFor('630104', plainDate('1980-03-04'), 12);
const calendarYear = { year: 2027, source: '试', holidays: ['2027-01-01'], makeUpDays: [], local: [] };
const draft = { pack: 'xining', base: 'xining@2021-06-01', version: { effectiveFrom: '2026-12-01' } };
const onProposal = { commandId: id, pack: 'xining', proposalId: id };
const onStaff = { commandId: id, staffId: id, reason: '试' };

/** Input that passes the schema; what the rule then says does not matter here. */
const inputs: Readonly<Record<string, unknown>> = {
  'calendar.preview': calendarYear,
  'calendar.announce': { commandId: id, version: 0, calendar: calendarYear, reason: '试' },
  'cases.get': { caseId: id },
  'cases.history': { caseId: id },
  'cases.execute': { commandId: id, caseId: id, version: 1, command: { type: 'accept' } },
  'cases.printed': { caseId: id, what: 'receipt' },
  'checks.matrix': { caseId: id },
  'checks.eligibility': { caseId: id },
  'checks.recordConsent': {
    ...onCase,
    consentId: id,
    person: someone,
    signer: 'self',
    guardian: '',
    sources: ['housing'],
    signedOn: '2026-09-01',
    until: '2027-09-01',
    documentId: id,
  },
  'checks.withdrawConsent': { ...onCase, consentId: id, comment: '试' },
  'checks.ask': { ...onCase, requests: [{ requestId: id, person: someone, source: 'housing' }] },
  'checks.cancel': { ...onCase, requestIds: [id] },
  'checks.recordManually': {
    ...onCase,
    evidenceId: id,
    person: someone,
    source: 'housing',
    finding: { outcome: 'none' },
    asOf: '2026-09-01',
    validUntil: null,
    documentId: id,
    reason: 'source-down',
    comment: '试',
  },
  'checks.rule': {
    ...onCase,
    person: someone,
    source: 'housing',
    evidenceId: id,
    fields: [{ field: 'owned-area', choice: 'registry', value: null }],
    reason: 'registry-current',
    comment: '',
  },
  'checks.seeChange': onCase,
  'conflicts.list': { state: 'open', before: null, limit: 1 },
  'conflicts.get': { conflictId: id },
  'conflicts.settle': { commandId: id, conflictId: id, choice: 'theirs', comment: '试' },
  'devices.issueCode': { office: '630104003', staffId: id },
  'devices.revoke': { device: id },
  'devices.move': { device: id, office: '630104003' },
  'documents.read': { caseId: id, hash: 'a'.repeat(64) },
  'documents.readOfDraft': { draftId: id, hash: 'a'.repeat(64) },
  'documents.put': { file: new File(['x'], 'x.txt') },
  'draws.list': {},
  'draws.get': { drawId: id },
  'draws.log': { drawId: id },
  'draws.hall': { drawId: id },
  'draws.results': { drawId: id, pool: '' },
  'draws.number': { drawId: id, no: 'XN1' },
  'draws.execute': { commandId: id, drawId: id, version: 1, command: { type: 'settle' } },
  'draws.export': { drawId: id, what: 'bundle' },
  'draws.selfCheck': { drawId: id },
  'draws.selfCheckSheet': { drawId: id },
  'draws.resume': { drawId: id },
  'draws.rehearse': { commandId: id, drawId: id, rehearsalId: id, second: null },
  'holds.take': onCase,
  'holds.release': { ...onCase, reason: '试' },
  'holds.takeOver': { ...onCase, reason: '试' },
  'holds.seeNotice': onCase,
  'mass.select': queueInput,
  'mass.preview': { action: { type: 'release', reason: '试' }, caseIds: [id] },
  'mass.run': { runId: id, action: { type: 'release', reason: '试' }, caseIds: [id] },
  'duplicates.list': { after: null, limit: 1 },
  'duplicates.ofCase': { caseId: id },
  'duplicates.pair': { one: id, other: id },
  'duplicates.look': {
    members: [{ name: '马秀莲', identityNumber: someone, phone: '' }],
    phone: '',
    address: '',
    registrationAddress: '',
    bankCard: '',
  },
  'duplicates.decide': {
    commandId: id,
    low: id,
    high: id,
    seen: [0, 1, 1],
    command: { type: 'different-people', reason: 'relatives', comment: '' },
  },
  'documents.copy': {
    ...onCase,
    version: 1,
    of: id,
    page: 'a'.repeat(64),
    made: 'redacted',
    file: new File(['x'], 'x.png'),
  },
  'intake.importPackage': { file: new File(['x'], 'x.zip') },
  'intake.draft': { draftId: id },
  'intake.saveDraft': { draftId: id, title: '', form: {} },
  'intake.deleteDraft': { draftId: id },
  'leases.list': { status: 'signed' },
  'leases.find': { text: '马' },
  'leases.get': { leaseId: id },
  'leases.proposal': { caseNo: '' },
  'leases.swap': {
    commandId: id,
    leaseId: id,
    version: 1,
    command: {
      otherLeaseId: id,
      on: '2026-10-10',
      reason: 'work',
      comment: '试',
      consents: { landlord: '甲', tenant: '乙', other: '丙' },
    },
  },
  'leases.home': { unitNo: 'LK-1' },
  'leases.document': { leaseId: id, kind: 'lease-contract' },
  'leases.execute': { commandId: id, leaseId: id, version: 1, command: { type: 'drop', reason: '试' } },
  'leases.photo': { leaseId: id, hash: 'a'.repeat(64) },
  'leases.printed': { leaseId: id, what: 'contract' },
  'renewals.list': { list: 'open' },
  'renewals.get': { leaseId: id },
  'renewals.execute': {
    commandId: id,
    leaseId: id,
    until: '2026-12-31',
    version: 0,
    command: { type: 'admit', reason: '试' },
  },
  'renewals.letters': { of: [{ leaseId: id, until: '2026-12-31' }] },
  'renewals.allLetters': undefined,
  'renewals.document': { leaseId: id, until: '2026-12-31', hash: 'a'.repeat(64) },
  'leavings.list': { list: 'moving' },
  'leavings.get': { leaseId: id },
  'leavings.execute': { commandId: id, leaseId: id, version: 0, command: { type: 'notify', leaveBy: null } },
  'leavings.document': { leaseId: id, hash: 'a'.repeat(64) },
  'reviews.list': { list: 'called' },
  'reviews.get': { leaseId: id },
  'reviews.execute': { commandId: id, leaseId: id, year: 2026, version: 0, command: { type: 'call' } },
  'reviews.letters': { of: [{ leaseId: id, year: 2026 }] },
  'reviews.allLetters': undefined,
  'reviews.document': { leaseId: id, year: 2026, hash: 'a'.repeat(64) },
  'visits.put': { file: new File(['x'], 'x.txt') },
  'visits.draft': { leaseId: id },
  'visits.keep': { leaseId: id, draft: null },
  'rent.execute': { commandId: id, leaseId: id, version: 1, command: { type: 'charge', through: '2026-10-31' } },
  'rent.chase': {
    commandId: id,
    leaseId: id,
    version: 0,
    command: { type: 'contact', way: 'phone', reached: true, note: '试' },
  },
  'rent.toCharge': { through: '2026-10-31' },
  'rent.chargeAll': { through: '2026-10-31' },
  'rent.allLetters': undefined,
  'rent.arrears': {},
  'rent.arrearsCounts': undefined,
  'rent.roll': { from: '2026-01-01', until: '2026-12-31' },
  'payments.readFile': { file: new File(['x'], 'x.csv'), mode: 'check' },
  'payments.list': { status: 'open' },
  'payments.settle': { commandId: id, paymentId: id, command: { type: 'note', note: '试' } },
  'rent.exportRoll': { from: '2026-01-01', until: '2026-12-31' },
  'letters.templateFile': { kind: 'receipt' },
  'letters.upload': { commandId: id, kind: 'receipt', file: new File(['x'], 'x.docx') },
  'letters.withdraw': { commandId: id, kind: 'receipt' },
  'letters.forCase': { caseId: id, kind: 'receipt', step: 1 },
  'letters.keep': {
    ...onCase,
    kind: 'receipt',
    step: 1,
    template: 'built-in',
    file: new File(['x'], 'x.docx'),
  },
  'letters.kept': { caseId: id },
  'letters.read': { caseId: id, hash: 'a'.repeat(64) },
  'log.access': { before: null, limit: 1 },
  'outbox.list': { before: null, limit: 1 },
  'plans.get': { planId: id },
  'plans.execute': { commandId: id, planId: id, version: 0, command: { type: 'publish' } },
  'plans.freeze': { commandId: id, planId: id },
  'plans.page': { planId: id },
  'plans.roster': { planId: id },
  'plans.intents': { planId: id, list: 'registered' },
  'plans.candidates': { planId: id },
  'plans.intent': { planId: id, caseId: id },
  'plans.slip': { planId: id, caseId: id },
  'plans.intend': { ...onCase, planId: id, version: 0, command: { type: 'withdraw', comment: '试' } },
  'plans.askAll': { planId: id },
  'plans.asking': { planId: id },
  'plans.review': { ...onCase, planId: id, version: 0, command: { type: 'pass-review', comment: '' } },
  'policies.version': { version: 'xining@2021-06-01' },
  'policies.difference': { before: 'xining@2021-06-01', after: 'xining@2021-06-01' },
  'policies.proposal': { pack: 'xining' },
  'policies.check': draft,
  'policies.kept': { pack: 'xining' },
  'policies.keep': { pack: 'xining', draft: null },
  'policies.propose': { ...draft, commandId: id, reason: '试' },
  'policies.issue': onProposal,
  'policies.refuse': { ...onProposal, reason: '试' },
  'policies.withdraw': { ...onProposal, reason: '试' },
  'policies.history': { pack: 'xining' },
  'policies.appliesTo': { caseId: id },
  'publicity.list': { status: 'published' },
  'publicity.get': { batchId: id },
  'publicity.execute': { commandId: id, batchId: id, version: 0, command: { type: 'prepare', caseIds: [id] } },
  'publicity.export': { batchId: id, format: 'sheet' },
  'publicity.register': { from: '2026-01-01', until: '2026-12-31' },
  'publicity.exportRegister': { from: '2026-01-01', until: '2026-12-31', format: 'sheet' },
  'queue.total': queueInput,
  'queue.page': { ...queueInput, position: { offset: 0 } },
  'queue.next': { ...queueInput, caseId: null },
  'search.cases': { text: '马' },
  'settings.change': { commandId: id, settings, reason: '试' },
  'sync.connect': { url: 'http://127.0.0.1:9', code: 'none', deviceName: '试' },
  'sync.changeAddress': { url: 'http://127.0.0.1:9' },
  'sync.exportWaiting': { passphrase: 'a passphrase' },
  'sync.exportFor': { office: '630104003', after: 0, passphrase: 'a passphrase' },
  'sync.importFile': { file: new File(['x'], 'x.anju'), passphrase: 'a passphrase' },
  'time.case': { caseId: id },
  'time.office': { office: '6301', month: '2026-10' },
  'time.cases': { office: '6301', wanted: { of: 'age', bucket: 'older' } },
  'staff.register': { commandId: id, profile, password: 'short' },
  'staff.change': { ...onStaff, profile },
  'staff.deactivate': onStaff,
  'staff.reactivate': onStaff,
  'staff.resetPassword': { commandId: id, staffId: id, password: 'short' },
  'library.get': { docId: id },
  'library.file': { docId: id, hash: '0'.repeat(64) },
  'library.putFile': { file: new File(['x'], 'x.pdf') },
  'library.readWords': { file: new File(['x'], 'x.docx') },
  'library.execute': { commandId: id, docId: id, version: 1, command: { type: 'list', listed: false } },
  'library.publish': { format: 'sheet' },
  'heard.figures': { office: '6301', month: '2026-10' },
  'heard.behind': { office: '6301', month: '2026-10', part: 'received' },
  'heard.about': { office: '6301', kind: 'estate', value: '丽康瑞居' },
  'heard.area': { office: '6301', month: '2026-10', area: '城西区' },
  'heard.ratings': { office: '6301', month: '2026-10' },
  'heard.ratingGroup': { office: '6301', month: '2026-10', topic: 'other', key: '' },
  'heard.publishRatings': { office: '6301', month: '2026-10', format: 'website' },
  'heard.week': { office: '6301', day: '2026-10-01' },
  'heard.weekFile': { office: '6301', day: '2026-10-01', format: 'sheet' },
  'tickets.list': { list: 'to-do' },
  'tickets.get': { ticketId: id },
  'tickets.search': { text: '电梯' },
  'tickets.similar': { phone: '13800138000', title: '电梯停运', about: [] },
  'tickets.colleagues': { ticketId: id },
  'tickets.things': { kind: 'estate', text: '丽康' },
  'tickets.putFile': { file: new File(['x'], 'x.pdf') },
  'tickets.makeLetter': { commandId: id, ticketId: id, step: 1 },
  'tickets.attachment': { ticketId: id, hash: '0'.repeat(64) },
  'tickets.readOrders': { file: new File(['x'], 'x.csv'), mode: 'check' },
  'tickets.execute': { commandId: id, ticketId: id, version: 0, command: { type: 'accept' } },
  'units.estate': { estateId: 'HH01' },
  'units.page': { position: { offset: 0 } },
  'units.total': {},
  'units.unit': { unitNo: 'HH01-1-101' },
  'units.readFile': { file: new File(['x'], 'x.csv'), mode: 'check' },
  'units.change': { commandId: id, unitNo: 'HH01-1-101', version: 1, command: { type: 'seal', reason: '试' } },
  'units.changeEstate': {
    commandId: id,
    estateId: 'HH01',
    version: 1,
    command: { type: 'correct', changes: { name: '试' }, reason: '试' },
  },
  'waitlist.entry': { caseId: id },
  'waitlist.whereAmI': { text: '马' },
  'waitlist.page': { list: 'order', offset: 0 },
  'waitlist.total': { list: 'to-remind' },
  'waitlist.register': onWaiting,
  'waitlist.recordNumber': { ...onWaiting, drawn: { month: '2026-10', number: 1 }, source: '试' },
  'waitlist.carryOver': { ...onWaiting, waitsSince: '2024-01-01', confirmedOn: null, source: '试' },
  'waitlist.remind': { ...onWaiting, way: 'letter', comment: '' },
  'waitlist.select': { list: 'to-remind' },
  'waitlist.reconfirm': { ...onWaiting, changed: false, signedOn: '2026-09-01', comment: '' },
  'waitlist.reevaluate': { ...onWaiting, cause: 'income', comment: '试' },
  'waitlist.settleFlag': { ...onWaiting, comment: '试' },
  'waitlist.refuseOffer': { ...onWaiting, refusal: 'declining', excuse: null, comment: '' },
  'waitlist.leave': { ...onWaiting, reason: 'moved', comment: '' },
  'waitlist.ban': { ...onWaiting, grounds: 'deceit', returnedOn: '2026-09-01', persons: [someone], comment: '试' },
  'waitlist.liftBan': { ...onWaiting, comment: '试' },
  'offices.register': { commandId: id, id: '630199001', name: '某街道' },
};

interface Procedure {
  readonly path: string;
  readonly needs: ProcedureMeta['needs'];
}

function procedures(node: AnyContractRouter, path: readonly string[] = []): Procedure[] {
  if (isContractProcedure(node)) {
    return [{ path: path.join('.'), needs: (node['~orpc'].meta as ProcedureMeta).needs }];
  }
  return Object.entries(node).flatMap(([name, child]) => procedures(child as AnyContractRouter, [...path, name]));
}

let made: TestDesk;
beforeAll(async () => {
  made = await testDesk();
  for (const name of Object.values(people)) {
    const { staffId } = made.as(name).actor;
    setCredential(made.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  }
});
afterAll(() => {
  made.remove();
});

/** Calls a procedure as a person (or nobody); the code of the error, or `answered`. */
async function call(path: string, connection: Connection): Promise<string> {
  const line = hubLine({ desk: made.desk, dial: nodeTransport });
  const options = { folder: made.folder };
  const host = {
    desk: () => made.desk,
    line: () => line,
    checks: () => undefined,
    dial: nodeTransport,
    options,
  } as DeskHost;
  const client = createRouterClient(router, { context: { host, connection } });
  const found = path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client);
  const procedure = found as (input: unknown) => Promise<unknown>;
  try {
    const answer = await procedure(inputs[path]);
    // An iterator is refused at its first step.
    if (answer !== null && typeof answer === 'object' && Symbol.asyncIterator in answer) {
      await (answer as AsyncGenerator).next();
    }
    return 'answered';
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const code: unknown = error.code;
    invariant(typeof code === 'string', 'an error has a code');
    return code;
  }
}

function sessionOf(name: TestStaffName, locked = false): Connection {
  return { session: { staffId: made.as(name).actor.staffId, locked, lastActiveAt: made.desk.now() } };
}

const all = procedures(contract);
const isPermission = (needs: string): needs is Permission => (permissions as readonly string[]).includes(needs);

describe('every procedure of the contract', () => {
  it('says what it needs, and this test knows an input for each that takes one', () => {
    expect(all.length).toBeGreaterThan(35);
    for (const { needs } of all) {
      expect(['open', 'desk', 'session', 'signed-in'].includes(needs) || isPermission(needs)).toBe(true);
    }
  });

  for (const { path, needs } of all.filter((procedure) => isPermission(procedure.needs))) {
    it(`${path} lets in who holds ${needs}, and nobody else`, async () => {
      invariant(isPermission(needs), 'filtered above');
      for (const [role, name] of Object.entries(people) as [Role, TestStaffName][]) {
        const code = await call(path, sessionOf(name));
        if (rolesAllow([role], needs)) expect(code, role).not.toBe('FORBIDDEN');
        else expect(code, role).toBe('FORBIDDEN');
      }
    });
  }

  for (const { path, needs } of all.filter((procedure) => !['open', 'desk'].includes(procedure.needs))) {
    it(`${path} is closed to nobody, and behind a locked screen`, async () => {
      expect(await call(path, { session: undefined })).toBe('SIGN_IN_REQUIRED');
      if (needs !== 'session') expect(await call(path, sessionOf('streetClerk', true))).toBe('SCREEN_LOCKED');
    });
  }
});
