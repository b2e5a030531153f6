import type { Database } from './connection.ts';
import { namedStatement } from './statements.ts';

/** How a member of staff signs in on this desk. Never in the log: a digest that travels can be guessed at leisure. */
export interface Credential {
  /** argon2id in PHC form. */
  readonly passwordHash: string;
  /** Somebody else set it: to be changed at the next sign-in. */
  readonly mustChange: boolean;
  readonly failedAttempts: number;
  readonly lockedUntil: number | null;
}

interface CredentialRow {
  readonly password_hash: string;
  readonly must_change: number;
  readonly failed_attempts: number;
  readonly locked_until: number | null;
}

const select = namedStatement<[staffId: string], CredentialRow>(
  'credential.get',
  `SELECT password_hash, must_change, failed_attempts, locked_until FROM credential WHERE staff_id = ?`,
);
const upsert = namedStatement<[staffId: string, hash: string, mustChange: number, at: number]>(
  'credential.set',
  `INSERT INTO credential (staff_id, password_hash, must_change, changed_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (staff_id) DO UPDATE SET password_hash = excluded.password_hash, must_change = excluded.must_change,
     changed_at = excluded.changed_at, failed_attempts = 0, locked_until = NULL`,
);
const updateAttempts = namedStatement<[failed: number, lockedUntil: number | null, staffId: string]>(
  'credential.attempts',
  `UPDATE credential SET failed_attempts = ?, locked_until = ? WHERE staff_id = ?`,
);

export function credentialOf(db: Database, staffId: string): Credential | undefined {
  const row = select.on(db).get(staffId);
  if (row === undefined) return undefined;
  return {
    passwordHash: row.password_hash,
    mustChange: row.must_change === 1,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
  };
}

export interface NewCredential {
  readonly staffId: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly at: number;
}

/** Sets or replaces a password; ends a lockout. Runs inside the caller's unit of work. */
export function setCredential(db: Database, credential: NewCredential): void {
  upsert.on(db).run(credential.staffId, credential.passwordHash, credential.mustChange ? 1 : 0, credential.at);
}

/** Records wrong attempts (0 after a right one) and until when the account is locked. */
export function recordAttempts(
  db: Database,
  staffId: string,
  attempts: { readonly failed: number; readonly lockedUntil: number | null },
): void {
  updateAttempts.on(db).run(attempts.failed, attempts.lockedUntil, staffId);
}
