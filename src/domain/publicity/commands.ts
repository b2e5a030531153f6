import type { CaseId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ObjectionChannel, ObjectionPause, Objector } from './events.ts';

/** Everything that can be asked of a notice. */
export type PublicityCommand =
  | { readonly type: 'prepare'; readonly caseIds: readonly CaseId[] }
  | { readonly type: 'remove-items'; readonly caseIds: readonly CaseId[] }
  | { readonly type: 'drop'; readonly reason: string }
  | { readonly type: 'assess'; readonly findings: string; readonly measures: string }
  /** `secondBy`: who signed in beside the officer; the app has checked that it was them. */
  | { readonly type: 'publish'; readonly secondBy: StaffId | null }
  | {
      readonly type: 'raise-objection';
      readonly objectionId: string;
      readonly objector: Objector | null;
      readonly channel: ObjectionChannel;
      readonly text: string;
      readonly caseIds: readonly CaseId[];
      readonly receivedOn: PlainDate;
    }
  | {
      readonly type: 'pause-objection';
      readonly objectionId: string;
      readonly reason: ObjectionPause;
      readonly comment: string;
    }
  | { readonly type: 'resume-objection'; readonly objectionId: string; readonly comment: string }
  | {
      readonly type: 'answer-objection';
      readonly objectionId: string;
      /** The households for which it is upheld; of the others it is not. */
      readonly upheld: readonly CaseId[];
      readonly result: string;
    }
  | { readonly type: 'close'; readonly secondBy: StaffId | null };

export type PublicityCommandType = PublicityCommand['type'];
