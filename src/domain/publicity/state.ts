import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Clock } from '../application/state.ts';
import type { PublicityRule } from '../policy/review-chain.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { BarredCase, ObjectionChannel, ObjectionPause, Objector } from './events.ts';
import type { NoticeItem } from './notice-item.ts';

export const noticeStatuses = ['prepared', 'published', 'closed', 'dropped'] as const;

export type NoticeStatus = (typeof noticeStatuses)[number];

/** PI-07: who weighed what publishing does to people, when, and what was found. */
export interface ImpactAssessment {
  readonly findings: string;
  readonly measures: string;
  readonly households: number;
  readonly withoutConsent: number;
  readonly assessedOn: PlainDate;
  readonly keepUntil: PlainDate;
  readonly by: StaffId;
}

export interface Objection {
  readonly objectionId: string;
  readonly objector: Objector | null;
  readonly channel: ObjectionChannel;
  readonly text: string;
  readonly caseIds: readonly CaseId[];
  readonly receivedOn: PlainDate;
  readonly clock: Clock;
  /** What its time stands for; null while it runs. */
  readonly pausedFor: ObjectionPause | null;
  readonly recordedBy: StaffId;
  readonly answer: {
    readonly resultNo: string;
    readonly upheld: readonly CaseId[];
    readonly result: string;
    readonly answeredOn: PlainDate;
    readonly by: StaffId;
  } | null;
}

/** A notice of publicity, folded from its stream. */
export interface NoticeState {
  readonly batchId: string;
  readonly office: OfficeId;
  readonly place: PublicityRule['at'];
  readonly status: NoticeStatus;
  readonly limit: TimeLimit;
  readonly shows: PublicityRule['shows'];
  readonly caseIds: readonly CaseId[];
  readonly preparedOn: PlainDate;
  readonly preparedBy: StaffId;
  readonly assessment: ImpactAssessment | null;
  readonly noticeNo: string | null;
  readonly publishedOn: PlainDate | null;
  readonly publishedBy: StaffId | null;
  readonly period: Clock | null;
  /** As they were published. */
  readonly items: readonly NoticeItem[];
  readonly objections: readonly Objection[];
  readonly passed: readonly CaseId[];
  readonly barred: readonly BarredCase[];
  readonly closedOn: PlainDate | null;
  readonly closedBy: StaffId | null;
}

/** An objection that nobody answered. */
export function isOpen(objection: Pick<Objection, 'answer'>): boolean {
  return objection.answer === null;
}
