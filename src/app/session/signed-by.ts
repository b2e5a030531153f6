import type { StaffId } from '../../kernel/ids.ts';
import type { OpenDesk } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { secondPerson } from './second-person.ts';

/** A second person who signed in on the same screen, as commands take them; nothing where nobody did. */
export async function signedBy(
  desk: OpenDesk,
  second: { readonly account: string; readonly password: string } | null,
): Promise<{ readonly secondBy?: StaffId }> {
  return second === null ? {} : { secondBy: valueOrRefuse(await secondPerson(desk, second)) };
}
