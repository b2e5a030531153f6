import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Clock } from '../application/state.ts';
import type { Contribution, DrawPlan, HashName } from '../lottery/bundle.ts';
import type { ObjectionChannel, Objector } from '../publicity/events.ts';
import type { AttemptedCommand } from './command-type.ts';

/** A file of the draw, kept as an encrypted document that is named by the SHA-256 of its bytes. */
export interface KeptFile {
  readonly hash: BlobHash;
  readonly bytes: number;
}

/** The files that were frozen. */
export interface FrozenFiles {
  readonly plan: KeptFile;
  readonly roster: KeptFile;
  readonly units: KeptFile;
}

/** How many households stand in the roster, by tier; the counts that were signed off. */
export interface RosterCounts {
  readonly households: number;
  readonly units: number;
  readonly tiers: readonly { readonly tier: number; readonly households: number }[];
}

/** The program that did it: its version and the SHA-256 over its files. */
export interface DrawProgram {
  readonly version: string;
  readonly hash: string;
}

/** Where the characters come from: drawn in the hall, or a figure that anyone can look up. */
export type ContributionSource =
  | { readonly kind: 'drawn-here' }
  | {
      readonly kind: 'public-figure';
      /** What the figure is, e.g. a lottery's winning number. */
      readonly name: string;
      /** Where it stands to be read. */
      readonly where: string;
      readonly publishedOn: PlainDate;
    };

export const signerRoles = ['supervisor', 'notary', 'witness'] as const;

export type SignerRole = (typeof signerRoles)[number];

/** Somebody who stood by and signs for it. */
export interface Signature {
  readonly signatureId: string;
  readonly role: SignerRole;
  readonly name: string;
  readonly organisation: string;
  /** The drawn signature: strokes of whole-number points, `x,y x,y;x,y …`, on a field of 1000 × 400. */
  readonly strokes: string;
  /** SHA-256 of the strokes: what is published instead of them. */
  readonly strokesHash: string;
  /** UTC milliseconds. */
  readonly signedAt: number;
  /** Ed25519 of this desk over the statement (signature-statement.ts), base64. */
  readonly deviceSignature: string;
  readonly device: string;
  /** The desk's public key, base64 of the 32 bytes. */
  readonly publicKey: string;
}

/** The history of a draw from its freeze on: a stream of its own, in the scope of the whole city. */
export type DrawEvent =
  | {
      readonly type: 'draw.frozen.v1';
      readonly payload: {
        readonly drawId: string;
        readonly office: OfficeId;
        readonly title: string;
        readonly city: string;
        readonly planHash: string;
        readonly algorithm: HashName;
        readonly rosterRoot: string;
        readonly rosterCount: number;
        readonly unitRoot: string;
        readonly unitCount: number;
        readonly pools: DrawPlan['pools'];
        readonly assign: DrawPlan['assign'];
        readonly contributions: readonly Contribution[];
        readonly rehearsal: boolean;
        /** The draw that is rehearsed. */
        readonly rehearsalOf: string | null;
        /** Plan hash of the voided draw that this one replaces. */
        readonly previous: string | null;
        readonly files: FrozenFiles;
        /** The full roster, sealed. It stays at the desk that froze it: not named as a document that travels. */
        readonly sealed: BlobHash | null;
        readonly counts: RosterCounts;
        readonly frozenOn: PlainDate;
        readonly secondBy: StaffId;
        readonly program: DrawProgram;
        readonly basis: Basis;
      };
    }
  /** The first of two typings; the second person does not see it. */
  | {
      readonly type: 'draw.contribution-entered.v1';
      readonly payload: {
        readonly contributionId: string;
        readonly value: string;
        readonly source: ContributionSource;
        readonly enteredOn: PlainDate;
      };
    }
  /** Both typings were the same: the value stands and cannot be changed. */
  | {
      readonly type: 'draw.contribution-confirmed.v1';
      readonly payload: {
        readonly contributionId: string;
        readonly value: string;
        /** Who typed it the second time. */
        readonly confirmedBy: StaffId;
      };
    }
  /** The typings differ: neither counts, and both type again. */
  | {
      readonly type: 'draw.contribution-differed.v1';
      readonly payload: { readonly contributionId: string; readonly second: string; readonly confirmedBy: StaffId };
    }
  /** From here on only one result is possible; a power cut leaves the draw here. */
  | {
      readonly type: 'draw.started.v1';
      readonly payload: { readonly secondBy: StaffId; readonly startedOn: PlainDate; readonly program: DrawProgram };
    }
  | {
      readonly type: 'draw.drawn.v1';
      readonly payload: {
        readonly seed: string;
        readonly resultHash: string;
        readonly result: KeptFile;
        readonly chosen: number;
        readonly reserves: number;
        readonly program: DrawProgram;
        readonly drawnOn: PlainDate;
      };
    }
  | { readonly type: 'draw.signature-added.v1'; readonly payload: Signature }
  | { readonly type: 'draw.signed.v1'; readonly payload: { readonly signedOn: PlainDate } }
  | {
      readonly type: 'draw.published.v1';
      readonly payload: {
        readonly publishedOn: PlainDate;
        /** PRH-14, PRH-15: the result is public so long, its last day whole, before it settles. */
        readonly period: Clock;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'draw.objection-raised.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly objector: Objector | null;
        readonly channel: ObjectionChannel;
        readonly text: string;
        /** Registration numbers that it is about; none: the draw as a whole. */
        readonly numbers: readonly string[];
        readonly receivedOn: PlainDate;
        readonly recordedOn: PlainDate;
        readonly clock: Clock;
        readonly basis: Basis;
      };
    }
  /** For which numbers it was upheld; these give up their place, and nobody else's order changes. */
  | {
      readonly type: 'draw.objection-answered.v1';
      readonly payload: {
        readonly objectionId: string;
        readonly upheld: readonly string[];
        readonly result: string;
        readonly answeredOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'draw.settled.v1';
      readonly payload: {
        readonly settledOn: PlainDate;
        /** Numbers struck by an objection that was upheld. */
        readonly struck: readonly string[];
        readonly basis: Basis;
      };
    }
  /** Kept and shown for good; a draw that replaces it names its plan. */
  | {
      readonly type: 'draw.voided.v1';
      readonly payload: { readonly reason: string; readonly voidedOn: PlainDate; readonly secondBy: StaffId };
    }
  /** Somebody with the right to conduct the draw asked for what its rules forbid. */
  | {
      readonly type: 'draw.attempt-refused.v1';
      readonly payload: { readonly command: AttemptedCommand; readonly code: string; readonly attemptedOn: PlainDate };
    };

export type DrawEventType = DrawEvent['type'];

/** With what the envelope says of it. */
export type RecordedDrawEvent = DrawEvent & {
  readonly actor: StaffId;
  readonly wallTime: number;
  /** The device that wrote it. */
  readonly device: string;
};
