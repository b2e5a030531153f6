import type { LeaseState } from '../../domain/lease/state.ts';
import { covers } from '../../domain/office/office.ts';
import { loadLease } from '../lease/lease-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import type { SignedIn } from '../session/signed-in.ts';

/** The lease, when it lies in the person's subtree: what is outside answers as if it did not exist. */
export function leaseInSight(
  desk: OpenDesk,
  leaseId: string,
  { actor }: SignedIn,
): { readonly version: number; readonly state: LeaseState } {
  const { version, state } = loadLease(desk.file, leaseId);
  if (state === undefined || !covers(actor.office, state.content.office)) throw refused({ code: 'unknown-lease' });
  return { version, state };
}
