import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordDigest } from '../../../src/app/session/passwords.ts';
import { lockIfIdle, sessionView, signedInAs } from '../../../src/app/session/session.ts';
import { changeOwnPassword, checkPassword, signIn } from '../../../src/app/session/sign-in.ts';
import { saveSettings } from '../../../src/app/settings.ts';
import { commandStaff } from '../../../src/app/staff/manage-staff.ts';
import { defaultSettings } from '../../../src/domain/settings/settings.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { accessPage } from '../../../src/store/access-log.ts';
import { credentialOf, setCredential } from '../../../src/store/credentials.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { TEST_PASSWORD } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const minutes = (n: number): number => n * 60_000;

describe('signing in', () => {
  it('opens a session for the right password, and tells wrong ones how many tries are left', async () => {
    expect(await signIn(made.desk, 'street-1', 'wrong')).toEqual({
      ok: false,
      error: { code: 'wrong-credentials', attemptsLeft: 4 },
    });
    const session = await signIn(made.desk, 'street-1', TEST_PASSWORD);
    expect(session.ok && sessionView(made.desk, session.value)).toMatchObject({ name: '马街', locked: false });
  });

  it('does not say whether an account exists', async () => {
    const unknown = await signIn(made.desk, 'nobody', 'wrong');
    expect(!unknown.ok && unknown.error.code).toBe('wrong-credentials');
  });

  it('locks an account after the set number of wrong tries, over a restart, for the set time', async () => {
    for (let n = 0; n < 4; n += 1) await signIn(made.desk, 'street-1', 'wrong');
    made.reopen();
    const until = made.clock.now + minutes(30);
    expect(await signIn(made.desk, 'street-1', 'wrong')).toEqual({
      ok: false,
      error: { code: 'account-locked', until },
    });
    expect(await signIn(made.desk, 'street-1', TEST_PASSWORD)).toMatchObject({ error: { code: 'account-locked' } });
    made.clock.now = until + 1;
    expect((await signIn(made.desk, 'street-1', TEST_PASSWORD)).ok).toBe(true);
  });

  it('takes lockout and idle lock from the settings', async () => {
    const settings = { ...defaultSettings, lockoutAttempts: 3, idleLockMinutes: 2 };
    const commandId = made.desk.newId() as CommandId;
    expect(saveSettings(made.desk, { commandId, settings, reason: '试' }, made.as('admin')).ok).toBe(true);
    for (let n = 0; n < 2; n += 1) await signIn(made.desk, 'street-1', 'wrong');
    expect(await signIn(made.desk, 'street-1', 'wrong')).toMatchObject({ error: { code: 'account-locked' } });

    const session = await signIn(made.desk, 'street-2', TEST_PASSWORD);
    if (!session.ok) throw new Error('right password');
    made.clock.now += minutes(2) - 1;
    lockIfIdle(made.desk, session.value);
    expect(session.value.locked).toBe(false);
    made.clock.now += 1;
    lockIfIdle(made.desk, session.value);
    expect(session.value.locked).toBe(true);
  });

  it('refuses settings out of bounds, naming the setting', () => {
    const settings = { ...defaultSettings, lockoutAttempts: 1 };
    const commandId = made.desk.newId() as CommandId;
    expect(saveSettings(made.desk, { commandId, settings, reason: '试' }, made.as('admin'))).toEqual({
      ok: false,
      error: { code: 'out-of-range', setting: 'lockoutAttempts', low: 3, high: 20 },
    });
  });

  it('ends the sessions of an account that was closed', async () => {
    const session = await signIn(made.desk, 'street-1', TEST_PASSWORD);
    if (!session.ok) throw new Error('right password');
    const { staffId } = made.as('streetClerk').actor;
    const request = {
      commandId: made.desk.newId() as CommandId,
      staffId,
      command: { type: 'deactivate', reason: '离职' },
    } as const;
    expect(commandStaff(made.desk, request, made.as('admin')).ok).toBe(true);
    expect(signedInAs(made.desk, session.value)).toBeUndefined();
    expect(await signIn(made.desk, 'street-1', TEST_PASSWORD)).toEqual({
      ok: false,
      error: { code: 'account-inactive' },
    });
  });

  it('writes down who signed in and who failed', async () => {
    await signIn(made.desk, 'street-1', 'wrong');
    await signIn(made.desk, 'street-1', TEST_PASSWORD);
    const actions = accessPage(made.desk.file.db, { before: null, limit: 10 }).map((entry) => entry.action);
    expect(actions).toEqual(['session.sign-in', 'session.wrong-password']);
  });
});

