import type { AnyRefusal } from '../../contract/errors.ts';
import { credentialOf } from '../../store/credentials.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OpenDesk } from '../open-desk.ts';
import { signIn } from './sign-in.ts';

/**
 * A second person signs on the screen of the first: account and password are checked, and counted when wrong, as at a
 * sign-in, but no session is opened. What they may sign is the rules' question (domain/application/overrule.ts).
 */
export async function secondPerson(
  desk: OpenDesk,
  { account, password }: { readonly account: string; readonly password: string },
): Promise<Result<StaffId, AnyRefusal>> {
  const signedIn = await signIn(desk, account, password);
  if (!signedIn.ok) return signedIn;
  const { staffId } = signedIn.value;
  // A password that an administrator gave out is no signature of the person yet.
  if (credentialOf(desk.file.db, staffId)?.mustChange ?? true) return err({ code: 'second-person', why: 'unknown' });
  return ok(staffId as StaffId);
}
