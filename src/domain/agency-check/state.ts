import type { DocumentId, StaffId } from '../../kernel/ids.ts';
import type { CaseDocument } from '../application/document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { AgencyFailure } from './agency-port.ts';
import type { ChangedCondition, CheckFinding, ConsentSigner, FieldRuling } from './events.ts';
import type { ManualReason, RulingReason } from './reasons.ts';
import type { CheckSource } from './source.ts';

export interface CheckConsent {
  readonly consentId: string;
  readonly person: string;
  readonly signer: ConsentSigner;
  readonly guardian: string;
  readonly sources: readonly CheckSource[];
  readonly signedOn: PlainDate;
  readonly until: PlainDate;
  readonly documentId: DocumentId;
  readonly withdrawnOn: PlainDate | null;
}

/** What a registry said of one person, and since when and how long it counts. */
export interface CheckEvidence {
  /** The request, or the manual entry. */
  readonly evidenceId: string;
  readonly person: string;
  readonly source: CheckSource;
  readonly finding: CheckFinding;
  readonly asOf: PlainDate;
  /** The registry's own limit; the policy may be stricter. */
  readonly validUntil: PlainDate | null;
  /** The last day on which it counts, as its event said by the policy of its day; null where an older program wrote it. */
  readonly countsUntil: PlainDate | null;
  /** UTC milliseconds: by the registry's clock, or when it was entered. */
  readonly at: number;
  /** UTC milliseconds of this desk, when it was kept. */
  readonly keptAt: number;
  /** Fields that differed from the declaration, without a ruling so far, when it was kept. */
  readonly differences: readonly string[];
  readonly manual: {
    readonly documentId: DocumentId;
    readonly reason: ManualReason;
    readonly comment: string;
    readonly by: StaffId;
  } | null;
}

export interface CheckRequestState {
  readonly requestId: string;
  readonly consentId: string;
  readonly person: string;
  readonly name: string;
  readonly source: CheckSource;
  readonly requestedOn: PlainDate;
  readonly requestedAt: number;
  readonly by: StaffId;
  /** The desk that asks, and asks again after a restart. */
  readonly device: string;
  readonly end:
    | null
    | { readonly kind: 'answered'; readonly replyHash: string }
    | { readonly kind: 'failed'; readonly failure: AgencyFailure; readonly detail: string; readonly at: number }
    | { readonly kind: 'cancelled' };
}

export interface CheckRuling {
  readonly person: string;
  readonly source: CheckSource;
  readonly evidenceId: string;
  readonly fields: readonly FieldRuling[];
  readonly reason: RulingReason;
  readonly comment: string;
  readonly ruledOn: PlainDate;
  readonly by: StaffId;
}

/** All checks of one case, folded from its stream; each list in the order of the events. */
export interface ChecksState {
  readonly consents: readonly CheckConsent[];
  readonly requests: readonly CheckRequestState[];
  readonly evidence: readonly CheckEvidence[];
  readonly rulings: readonly CheckRuling[];
  /** What new evidence changed and nobody has looked at yet. */
  readonly changed: readonly ChangedCondition[];
  /** UTC milliseconds since when something is changed and not looked at; null when nothing is. */
  readonly changedSince: number | null;
  /** How many questions the programme asks about the household, as last counted. */
  readonly needed: number;
  /** Papers that came in with a consent. */
  readonly papers: readonly CaseDocument[];
}

export const NO_CHECKS: ChecksState = {
  consents: [],
  requests: [],
  evidence: [],
  rulings: [],
  changed: [],
  changedSince: null,
  needed: 0,
  papers: [],
};
