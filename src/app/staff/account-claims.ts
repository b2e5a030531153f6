import type { AnyRefusal } from '../../contract/errors.ts';
import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { accountClaimStream } from './staff-stream.ts';

/** An account name belongs to one person; a renamed account frees its old name. */
export function accountClaims(
  desk: OpenDesk,
  staffId: StaffId,
  account: { readonly before: string | undefined; readonly after: string | undefined },
): Result<readonly StreamAppend[], AnyRefusal> {
  if (account.after === undefined || account.after === account.before) return ok([]);
  const wanted = loadClaim(desk.file, accountClaimStream(account.after));
  if (isTakenByOther(wanted.state, staffId)) return err({ code: 'account-taken', account: account.after });
  const taken = { type: 'claim.taken.v1', payload: { holder: staffId, label: account.after } };
  const appends: StreamAppend[] = [
    { stream: accountClaimStream(account.after), expectedVersion: wanted.version, events: [taken] },
  ];
  if (account.before !== undefined) {
    const old = loadClaim(desk.file, accountClaimStream(account.before));
    const released = { type: 'claim.released.v1', payload: { holder: staffId } };
    appends.push({ stream: accountClaimStream(account.before), expectedVersion: old.version, events: [released] });
  }
  return ok(appends);
}
