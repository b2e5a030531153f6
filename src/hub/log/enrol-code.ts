import type { OfficeId } from '../../kernel/ids.ts';

/** A one-time code as the log keeps it: the part to find it by, and a digest of the rest. */
export interface EnrolCode {
  readonly city: OfficeId;
  readonly lookup: string;
  readonly secretHash: string;
  readonly office: OfficeId;
  readonly staffId: string | null;
  readonly expiresAt: number;
}

export interface CodeAttempt {
  readonly lookup: string;
  readonly secretHash: string;
  readonly now: number;
  readonly maxAttempts: number;
  readonly device: { readonly device: string; readonly publicKey: string; readonly name: string };
}

export type CodeUse =
  | { readonly kind: 'enrolled'; readonly city: OfficeId; readonly office: OfficeId; readonly staffId: string | null }
  /** The detail is for the audit; the answer says no more than that the code is not good. */
  | {
      readonly kind: 'refused';
      readonly detail: 'unknown' | 'wrong' | 'worn-out' | 'expired' | 'used' | 'device-taken';
    };
