import type { StaffId } from '../../kernel/ids.ts';

/**
 * How a person settled a conflict: `again` had the commands decided once more on what others had made of the case,
 * `theirs` let that stand, `new` answered it with another decision.
 */
export const conflictChoices = ['again', 'theirs', 'new'] as const;

export type ConflictChoice = (typeof conflictChoices)[number];

/** What the history keeps of it. */
export interface ConflictSettled {
  readonly conflictId: string;
  readonly choice: ConflictChoice;
  readonly comment: string;
  /** The commands that it is about, in their order. */
  readonly commands: readonly {
    readonly commandId: string;
    /** e.g. `application.approve`. */
    readonly name: string;
    readonly by: StaffId;
    /** UTC ms, by the clock of the desk that gave it. */
    readonly at: number;
  }[];
}

/** On a stream of its own, where the conflict is not about a case, or its case never came to be. */
export interface ConflictEvent {
  readonly type: 'conflict.settled.v1';
  readonly payload: ConflictSettled;
}
