import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importerOf } from '../../../src/app/operator.ts';
import { passwordDigest } from '../../../src/app/session/passwords.ts';
import { setCredential } from '../../../src/store/credentials.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { TEST_PASSWORD, type TestStaffName, testStaff } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const importing = (name: TestStaffName, password: string) =>
  importerOf(made.desk, { account: testStaff[name].account, password, permission: 'intake.import' });

async function choosePassword(name: TestStaffName, password: string): Promise<void> {
  const { staffId } = made.as(name).actor;
  const passwordHash = await passwordDigest(password);
  setCredential(made.desk.file.db, { staffId, passwordHash, mustChange: false, at: made.desk.now() });
}

describe('importing from the command line', () => {
  it('is for who may import at a screen', async () => {
    for (const name of ['streetClerk', 'hall', 'auditor'] as const) await choosePassword(name, 'chosen by myself');
    const clerk = await importing('streetClerk', 'chosen by myself');
    expect(clerk.ok && clerk.value.name).toBe(testStaff.streetClerk.name);
    const refusal = { ok: false, error: { code: 'missing-permission', permission: 'intake.import' } };
    expect(await importing('hall', 'chosen by myself')).toEqual(refusal);
    expect(await importing('auditor', 'chosen by myself')).toEqual(refusal);
  });

  it('asks for a first password to be changed before, as a screen does', async () => {
    expect(await importing('streetClerk', TEST_PASSWORD)).toEqual({
      ok: false,
      error: { code: 'must-change-password' },
    });
  });

  it('counts wrong passwords as a screen does', async () => {
    expect(await importing('streetClerk', 'wrong')).toMatchObject({
      error: { code: 'wrong-credentials', attemptsLeft: 4 },
    });
  });
});
