import { householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { cityOf } from '../../domain/office/office.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { findLeases } from '../../store/queries/leases.ts';
import { identityClaimStream, loadApplication, loadClaim } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';

const MOST_LEASES = 20;

/**
 * Whoever has given a home back may apply again: the identity numbers that the case held while it was housed are let go.
 * Not while the household has another home of the city.
 */
export function releaseHousehold(desk: OpenDesk, { leaseId, content }: LeaseState): readonly StreamAppend[] {
  const { caseId, office, tenant } = content;
  if (caseId === null) return [];
  const scope = cityOf(office);
  const leases = findLeases(desk.file.db, { scope, text: tenant.identityNumber, limit: MOST_LEASES });
  if (leases.some((other) => other.leaseId !== leaseId && other.status === 'signed')) return [];
  // A desk that does not have the case knows those who live in the home.
  const members = loadApplication(desk.file, caseId)?.state.content.members ?? [];
  const numbers = new Set([...householdOf(content), ...members.map(({ identityNumber }) => identityNumber)]);
  return [...numbers].flatMap((identityNumber) => {
    const stream = identityClaimStream(identityNumber);
    const { version, state } = loadClaim(desk.file, stream);
    if (state.holder !== caseId) return [];
    return [{ stream, expectedVersion: version, events: [{ type: 'claim.released.v1', payload: { holder: caseId } }] }];
  });
}
