import type { Session } from '../../contract/session.ts';
import { interestsOf } from '../../domain/staff/staff.ts';
import { credentialOf } from '../../store/credentials.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { loadStaff } from '../staff/staff-stream.ts';
import type { SignedIn } from './signed-in.ts';

/** A person at a screen. One per port; forgotten when the port closes. */
export interface ScreenSession {
  readonly staffId: string;
  locked: boolean;
  lastActiveAt: number;
}

/** What belongs to one window or browser session. */
export interface Connection {
  session: ScreenSession | undefined;
}

/** Undefined when the account was closed since. */
export function signedInAs(desk: OpenDesk, session: ScreenSession): SignedIn | undefined {
  const staff = loadStaff(desk, session.staffId)?.state;
  if (staff?.active !== true) return undefined;
  const { staffId, roles, office, name } = staff;
  return { actor: { staffId, roles, office, interests: interestsOf(staff) }, name };
}

/** Locks a screen that nobody touched for the time that the settings allow. */
export function lockIfIdle(desk: OpenDesk, session: ScreenSession): void {
  const idle = desk.now() - session.lastActiveAt;
  if (idle >= settingsOf(desk).idleLockMinutes * 60_000) session.locked = true;
}

/** The session as the screen sees it; undefined when the account was closed since. */
export function sessionView(desk: OpenDesk, session: ScreenSession): Session | undefined {
  const staff = loadStaff(desk, session.staffId)?.state;
  if (staff?.active !== true) return undefined;
  return {
    staffId: staff.staffId,
    account: staff.account,
    name: staff.name,
    roles: [...staff.roles],
    office: staff.office,
    officeName: officeName(desk, staff.office),
    locked: session.locked,
    mustChangePassword: credentialOf(desk.file.db, staff.staffId)?.mustChange ?? false,
    idleLockMinutes: settingsOf(desk).idleLockMinutes,
  };
}
