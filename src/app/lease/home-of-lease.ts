/**
 * The home of a lease in the ledger of homes and its claim: taken with the signature, let go with the keys. A home that
 * the ledger does not know yet is kept apart by the claim alone.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { LeaseContent } from '../../domain/lease/content.ts';
import type { EndReason, LeaseState } from '../../domain/lease/state.ts';
import { homeClaimStream } from '../../domain/unit/home-claim.ts';
import type { ReleaseReason } from '../../domain/unit/release.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadApplication, loadClaim } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { unitAppends } from '../units/unit-appends.ts';
import { loadUnit } from '../units/unit-stream.ts';

/** Whose the home is: the case that is housed, or the lease where an employer's tenant has none. */
export function holderOf(leaseId: string, { caseId }: Pick<LeaseContent, 'caseId'>): CaseId {
  // The ledger of homes calls whoever has a home a case; a lease without one stands in its place.
  return caseId ?? (leaseId as CaseId);
}

export function letHome(desk: OpenDesk, lease: LeaseState): Result<readonly StreamAppend[], AnyRefusal> {
  const { leaseId, content } = lease;
  const { unitNo } = content.home;
  const holder = holderOf(leaseId, content);
  const label = labelOf(desk, lease);
  if (loadUnit(desk.file, unitNo).state !== undefined) {
    return unitAppends(desk.file, unitNo, { type: 'let', leaseId, caseId: holder, caseNo: label });
  }
  const stream = homeClaimStream(unitNo);
  const { version, state } = loadClaim(desk.file, stream);
  if (isTakenByOther(state, holder)) return err({ code: 'home-taken', unitNo, holder: state.label });
  const taken = { type: 'claim.taken.v1', payload: { holder, label } };
  return ok([{ stream, expectedVersion: version, events: [taken] }]);
}

/** Nothing where somebody else has the home by now. */
export function freeHome(
  desk: OpenDesk,
  { leaseId, content }: LeaseState,
  { reason, comment }: { readonly reason: EndReason; readonly comment: string },
): readonly StreamAppend[] {
  const { unitNo } = content.home;
  const by = holderOf(leaseId, content);
  if (loadUnit(desk.file, unitNo).state !== undefined) {
    const step = { type: 'release', by, cause: 'returned', reason: releaseReasons[reason], comment } as const;
    const released = unitAppends(desk.file, unitNo, step);
    return released.ok ? released.value : [];
  }
  const stream = homeClaimStream(unitNo);
  const { version, state } = loadClaim(desk.file, stream);
  if (state.holder !== by) return [];
  return [{ stream, expectedVersion: version, events: [{ type: 'claim.released.v1', payload: { holder: by } }] }];
}

/** What an estate is judged by (M18); a term that ran out says nothing of it. */
const releaseReasons: Readonly<Record<EndReason, ReleaseReason | null>> = {
  expired: null,
  voluntary: 'other',
  moved: 'moved-away',
  death: 'death',
  breach: 'breach',
  'not-entitled': null,
  other: 'other',
};

function labelOf(desk: OpenDesk, { leaseNo, content: { caseId } }: LeaseState): string {
  const caseNo = caseId === null ? undefined : loadApplication(desk.file, caseId)?.state.caseNo;
  return caseNo ?? leaseNo;
}
