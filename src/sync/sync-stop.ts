import type { Problem } from '../protocol/messages.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';

/** Why a request to the hub gave nothing that can be used. */
export type LineFailure =
  /** No answer: nobody knows whether the request arrived. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** Whoever answered has another certificate than the one agreed on: nothing was sent. */
  | { readonly kind: 'certificate-changed'; readonly detail: string }
  /** The hub said no. */
  | { readonly kind: 'problem'; readonly status: number; readonly problem: Problem }
  /** An answer that no hub of this protocol gives. */
  | { readonly kind: 'unusable'; readonly detail: string };

export type SyncCause =
  | 'unreachable'
  | 'hub-busy'
  | 'hub-fault'
  | 'unknown-device'
  | 'revoked'
  | 'program-too-old'
  | 'hub-too-old'
  | 'hub-not-trusted'
  | 'certificate-changed'
  | 'disk-full'
  | 'fault';

/** Waits for a person: trying again would give the same answer. Survives a restart. */
export interface SyncStop {
  readonly cause: SyncCause;
  /** For whoever reads a log; no personal data. */
  readonly detail: string;
}

/** What a failure means, and whether time alone may mend it. */
export interface Judged extends SyncStop {
  readonly passes: boolean;
}

export function judgeFailure(failure: LineFailure): Judged {
  switch (failure.kind) {
    case 'unreachable':
      return { cause: 'unreachable', detail: failure.detail, passes: true };
    case 'unusable':
      // A gateway on the way answers for a hub that is down.
      return { cause: 'hub-fault', detail: failure.detail, passes: true };
    case 'certificate-changed':
      return { cause: 'certificate-changed', detail: failure.detail, passes: false };
    case 'problem':
      return judgeProblem(failure.problem);
  }
}

function judgeProblem({ code, detail: said, oldestProtocol }: Problem): Judged {
  const detail = `${code}: ${said}`;
  switch (code) {
    case 'busy':
      return { cause: 'hub-busy', detail, passes: true };
    // A clock is learned, a nonce is new next time.
    case 'fault':
    case 'damaged':
    case 'clock-off':
    case 'replayed':
      return { cause: 'hub-fault', detail, passes: true };
    case 'unknown-device':
    case 'revoked':
      return { cause: code, detail, passes: false };
    case 'protocol-unsupported': {
      const isOld = (oldestProtocol ?? 0) > PROTOCOL_VERSION;
      return { cause: isOld ? 'program-too-old' : 'hub-too-old', detail, passes: false };
    }
    case 'malformed':
    case 'too-large':
    case 'bad-signature':
    case 'wrong-city':
    case 'bad-seal':
    case 'broken-chain':
    case 'bad-payload':
    case 'bad-scope':
    case 'bad-counts':
    case 'foreign-scope':
    case 'forked':
    case 'bad-code':
    case 'role-missing':
    case 'unknown-office':
    case 'unknown-document':
    case 'wrong-hash':
    case 'unknown-path':
      return { cause: 'hub-fault', detail, passes: false };
  }
}
