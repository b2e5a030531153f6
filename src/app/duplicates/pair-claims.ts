import type { AnyRefusal } from '../../contract/errors.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import { identityClaims } from '../../domain/application/identity-claims.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { type ClaimEvent, type ClaimState, evolveClaim, isTakenByOther } from '../../domain/claim/claim.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { identityClaimStream, loadClaim } from '../application/application-stream.ts';

export interface ClaimingChange {
  /** The case as it is after the event. */
  readonly state: ApplicationState;
  readonly event: ApplicationEvent;
}

interface Claim {
  readonly version: number;
  state: ClaimState;
  readonly events: ClaimEvent[];
}

/**
 * The identity numbers that pass from the case that ends to the one that goes on. Releases come first, so a number that
 * both name changes hands within one command and is free for nobody in between.
 */
export function passedClaims(file: CaseFile, changes: readonly ClaimingChange[]): Result<StreamAppend[], AnyRefusal> {
  const claims = new Map<string, Claim>();
  const claimOn = (identityNumber: string): Claim => {
    const stream = identityClaimStream(identityNumber);
    let claim = claims.get(stream);
    if (claim === undefined) claims.set(stream, (claim = { ...loadClaim(file, stream), events: [] }));
    return claim;
  };
  const add = (claim: Claim, event: ClaimEvent): void => {
    claim.events.push(event);
    claim.state = evolveClaim(claim.state, event);
  };
  const wanted = changes.flatMap(({ state, event }) =>
    identityClaims(state, event).map((change) => ({ state, change })),
  );
  for (const { state, change } of wanted.toSorted((a, b) => rank(a.change.kind) - rank(b.change.kind))) {
    for (const identityNumber of change.identityNumbers) {
      const claim = claimOn(identityNumber);
      const isHeld = claim.state.holder === state.caseId;
      if (change.kind === 'release') {
        if (isHeld) add(claim, { type: 'claim.released.v1', payload: { holder: state.caseId } });
        continue;
      }
      const member = state.content.members.find((each) => each.identityNumber === identityNumber);
      const role = member?.relation ?? '';
      if (isTakenByOther(claim.state, state.caseId)) {
        const { label: caseNo, role: otherRole } = claim.state;
        return err({ code: 'identity-claimed', name: member?.name ?? '', role, caseNo, otherRole });
      }
      const taken = { holder: state.caseId, label: state.caseNo, role };
      if (!isHeld) add(claim, { type: 'claim.taken.v1', payload: taken });
    }
  }
  return ok(
    [...claims].flatMap(([stream, { version, events }]) =>
      events.length === 0 ? [] : [{ stream, expectedVersion: version, events }],
    ),
  );
}

function rank(kind: 'take' | 'release'): number {
  return kind === 'release' ? 0 : 1;
}
