import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import type { DeskHost } from '../../../src/app/desk-host.ts';
import { router } from '../../../src/app/router/router.ts';
import { signIn } from '../../../src/app/session/sign-in.ts';
import { registerStaff } from '../../../src/app/staff/manage-staff.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { AccessFilters } from '../../../src/contract/log.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { TEST_PASSWORD, type TestStaffName, testOffices } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const minutes = (n: number): number => n * 60_000;

/** The desk as one person's screen calls it. */
function clientOf(staffId: StaffId) {
  setCredential(made.desk.file.db, { staffId, passwordHash: 'unused', mustChange: false, at: 0 });
  const host = { desk: () => made.desk, options: { folder: made.folder } } as DeskHost;
  const session = { staffId, locked: false, lastActiveAt: Number.MAX_SAFE_INTEGER };
  return createRouterClient(router, { context: { host, connection: { session } } });
}

const screenOf = (name: TestStaffName) => clientOf(made.as(name).actor.staffId);

/** What the log shows, newest first. */
async function read(by = screenOf('auditor')) {
  return (await by.log.access({ before: null, limit: 50 })).map(({ action, subject, detail }) => ({
    action,
    subject,
    detail,
  }));
}

function submit(): CaseId {
  const caseId = made.desk.newId() as CaseId;
  const documents = requiredTypes.map((type) => aDocument(type));
  const street = '630104003' as OfficeId;
  const about = { caseId, street, externalId: '', channel: 'counter', content: aContent(), documents } as const;
  const request = { commandId: made.desk.newId() as CommandId, caseId, version: 0 };
  const done = executeCaseCommand(
    made.desk,
    { ...request, command: { type: 'submit', ...about } },
    made.as('streetClerk').actor,
  );
  expect(done.ok).toBe(true);
  return caseId;
}

