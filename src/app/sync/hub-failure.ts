import type { AnyRefusal } from '../../contract/errors.ts';
import type { SyncCause } from '../../contract/sync.ts';
import type { Problem } from '../../protocol/messages.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';

/** Why a request to the hub gave nothing that can be used. */
export type HubFailure =
  /** No answer: nobody knows whether the request arrived. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** Whoever answered has another certificate than the one agreed on: nothing was sent. */
  | { readonly kind: 'certificate-changed'; readonly detail: string }
  /** The hub said no. */
  | { readonly kind: 'problem'; readonly status: number; readonly problem: Problem }
  /** An answer that no hub of this protocol gives. */
  | { readonly kind: 'unusable'; readonly detail: string };

/** A transport rejects with it when the far end shows another certificate. */
export class CertificateChanged extends Error {
  override readonly name = 'CertificateChanged';
}

/** What the person at the screen is told. */
export function refusalOfFailure(failure: HubFailure): AnyRefusal {
  if (failure.kind !== 'problem') return { code: 'hub-unreachable' };
  const { code } = failure.problem;
  if (code === 'bad-code') return { code: 'bad-enrolment-code' };
  return { code: 'hub-refused', problem: code };
}

/** The cause that the connection indicator shows. */
export function causeOfFailure(failure: HubFailure): SyncCause {
  switch (failure.kind) {
    case 'unreachable':
      return 'unreachable';
    case 'certificate-changed':
      return 'certificate-changed';
    case 'unusable':
      return 'hub-fault';
    case 'problem':
      return causeOfProblem(failure.problem);
  }
}

function causeOfProblem({ code, oldestProtocol }: Problem): SyncCause {
  if (code === 'busy') return 'hub-busy';
  if (code === 'unknown-device') return 'unknown-device';
  if (code === 'revoked') return 'revoked';
  if (code === 'protocol-unsupported') {
    return (oldestProtocol ?? 0) > PROTOCOL_VERSION ? 'program-too-old' : 'hub-too-old';
  }
  return 'hub-fault';
}
