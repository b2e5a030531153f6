import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../../domain/application/evolve.ts';
import { foldApplication } from '../../domain/application/evolve.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { type ClaimEvent, type ClaimState, FREE_CLAIM, evolveClaim } from '../../domain/claim/claim.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function applicationStream(caseId: CaseId): string {
  return `application:${caseId}`;
}

/** The stream that says whose live application holds an identity number; the number itself is not in the name. */
export function identityClaimStream(identityNumber: string): string {
  const digest = createHash('sha256').update(`anju-claim/1 identity ${identityNumber}`).digest('hex');
  return `claim:identity-${digest.slice(0, 32)}`;
}

/** The stream that says which case a sender's application id became. */
export function externalClaimStream(externalId: string): string {
  const digest = createHash('sha256').update(`anju-claim/1 external ${externalId}`).digest('hex');
  return `claim:external-${digest.slice(0, 32)}`;
}

export interface LoadedApplication {
  readonly version: number;
  readonly state: ApplicationState;
}

/** Undefined when there is no such case. */
export function loadApplication(file: Pick<CaseFile, 'loadSteps'>, caseId: CaseId): LoadedApplication | undefined {
  const { version, events } = file.loadSteps(applicationStream(caseId));
  const state = foldApplication(typedEvents<RecordedEvent>(events, 'application'));
  return state === undefined ? undefined : { version, state };
}

export interface LoadedClaim {
  readonly version: number;
  readonly state: ClaimState;
}

export function loadClaim(file: CaseFile, stream: string): LoadedClaim {
  const { version, events } = file.load(stream);
  let state: ClaimState = FREE_CLAIM;
  for (const event of typedEvents<ClaimEvent>(events, 'claim')) state = evolveClaim(state, event);
  return { version, state };
}
