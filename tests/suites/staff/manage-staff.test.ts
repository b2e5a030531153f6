import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsOf } from '../../../src/app/open-desk.ts';
import { saveSettings } from '../../../src/app/settings.ts';
import {
  type Registration,
  commandStaff,
  registerStaff,
  registerStaffTogether,
  resetPassword,
} from '../../../src/app/staff/manage-staff.ts';
import { officeOf, registerOffice } from '../../../src/app/staff/offices.ts';
import { loadStaff } from '../../../src/app/staff/staff-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { defaultSettings } from '../../../src/domain/settings/settings.ts';
import type { Role } from '../../../src/domain/staff/role.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { credentialOf } from '../../../src/store/credentials.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { TEST_PASSWORD, testOffices, testStaff } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCommand = (): CommandId => made.desk.newId() as CommandId;
const identityNumber = identityNumberFor('630104', plainDate('1980-05-06'), 11);
const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } });
const written = (): number => outboxCounts(made.desk.file.db).waiting;

function registration(roles: readonly Role[], own: string): Registration {
  const { id: office } = roles.includes('admin') ? testOffices.city : testOffices.street;
  const profile = {
    account: `new-${roles.join('-')}`,
    name: '新人',
    roles,
    office,
    identityNumber: own,
    relatives: [],
  };
  return { commandId: newCommand(), profile, password: TEST_PASSWORD };
}

describe('an own identity number', () => {
  it.each([[['clerk']], [['hall']], [['supervisor']], [['admin', 'clerk']]] as Role[][][])(
    'is asked of %j, or one could decide on oneself',
    async (roles) => {
      const admin = made.as('admin');
      expect(await registerStaff(made.desk, registration(roles, ''), admin)).toEqual(refused('identity-missing'));
      expect((await registerStaff(made.desk, registration(roles, identityNumber), admin)).ok).toBe(true);
    },
  );

  it.each([['admin'], ['auditor']] as Role[][])('is not asked of %s, who takes no step on a case', async (role) => {
    expect((await registerStaff(made.desk, registration([role], ''), made.as('admin'))).ok).toBe(true);
  });

  it('cannot be taken away from a clerk', () => {
    const { staffId } = made.as('streetClerk').actor;
    const profile = loadStaff(made.desk, staffId)?.state;
    if (profile === undefined) throw new Error('a clerk');
    const change = (given: string) =>
      commandStaff(
        made.desk,
        {
          commandId: newCommand(),
          staffId,
          command: { type: 'change', profile: { ...profile, identityNumber: given }, reason: '试' },
        },
        made.as('admin'),
      );
    expect(change('')).toEqual(refused('identity-missing'));
    expect(change(identityNumber).ok).toBe(true);
  });
});

describe('accounts opened together', () => {
  it('are each answered as if they came alone; the later of two that want one name is refused', async () => {
    const admin = made.as('admin');
    const good = registration(['clerk'], identityNumber);
    const short = { ...registration(['hall'], identityNumber), password: '短' };
    const sameName = { ...registration(['clerk'], identityNumber), commandId: newCommand() };
    const taken = registration(['auditor'], '');
    const known = { ...taken, profile: { ...taken.profile, account: testStaff.hall.account } };
    const before = written();
    const answers = await registerStaffTogether(made.desk, [good, short, sameName, known, good], admin);
    const opened = { ok: true, value: { staffId: expect.any(String) as string } };
    expect(answers).toEqual([
      opened,
      refused('password-too-short', { length: settingsOf(made.desk).passwordMinLength }),
      refused('changed-meanwhile'),
      refused('account-taken', { account: testStaff.hall.account }),
      opened,
    ]);
    expect(answers[4]).toEqual(answers[0]);
    expect(written()).toBe(before + 1);
    expect(await registerStaffTogether(made.desk, [good], admin)).toEqual([answers[0]]);
    const staffId = answers[0]?.ok === true ? answers[0].value.staffId : undefined;
    if (staffId === undefined) throw new Error('opened');
    expect(loadStaff(made.desk, staffId)?.state.account).toBe(good.profile.account);
    expect(credentialOf(made.desk.file.db, staffId)?.mustChange).toBe(true);
  });
});

describe('resetting a password', () => {
  it('of oneself is refused: it would go around the check of the old one', async () => {
    const admin = made.as('admin');
    const { staffId } = admin.actor;
    const before = credentialOf(made.desk.file.db, staffId);
    const reset = { commandId: newCommand(), staffId, password: 'another good one' };
    expect(await resetPassword(made.desk, reset, admin)).toEqual(refused('own-account'));
    expect(credentialOf(made.desk.file.db, staffId)).toEqual(before);
  });

  it('of somebody outside the administered offices is refused', async () => {
    const { staffId } = made.as('streetClerk').actor;
    const by = made.as('otherDistrictClerk');
    const reset = { commandId: newCommand(), staffId, password: 'another good one' };
    expect(await resetPassword(made.desk, reset, by)).toEqual(
      refused('outside-office', { office: testOffices.street.id }),
    );
  });
});

describe('a command id', () => {
  const settings = { ...defaultSettings, idleLockMinutes: 3 };

  it('that comes again is answered as before, and nothing is done twice', () => {
    const admin = made.as('admin');
    const commandId = newCommand();
    const save = (minutes: number) => {
      const change = { commandId, settings: { ...settings, idleLockMinutes: minutes }, reason: '试' };
      return saveSettings(made.desk, change, admin);
    };
    expect(save(3)).toEqual({ ok: true, value: settings });
    const before = written();
    expect(save(4)).toEqual({ ok: true, value: settings });
    expect(settingsOf(made.desk).idleLockMinutes).toBe(3);
    const office = { commandId: newCommand(), id: '630105' as OfficeId, name: '城北区' };
    expect(registerOffice(made.desk, office, admin)).toEqual({ ok: true, value: null });
    expect(registerOffice(made.desk, office, admin)).toEqual({ ok: true, value: null });
    expect(written()).toBe(before + 1);
  });

  it('of another command, person or thing is refused, and nothing is done', () => {
    const admin = made.as('admin');
    const commandId = newCommand();
    expect(saveSettings(made.desk, { commandId, settings, reason: '试' }, admin).ok).toBe(true);
    const before = written();
    const reused = refused('command-id-reused');
    expect(saveSettings(made.desk, { commandId, settings, reason: '试' }, made.as('auditor'))).toEqual(reused);
    expect(registerOffice(made.desk, { commandId, id: '630105' as OfficeId, name: '城北区' }, admin)).toEqual(reused);
    const off = (name: 'hall' | 'streetClerk', id: CommandId) => {
      const { staffId } = made.as(name).actor;
      const request = { commandId: id, staffId, command: { type: 'deactivate', reason: '试' } } as const;
      return commandStaff(made.desk, request, admin);
    };
    expect(off('hall', commandId)).toEqual(reused);
    expect(written()).toBe(before);
    const other = newCommand();
    expect(off('hall', other).ok).toBe(true);
    expect(off('streetClerk', other)).toEqual(reused);
    expect(() => made.as('streetClerk')).not.toThrow();
  });
});

describe('an office', () => {
  it('is registered under one that is registered', () => {
    const admin = made.as('admin');
    const register = (id: string) =>
      registerOffice(made.desk, { commandId: newCommand(), id: id as OfficeId, name: '新' }, admin);
    expect(register('630105001')).toEqual(refused('unknown-office', { office: '630105' }));
    expect(officeOf(made.desk, '630105001')).toBeUndefined();
    expect(register('630105').ok).toBe(true);
    expect(register('630105001').ok).toBe(true);
  });
});