describe('the log of who read what', () => {
  it('has one line while somebody works on a case, and another later', async () => {
    const caseId = submit();
    const screen = screenOf('streetClerk');
    for (let n = 0; n < 3; n += 1) {
      await screen.cases.get({ caseId });
      await screen.cases.history({ caseId });
    }
    const once = [
      { action: 'case.history', subject: caseId, detail: '' },
      { action: 'case.open', subject: caseId, detail: '' },
    ];
    expect(await read()).toEqual(once);
    made.clock.now += minutes(5);
    await screen.cases.get({ caseId });
    expect(await read()).toEqual([once[1], ...once]);
    await screenOf('hall').cases.get({ caseId });
    expect(await read()).toHaveLength(4);
  });

  it('has one line for a list, however far it is scrolled, each ten minutes', async () => {
    const screen = screenOf('streetClerk');
    const page = (offset: number, queue: 'to-accept' | 'recheck' = 'to-accept') =>
      screen.queue.page({ queue, filters: {}, position: { offset } });
    await page(0);
    await page(200);
    await page(0, 'recheck');
    made.clock.now += minutes(10);
    await page(0);
    expect((await read()).map(({ action, detail }) => [action, detail])).toEqual([
      ['queue.page', 'to-accept'],
      ['queue.page', 'recheck'],
      ['queue.page', 'to-accept'],
    ]);
  });

  it('keeps what was searched for, without whole identity and telephone numbers', async () => {
    const screen = screenOf('streetClerk');
    await screen.search.cases({ text: '630104198005061234' });
    await screen.search.cases({ text: '13812345678' });
    await screen.search.cases({ text: '马秀莲' });
    expect((await read()).map(({ detail }) => detail)).toEqual(['马秀莲', '138****5678', '6301**************']);
  });

  it('is narrowed to a person, a kind, a case and days, and names the case that was read', async () => {
    const first = submit();
    const clerk = screenOf('streetClerk');
    await clerk.cases.get({ caseId: first });
    const [row] = await clerk.queue.page({ queue: 'to-accept', filters: {}, position: { offset: 0 } });
    const caseNo = row?.caseNo ?? '';
    made.clock.now += minutes(24 * 60);
    await screenOf('hall').cases.get({ caseId: first });
    await screenOf('hall').search.cases({ text: '马秀莲' });
    const auditor = screenOf('auditor');
    const found = async (filters: AccessFilters) =>
      (await auditor.log.access({ before: null, limit: 50, filters })).map((entry) => entry.action);
    expect(await found({ actor: made.as('hall').actor.staffId })).toEqual(['search', 'case.open']);
    expect(await found({ kind: 'cases' })).toEqual(['case.open', 'case.open']);
    expect(await found({ kind: 'lists' })).toEqual(['search', 'queue.page']);
    expect(await found({ kind: 'sessions' })).toEqual([]);
    expect(await found({ caseNo })).toEqual(['case.open', 'case.open']);
    expect(await found({ caseNo: 'XN2026-01-999999' })).toEqual([]);
    const [before, after] = [plainDate('2026-10-10'), plainDate('2026-10-11')];
    expect(await found({ to: before })).toEqual(['queue.page', 'case.open']);
    expect(await found({ from: after, to: after })).toEqual(['search', 'case.open']);
    const [last] = await auditor.log.access({ before: null, limit: 1, filters: { kind: 'cases' } });
    expect(last).toMatchObject({ caseNo, subject: first });
  });

  it('has a line when a file of the own draft is looked at, which nobody else can', async () => {
    const clerk = screenOf('streetClerk');
    const page = await clerk.documents.put({ file: new File(['%PDF-1.4 draft'], '申请表.pdf') });
    const draftId = made.desk.newId();
    const form = { documents: [{ type: 'application-form', title: '', files: [page] }] };
    await clerk.intake.saveDraft({ draftId, title: '', form });
    const blob = await clerk.documents.readOfDraft({ draftId, hash: page.hash });
    expect([blob.type, await blob.text()]).toEqual(['application/pdf', '%PDF-1.4 draft']);
    expect(await read()).toEqual([{ action: 'draft.document', subject: draftId, detail: page.hash.slice(0, 12) }]);
    const unknown = { code: 'REFUSED', data: { code: 'unknown-case' } };
    await expect(screenOf('hall').documents.readOfDraft({ draftId, hash: page.hash })).rejects.toMatchObject(unknown);
    await clerk.intake.saveDraft({ draftId, title: '', form: { documents: 'nothing' } });
    await expect(clerk.documents.readOfDraft({ draftId, hash: page.hash })).rejects.toMatchObject(unknown);
  });

  it('is read by an office for its own people only, and by the city whole', async () => {
    const admin = made.as('admin');
    const registered = await registerStaff(
      made.desk,
      {
        commandId: made.desk.newId() as CommandId,
        profile: {
          account: 'district-admin',
          name: '区管',
          roles: ['admin'],
          office: testOffices.district.id,
          identityNumber: '',
          relatives: [],
        },
        password: TEST_PASSWORD,
      },
      admin,
    );
    invariant(registered.ok, 'the city registers a district administrator');
    const caseId = submit();
    await screenOf('streetClerk').cases.get({ caseId });
    await screenOf('otherDistrictClerk').search.cases({ text: '马秀莲' });
    await signIn(made.desk, 'nobody', 'wrong');
    const district = await read(clientOf(registered.value.staffId));
    expect(district.map(({ action }) => action)).toEqual(['case.open']);
    expect((await read()).map(({ action }) => action)).toEqual(['session.unknown-account', 'search', 'case.open']);
  });
});

describe('the list of staff', () => {
  it('shows identity numbers to who keeps them, and masked ones to others; reading it leaves a line', async () => {
    const identityNumber = identityNumberFor('630104', plainDate('1980-05-06'), 11);
    const admin = made.as('admin');
    const profile = {
      account: 'with-kin',
      name: '有亲',
      roles: ['clerk' as const],
      office: testOffices.street.id,
      identityNumber,
      relatives: [{ name: '亲属', identityNumber }],
    };
    const commandId = made.desk.newId() as CommandId;
    expect((await registerStaff(made.desk, { commandId, profile, password: TEST_PASSWORD }, admin)).ok).toBe(true);
    const shownTo = async (name: TestStaffName) =>
      (await screenOf(name).staff.list()).find(({ account }) => account === 'with-kin');
    const masked = `${identityNumber.slice(0, 4)}${'*'.repeat(14)}`;
    for (const name of ['auditor', 'streetSupervisor'] as const) {
      expect(await shownTo(name)).toMatchObject({ identityNumber: masked, relatives: [{ identityNumber: masked }] });
    }
    expect(await shownTo('admin')).toMatchObject({ identityNumber, relatives: [{ identityNumber }] });
    expect((await read()).map(({ action }) => action)).toEqual(['staff.list', 'staff.list', 'staff.list']);
  });
});
