import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Gate } from '../allocation/gates.ts';
import type { Actor } from '../application/available-actions.ts';
import type { Clock } from '../application/state.ts';
import type { DrawPlan } from '../lottery/bundle.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { DrawEvent, DrawProgram, FrozenFiles, KeptFile } from './events.ts';
import type { DrawRefusal, UnfitPart } from './refusal.ts';

/** What was found in the files that are to be frozen. */
export interface FreezeFacts {
  readonly gates: readonly Gate[];
  /** The plan as its file has it, or which part of the bundle does not hold. */
  readonly bundle: Result<
    { readonly plan: DrawPlan; readonly planHash: string; readonly files: FrozenFiles },
    UnfitPart
  >;
  /** Whether the plan that it names as `previous` was voided; true when it names none. */
  readonly previousVoided: boolean;
}

/** What came out of the frozen bundle and the confirmed characters. */
export interface ComputedResult {
  readonly seed: string;
  readonly resultHash: string;
  readonly file: KeptFile;
  readonly chosen: number;
  readonly reserves: number;
}

/** This desk's signature of a text, and under which identity. */
export interface DeviceSigner {
  readonly device: string;
  readonly publicKey: string;
  readonly sign: (text: string) => string;
}

/** What the rules of a draw are told about the world. */
export interface DrawFacts {
  readonly drawId: string;
  readonly today: PlainDate;
  /** UTC milliseconds. */
  readonly now: number;
  readonly actor: Actor;
  /** Who signed beside the actor, as they are now; undefined when nobody did. */
  readonly second: Actor | undefined;
  readonly policy: PolicyVersion;
  readonly program: DrawProgram;
  /** With the command `freeze`. */
  readonly freeze: FreezeFacts | undefined;
  /** With the command `record-result`. */
  readonly computed: ComputedResult | undefined;
  readonly signer: DeviceSigner;
  /** SHA-256 in lower-case hex. */
  readonly hashOf: (text: string) => string;
  /** How long a result is public before it settles. */
  readonly publicFor: TimeLimit;
  readonly clockFrom: (limit: TimeLimit, from: PlainDate) => Clock;
  /** The clock with its last day as the calendar has it now. */
  readonly timed: (clock: Clock) => Clock;
  /** Which of the numbers stand in no roster of this draw. */
  readonly unknownNumbers: (numbers: readonly string[]) => readonly string[];
}

export type DrawDecision = Result<readonly DrawEvent[], DrawRefusal>;
