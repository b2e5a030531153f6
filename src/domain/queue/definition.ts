import type { Queue } from '../application/queue.ts';
import type { Permission } from '../staff/role.ts';
import type { CaseMark } from './case-mark.ts';

/** Under which heading a list stands at the side. */
export const queueKinds = ['own', 'due', 'step', 'beside', 'past'] as const;
export type QueueKind = (typeof queueKinds)[number];

/**
 * Where the rows of a list come from. What is of one source differs in data alone; a new source takes a reader in the
 * store (store/queries/queue.ts).
 */
export type QueueSource =
  /** The cases in one step. */
  | { readonly from: 'step'; readonly step: Queue }
  /** Cases in all steps that are open, or in those that wait for the reader's own office. */
  | {
      readonly from: 'steps';
      readonly steps: 'open' | 'turn';
      readonly due: 'any' | 'today' | 'late';
      /** Only those that nobody holds now. */
      readonly free: boolean;
    }
  /** Cases that carry a mark. */
  | { readonly from: 'mark'; readonly mark: CaseMark }
  /** Cases that the reader holds, or of these only those that left them and came back. */
  | { readonly from: 'held'; readonly returned: boolean }
  /** Open cases with a registry's answer that is older than the policy lets it count. */
  | { readonly from: 'stale' }
  /** Open cases with a promised paper that has not come in time (容缺受理). */
  | { readonly from: 'promise' }
  /** Cases in which the reader took the last step, the latest first. */
  | { readonly from: 'recent' }
  /** The reader's half-filled forms on this desk; they are no cases yet. */
  | { readonly from: 'drafts' }
  /** Pairs of cases that may be about the same people (domain/duplicate). */
  | { readonly from: 'pairs' };

export const queueColumns = [
  'case-no',
  'applicant',
  'programme',
  'size',
  'status',
  'channel',
  'received',
  'clock',
  'missing',
  'checks',
  'holder',
  'last',
  'due',
] as const;
export type QueueColumn = (typeof queueColumns)[number];

export const queueSorts = ['due', 'received', 'case-no'] as const;
export type QueueSort = (typeof queueSorts)[number];

export interface QueueDefinition {
  readonly name: string;
  readonly kind: QueueKind;
  readonly source: QueueSource;
  readonly columns: readonly QueueColumn[];
  /** Orders that the store has an index for; the first is the usual one. Empty: the list has one order of its own. */
  readonly sorts: readonly QueueSort[];
  /** The one main action of the screen. Opening a case with Enter is always there. */
  readonly action: 'new-application' | 'take-next';
  readonly permission: Permission;
  /** What the side shows: how many, of these the late ones too, or nothing. */
  readonly badge: 'count' | 'count-and-late' | 'none';
  /** A step that not every city has: the side leaves it out while nothing stands in it. */
  readonly onlyWhenUsed?: boolean;
  /** Goes there from everywhere. */
  readonly keys: string | null;
}
