import type { BlobHash, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Clock } from '../application/state.ts';
import type { Contribution, DrawPlan, HashName } from '../lottery/bundle.ts';
import type { ObjectionChannel, Objector } from '../publicity/events.ts';
import type { ContributionSource, DrawProgram, FrozenFiles, KeptFile, RosterCounts, Signature } from './events.ts';

/** Before its freeze a draw is a plan (domain/allocation) and has no state here. */
export const drawStatuses = [
  'frozen',
  'contributed',
  'drawing',
  'drawn',
  'signed',
  'published',
  'settled',
  'voided',
] as const;

export type DrawStatus = (typeof drawStatuses)[number];

/** A typing of a contribution: by whom and when (UTC milliseconds). */
export interface Typing {
  readonly by: StaffId;
  readonly at: number;
}

/** One declared contribution and how far it has come. */
export interface ContributionState extends Contribution {
  /** The first typing; null before it, and again after two that differ. */
  readonly entered: (Typing & { readonly value: string; readonly source: ContributionSource }) | null;
  readonly confirmed: Typing | null;
  /** How often two typings differed. */
  readonly differed: number;
}

export interface DrawObjection {
  readonly objectionId: string;
  readonly objector: Objector | null;
  readonly channel: ObjectionChannel;
  readonly text: string;
  readonly numbers: readonly string[];
  readonly receivedOn: PlainDate;
  readonly clock: Clock;
  readonly recordedBy: StaffId;
  readonly answer: {
    readonly upheld: readonly string[];
    readonly result: string;
    readonly answeredOn: PlainDate;
    readonly by: StaffId;
  } | null;
}

/** Two people who did something together, when, and with which program. */
export interface DoneByTwo {
  readonly by: StaffId;
  readonly secondBy: StaffId;
  readonly at: number;
  readonly program: DrawProgram;
}

export interface DrawResult {
  readonly seed: string;
  readonly resultHash: string;
  readonly file: KeptFile;
  readonly chosen: number;
  readonly reserves: number;
  readonly at: number;
  readonly program: DrawProgram;
}

/** A draw, folded from its stream. */
export interface DrawState {
  readonly drawId: string;
  readonly office: OfficeId;
  readonly status: DrawStatus;
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
  readonly rehearsal: boolean;
  readonly rehearsalOf: string | null;
  readonly previous: string | null;
  readonly files: FrozenFiles;
  readonly sealed: BlobHash | null;
  readonly counts: RosterCounts;
  readonly frozenOn: PlainDate;
  readonly frozen: DoneByTwo;
  /** In the order of the plan. */
  readonly contributions: readonly ContributionState[];
  /** `device`: the desk that computes; only it goes on by itself after a power cut. */
  readonly started: (DoneByTwo & { readonly device: string }) | null;
  readonly result: DrawResult | null;
  readonly drawnOn: PlainDate | null;
  readonly signatures: readonly Signature[];
  readonly publishedOn: PlainDate | null;
  readonly publishedBy: StaffId | null;
  readonly period: Clock | null;
  readonly objections: readonly DrawObjection[];
  readonly settledOn: PlainDate | null;
  readonly struck: readonly string[];
  readonly voided: {
    readonly reason: string;
    readonly on: PlainDate;
    readonly by: StaffId;
    readonly secondBy: StaffId;
    /** Where the draw stood. */
    readonly from: DrawStatus;
  } | null;
  /** Refused attempts that stand in the log. */
  readonly refusedAttempts: number;
}

/** The characters drawn in public so far, by contribution id. */
export function confirmedValues(state: Pick<DrawState, 'contributions'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    state.contributions.flatMap(({ id, entered, confirmed }) =>
      entered !== null && confirmed !== null ? [[id, entered.value]] : [],
    ),
  );
}

/** Numbers that an objection which was upheld took out. */
export function struckNumbers(state: Pick<DrawState, 'objections'>): readonly string[] {
  return [...new Set(state.objections.flatMap(({ answer }) => answer?.upheld ?? []))].sort();
}

export function isOpenObjection({ answer }: Pick<DrawObjection, 'answer'>): boolean {
  return answer === null;
}
