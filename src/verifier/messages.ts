/** What page and worker say to each other. */
import type { DrawPlan, RosterEntry } from '../domain/lottery/bundle.ts';
import type { DrawStep } from '../domain/lottery/draw-hash.ts';
import type { ProofAnswer, ProofMismatch } from '../domain/lottery/line-proof.ts';
import type { DrawOutcome } from '../domain/lottery/outcome-of.ts';
import type { VerifyFailure } from '../domain/lottery/verify-draw.ts';

export type ToWorker =
  | { readonly kind: 'verify'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'ask'; readonly no: string }
  | { readonly kind: 'proof'; readonly text: string };

export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly step: DrawStep | 'open'; readonly share: number }
  | { readonly kind: 'holds'; readonly draw: CheckedDraw }
  | { readonly kind: 'refused'; readonly failure: VerifyFailure }
  | { readonly kind: 'broke'; readonly message: string }
  | { readonly kind: 'outcome'; readonly no: string; readonly found: Found }
  /** `published`: there is a verified draw, and the proof was compared with it. */
  | {
      readonly kind: 'proof';
      readonly answer: ProofAnswer;
      readonly published: boolean;
      readonly mismatch: ProofMismatch | undefined;
    };

export interface CheckedDraw {
  readonly plan: DrawPlan;
  readonly planHash: string;
  readonly seed: string;
  readonly resultHash: string;
  readonly values: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

export interface Found {
  readonly outcome: DrawOutcome;
  /** The roster's line; undefined when the number is not in it. */
  readonly entry: RosterEntry | undefined;
}