describe('guessing', () => {
  const lines = (action: string): number =>
    accessPage(made.desk.file.db, { before: null, limit: 100 }).filter((entry) => entry.action === action).length;

  it('at many screens at once counts to the limit and no further, and then refuses the right password too', async () => {
    const tries = Array.from({ length: 20 }, (_, n) =>
      signIn(made.desk, 'street-1', n === 19 ? TEST_PASSWORD : 'wrong'),
    );
    const codes = (await Promise.all(tries)).map((result) => (result.ok ? 'in' : result.error.code));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(4);
    expect(codes.filter((code) => code === 'account-locked')).toHaveLength(16);
    expect(lines('session.wrong-password')).toBe(5);
    expect(lines('session.locked-out')).toBe(1);
    const { staffId } = made.as('streetClerk').actor;
    const until = made.clock.now + minutes(30);
    expect(credentialOf(made.desk.file.db, staffId)).toMatchObject({ lockedUntil: until, failedAttempts: 0 });
    expect(await checkPassword(made.desk, staffId, TEST_PASSWORD)).toEqual({
      ok: false,
      error: { code: 'account-locked', until },
    });
  });

  it('does not get in with a password that was reset while it was checked', async () => {
    const { staffId } = made.as('hall').actor;
    const passwordHash = await passwordDigest('another good one');
    const trying = signIn(made.desk, 'hall-1', TEST_PASSWORD);
    await new Promise((resolve) => setImmediate(resolve));
    setCredential(made.desk.file.db, { staffId, passwordHash, mustChange: true, at: 0 });
    expect((await trying).ok).toBe(false);
  });

  it('finds an unknown account answering like a known one', async () => {
    const answers = async (account: string) => {
      const given = [];
      for (let n = 0; n < 7; n += 1) given.push(await signIn(made.desk, account, 'wrong'));
      return given;
    };
    const known = await answers('street-1');
    expect(await answers('nobody')).toEqual(known);
    expect(known.map((result) => !result.ok && result.error.code).slice(3)).toEqual([
      'wrong-credentials',
      'account-locked',
      'account-locked',
      'account-locked',
    ]);
    made.clock.now += minutes(30) + 1;
    expect(await signIn(made.desk, 'nobody', 'wrong')).toEqual(await signIn(made.desk, 'street-1', 'wrong'));
  });

  it('leaves a line for an unknown account too, with no more of the name than one line holds', async () => {
    await signIn(made.desk, `nobody${'y'.repeat(60)}`, 'wrong');
    await signIn(made.desk, '630104198005061234', 'wrong');
    const [number, long] = accessPage(made.desk.file.db, { before: null, limit: 2 });
    expect(long).toMatchObject({ actor: '', action: 'session.unknown-account', detail: `nobody${'y'.repeat(26)}` });
    expect(number?.detail).toBe('6301**************');
  });
});

describe('passwords', () => {
  it('are kept as argon2id and never enter the log', () => {
    const { staffId } = made.as('hall').actor;
    expect(credentialOf(made.desk.file.db, staffId)?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const logged = JSON.stringify(made.desk.file.load(`staff:${staffId}`).events);
    expect(logged).not.toContain('argon2');
    expect(logged).not.toContain(TEST_PASSWORD);
  });

  it('set by somebody else must be changed; the same again or a short one is refused', async () => {
    const { staffId } = made.as('hall').actor;
    expect(credentialOf(made.desk.file.db, staffId)?.mustChange).toBe(true);
    const change = (next: string) => changeOwnPassword(made.desk, staffId, { current: TEST_PASSWORD, next });
    expect(await change('short')).toEqual({ ok: false, error: { code: 'password-too-short', length: 10 } });
    expect(await change(TEST_PASSWORD)).toEqual({ ok: false, error: { code: 'password-known' } });
    expect((await change('another good one')).ok).toBe(true);
    expect(credentialOf(made.desk.file.db, staffId)?.mustChange).toBe(false);
    expect((await checkPassword(made.desk, staffId, TEST_PASSWORD)).ok).toBe(false);
    expect((await checkPassword(made.desk, staffId, 'another good one')).ok).toBe(true);
  });
});
