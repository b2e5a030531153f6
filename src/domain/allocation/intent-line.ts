import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ReviewedHousehold } from './entry.ts';
import type { Declaration } from './intent-events.ts';
import type { IntentStatus } from './intent-state.ts';

/** A live intent with everything that the gates ask of its household. */
export interface IntentLine {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly no: string;
  readonly name: string;
  readonly status: IntentStatus;
  readonly areas: readonly string[];
  readonly declared: Declaration['kind'];
  /** Null before the re-review passed. */
  readonly reviewed: ReviewedHousehold | null;
  /** The last day on which all answers that the re-review stands on count. */
  readonly countsUntil: PlainDate | null;
  /** The household's standing on the list is as the re-review saw it. */
  readonly unchanged: boolean;
  /** On the list, not paused, not flagged, not banned. */
  readonly waits: boolean;
  readonly openDuplicate: boolean;
  readonly openObjection: boolean;
}
